"""What the commands do, by feature as in `commands`."""
