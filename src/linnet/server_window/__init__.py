"""The server window: starts a server by double click, and shows what goes on there."""
