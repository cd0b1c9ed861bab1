"""Everything a server keeps, as files anybody can read, and back into a server again."""
