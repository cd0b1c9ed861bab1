"""Which names people may have."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linnet.auth import names
from linnet.protocol import limits
from linnet.protocol.reasons import Reason, Refused


def reason(name: str) -> Reason | None:
    try:
        names.clean(name)
    except Refused as refused:
        return refused.reason
    return None


@pytest.mark.parametrize(
    "name",
    [
        "Ann", "ann-marie", "O'Brien", "xX_Ann_Xx", "user1", "42", "Lilli", "Ann B. Lee",
        "Zo\u00eb", "\u0410\u043d\u043d\u0430", "\u7530\u4e2d\u3055\u3093", "\uae40\ucca0\uc218",
        "\u0639\u0644\u06cc \u0631\u0636\u0627", "\u05e9\u05e8\u05d4",
        "\u0928\u092e\u0938\u094d\u0924\u0947", "\u0e2a\u0e21\u0e0a\u0e32\u0e22",
        "Nguy\u1ec5n \u0110\u1eb7ng", "\u305f\u306a\u304bKen", "\u041f\u0451\u0442\u0440 Smith",
    ],
)  # fmt: skip
def test_people_are_called_this(name: str) -> None:
    assert names.clean(name) == name


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("  Ann   Lee ", "Ann Lee"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("\uff21\uff4e\uff4e", "Ann"),
        ("\u0410\u043d\u043d\u0430\u00a0", "\u0410\u043d\u043d\u0430"),
    ],
)
def test_a_name_is_kept_in_one_form(name: str, kept: str) -> None:
    assert names.clean(name) == kept


@pytest.mark.parametrize(
    "name",
    [
        "", "   ", "__", "-rf", ".x", "@ann", "#ann", "a:b", "a,b", "<b>", "a/b", "~1",
        "ann\x00", "a\nb", "a\tb", "a\x1b[2J", "\u202eann", "a\u200bnn", "a\u200dn", "a\u2066n",
        "\u3164", "\u2800", "\u115f\u1160", "\U000e0061nn", "\ud800", "\U0001f600", "ann\U0001f600",
        "\u0430nn", "r\u043eot", "a" + "\u0323\u0324\u0325\u032d", "\u0301a", "a\ufffe",
        "\u05d0nn",
    ],
)  # fmt: skip
def test_nobody_is_called_this(name: str) -> None:
    assert reason(name) is Reason.BAD_NAME


@pytest.mark.parametrize(
    "name",
    [
        "server", "Admin", "SYSTEM", "0wner", "ever yone".replace(" ", ""), "Room", "HERE",
        "lobby", "Linnet", "\uff33\uff25\uff32\uff36\uff25\uff32", "me", "483920", "12345",
        "1O0OO0", "4839201",
    ],
)  # fmt: skip
def test_these_names_are_the_servers(name: str) -> None:
    assert reason(name) is Reason.NAME_RESERVED


def test_the_longest_name_is_counted_in_bytes() -> None:
    longest = "\u00e9" * (limits.NAME // 2)
    assert names.clean(longest) == longest
    assert reason(longest + "x") is Reason.TOO_LONG
    assert reason("x" * 10_000_000) is Reason.TOO_LONG


@given(st.text(max_size=60))
def test_what_is_kept_is_visible_short_and_kept_again_as_it_is(wish: str) -> None:
    if (why := reason(wish)) is not None:
        assert why in (Reason.BAD_NAME, Reason.TOO_LONG, Reason.NAME_RESERVED)
        return
    name = names.clean(wish)
    assert names.clean(name) == name
    assert len(name.encode()) <= limits.NAME
    assert unicodedata.is_normalized("NFC", name)
    assert name.replace(" ", "").isprintable()
    assert "  " not in name
