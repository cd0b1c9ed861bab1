"""Spelling, with the program of the system."""

import shutil

import pytest
from tests.desktop.conftest import Hand

from linnet.desktop.composer.spelling import words


def test_only_prose_is_looked_at():
    text = "Hello @Ann, see #garden or https://example.org/x.html and `cide` v2 at a.b don't /msg"
    assert [word for _at, word in words(text)] == ["Hello", "see", "or", "and", "at", "don't"]
    assert all(text[at : at + len(word)] == word for at, word in words(text))


def test_misspelt_words_are_underlined_and_others_offered(
    ann: Hand, monkeypatch: pytest.MonkeyPatch
):
    if shutil.which("hunspell") is None:
        pytest.skip("there is no hunspell here")
    monkeypatch.setattr("linnet.desktop.composer.spelling.language", lambda: "en_US")
    proofing = ann.chat.proofing
    ann.type("A gardn \U0001f426 of tulips, naïvly sai")
    ann.until(lambda: proofing.misspelt() == ["gardn", "naïvly"])
    (begin, end) = (str(place) for place in ann.chat.composer.editor.tag_ranges("misspelt")[:2])
    choices = proofing._choices("gardn", (begin, end))
    assert "garden" in [words for _icon, words, _deed in choices]
    next(deed for _icon, words, deed in choices if words == "garden")()
    ann.until(lambda: proofing.misspelt() == ["naïvly"])
    assert ann.chat.composer.text.startswith("A garden \U0001f426 of")
    proofing._learn("naïvly")
    ann.until(lambda: not proofing.misspelt())
    ann.window.kept.settings.spelling = False
    ann.type("d gardn ")
    ann.for_a_moment(700)
    assert not proofing.misspelt()
