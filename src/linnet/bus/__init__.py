"""The news: tells audiences that a room moved on; nothing depends on it for correctness."""
