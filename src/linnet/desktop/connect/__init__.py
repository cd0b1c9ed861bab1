"""Coming in: which server, and as whom."""
