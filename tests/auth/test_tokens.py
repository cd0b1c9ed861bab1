"""Secrets are random, and codes can be read out loud."""

import re

from linnet.auth import tokens


def test_tokens_are_new_each_time_and_fit_a_header() -> None:
    some = {tokens.new_token() for _ in range(1_000)}
    assert len(some) == 1_000
    assert all(re.fullmatch(r"[\w-]{32}", token) for token in some)


def test_codes_are_three_groups_without_letters_that_look_like_digits() -> None:
    some = {tokens.new_code() for _ in range(1_000)}
    assert len(some) == 1_000
    group = "[0-9A-HJKMNP-TV-Z]{4}"
    assert all(re.fullmatch(f"{group}-{group}-{group}", code) for code in some)


def test_a_code_is_the_same_however_it_was_typed() -> None:
    kept = tokens.hash_code("7HQ0-M1XK-0B9T")
    assert tokens.hash_code(" 7hqo mLxk oB9t\n") == kept
    assert tokens.hash_code("7HQ0-M1XK-0B9V") != kept
