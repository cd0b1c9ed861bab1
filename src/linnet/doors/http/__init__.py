"""The HTTP door: `/api/v1` for programs and `curl`, and what operators watch."""
