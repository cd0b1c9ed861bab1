"""One file with everything a server keeps: written while it runs, checked, and put back."""
