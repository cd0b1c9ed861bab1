"""Text that means something: one reading of markup for every client and every door."""
