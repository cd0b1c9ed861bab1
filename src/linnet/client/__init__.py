"""The other end: a session state machine without I/O, timelines, outbox and thin runners."""
