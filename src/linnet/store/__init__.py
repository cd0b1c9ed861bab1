"""The memory: one small interface to rooms, entries and people, with databases behind it."""
