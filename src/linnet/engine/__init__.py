"""The shell round the hub: performs commands in the one order and keeps each room's audience."""
