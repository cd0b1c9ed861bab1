"""Names of emoji, as typed between colons."""

from functools import cache


def emoji(name: str) -> str:
    """The emoji of that name, such as `+1`, `tada`, `thumbs_up`; empty if there is none."""
    return _names().get(name.casefold(), "")


def names() -> tuple[str, ...]:
    """All names an emoji has, for who looks for one."""
    return tuple(_names())


@cache
def _names() -> dict[str, str]:
    # Loaded for the first name between colons: takes 20 to 60 ms. The library's own search
    # by name reads all 5,000 emoji each time: a message of unknown names would last for seconds.
    from emoji import EMOJI_DATA  # noqa: PLC0415

    names: dict[str, str] = {}
    for char, facts in EMOJI_DATA.items():
        for name in (facts["en"], *facts.get("alias", ())):
            # The first of those with one name is the one that is shown in colour.
            names.setdefault(name.strip(":").casefold(), char)
    return names
