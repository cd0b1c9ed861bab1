"""The words: every command, entry, signal, reason and limit, and the codec to bytes."""
