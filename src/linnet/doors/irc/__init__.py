"""The door for IRC clients: lines become commands, entries become lines, and no rule lives here."""
