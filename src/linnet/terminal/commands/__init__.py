"""What can be typed: one table of commands, filled by feature."""
