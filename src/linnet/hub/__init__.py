"""The rules: pure functions from a room, a person, a command and the time to the next entry."""
