"""The middle of the window: what is said in a room."""
