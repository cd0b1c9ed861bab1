"""The command line: the one program `linnet` and its commands."""
