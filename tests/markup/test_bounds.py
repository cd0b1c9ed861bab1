"""A message made to be slow is not: 16 KB of marks of any kind are read in bounded time."""

import random
from time import process_time

import pytest

from linnet.markup import excerpt, mentions, parse
from linnet.protocol.limits import TEXT

MARKS = '[ > * || ` ~~ _ ]( [a]( @ :a: ![ \\ ``` [a] [`a` @"a a** >- ||a @a. {a \u0301 a( [[a]'
ADDRESSES = "https: https:// https://a/ https://a) mailto:a@ [x](https://a) https://a/( http://["
LINES = [
    "-\n",
    "- a\n",
    ">a\n",
    "> a\n\n",
    "1. a\n",
    "```\n",
    "```x\n\n",
    "a\n\n",
    "> " * 9 + "a\n",
]
SPACED = ["**a ", "_a_ ", "https://a ", "- ", "@_ ", "- " * 9 + "a\n", ":a ", "  "]
ATOMS = [*MARKS.split(), *ADDRESSES.split(), *LINES, *SPACED]
SECONDS = 0.25
"""Five times what is promised, for machines that are busy or slow."""


def took(text: str) -> float:
    """Processor seconds of the better of two readings."""
    parse("*warm* :tada:")
    times = []
    for _ in range(2):
        begin = process_time()
        parse(text)
        times.append(process_time() - begin)
    return min(times)


@pytest.mark.parametrize("atom", ATOMS, ids=repr)
def test_a_message_of_nothing_but(atom):
    assert took((atom * TEXT)[:TEXT]) < SECONDS


@pytest.mark.parametrize("seed", range(10))
def test_a_message_of_marks_at_random(seed):
    dice = random.Random(seed)
    some = dice.sample(ATOMS, 5)
    assert took("".join(dice.choice(some) for _ in range(TEXT))[:TEXT]) < SECONDS


@pytest.mark.parametrize("mark", ["*", "[", "> ", "- ", "||", "~~", "`", "_", "("])
def test_a_message_that_opens_and_closes_for_ever(mark):
    half = TEXT // 2 // len(mark)
    assert took(mark * half + "a" + mark * half) < SECONDS


def test_thousands_of_names_between_colons_are_looked_up_in_no_time():
    assert took(" ".join(f":a{number}:" for number in range(2_500))[:TEXT]) < SECONDS


def test_an_excerpt_of_the_greatest_message_is_short():
    assert len(excerpt("**word** " * (TEXT // 9), 80)) <= 80


def test_text_without_an_at_is_not_even_read():
    text = "`" * TEXT
    begin = process_time()
    for _ in range(1_000):
        mentions(text)
    assert process_time() - begin < SECONDS
