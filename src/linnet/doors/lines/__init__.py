"""What all doors that speak lines over TCP have in common; README.md says how to add one."""
