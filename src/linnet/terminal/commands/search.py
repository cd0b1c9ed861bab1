"""Commands for finding messages."""

from linnet.terminal.commands.line import Line, Row, alone


class Find(Line, frozen=True):
    """Find messages in all rooms, or go on with the search before."""

    query: str


class More(Line, frozen=True):
    """The next page of what was found."""


ROWS = (
    Row(
        "/search",
        {
            "/search WORDS": "find messages in all rooms, the newest first",
            '/search "red tulip" from:Ann in:garden has:file before:2026-11-20': "narrow it down",
        },
        lambda typed: Find(typed.text()),
    ),
    Row("/more", {"/more": "the next page of what was found or listed"}, alone(More())),
)
