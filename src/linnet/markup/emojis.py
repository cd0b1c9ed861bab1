"""Names of emoji, as typed between colons."""

from functools import cache


def emoji(name: str) -> str:
    """The emoji of that name, such as `+1`, `tada`, `thumbs_up`; empty if there is none."""
    return _names().get(name.casefold(), "")


@cache
def _names() -> dict[str, str]:
    # Loaded for the first name between colons: takes 65 ms. The library's own search by name reads
    # all 5,000 emoji each time, which would let a message of unknown names last for seconds.
    from emoji import EMOJI_DATA, STATUS  # noqa: PLC0415

    names: dict[str, str] = {}
    for char, facts in EMOJI_DATA.items():
        if facts["status"] <= STATUS["fully_qualified"]:
            for name in (facts["en"], *facts.get("alias", ())):
                names.setdefault(name.strip(":").casefold(), char)
    return names
