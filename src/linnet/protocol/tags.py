"""The rule that gives each struct its tag on the wire."""


def tag(name: str) -> str:
    """CreateRoom -> create-room."""
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).lstrip("-")
