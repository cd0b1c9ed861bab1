"""Linnet: self-hosted chat that starts with one command and opens every door."""

__all__ = ["__version__"]


def __getattr__(name: str) -> str:
    """Look the version up only when asked: reading package metadata costs start-up time."""
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415

        return version("linnet")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
