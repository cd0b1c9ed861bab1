"""Themes: names can be read and told apart by everybody, and a wrong token is named."""

from itertools import combinations
from pathlib import Path

import pytest
from tools.theme_names import computed

from linnet.theme import BUILT_IN, WrongTheme, built_in, contrast, find, load, name_colour, names_in
from linnet.theme.colour import SIGHTS, difference, mix
from linnet.theme.loading import FOLDER

THEMES = [built_in(name) for name in BUILT_IN]
"""Twice what is just seen."""
APART = 0.04


def written(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def grounds(theme):
    return (theme.background, theme.sidebar, theme.raised, theme.over(theme.mention))


@pytest.mark.parametrize("theme", THEMES, ids=BUILT_IN)
class TestTheThemesThatComeWithLinnet:
    def test_have_names_that_can_be_read_on_every_ground(self, theme):
        assert min(contrast(name, on) for name in theme.names for on in grounds(theme)) >= 4.5

    def test_have_names_that_anybody_can_tell_apart_whatever_cones_they_lack(self, theme):
        pairs = list(combinations(theme.names, 2))
        assert len(pairs) == 66
        for sight in SIGHTS:
            assert min(difference(a, b, sight) for a, b in pairs) >= APART, sight

    def test_have_text_that_can_be_read_on_every_ground(self, theme):
        for token in (theme.text, theme.secondary):
            assert min(contrast(token, on) for on in (*grounds(theme), theme.code)) >= 4.5


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_colours_in_the_files_are_those_that_are_computed(name):
    path = FOLDER / f"{name}.toml"
    assert path.read_text(encoding="utf-8") == computed(path)


def test_one_theme_is_dark_and_one_is_light():
    assert [theme.dark for theme in THEMES] == [True, False]


def test_a_person_has_the_same_place_among_the_colours_in_every_theme():
    dusk, meadow = THEMES
    assert name_colour(dusk, "000013") == dusk.names[1]
    assert name_colour(meadow, "000013") == meadow.names[1]
    assert name_colour(dusk, "somebody") in dusk.names


def test_a_thin_colour_lets_the_ground_through():
    assert mix("#ffffff80", "#000000") == "#808080"
    assert mix("#e5566f", "#000000") == "#e5566f"


def test_an_own_theme_says_only_what_is_different(tmp_path):
    theme = load(written(tmp_path, 'base = "meadow"\naccent = "#005fcc"'))
    assert (theme.name, theme.accent) == ("own", "#005fcc")
    assert theme.background == built_in("meadow").background


def test_names_can_be_read_on_the_grounds_of_an_own_theme(tmp_path):
    text = 'background = "#002b36"\nsidebar = "#00212b"\nraised = "#073642"'
    theme = load(written(tmp_path, text))
    assert min(contrast(name, on) for name in theme.names for on in grounds(theme)) >= 4.5
    assert len(set(theme.names)) == 12


def test_where_no_colour_can_be_read_names_have_the_colour_of_text(tmp_path):
    theme = load(written(tmp_path, 'background = "#000000"\nraised = "#ffffff"'))
    assert set(theme.names) == {theme.text}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('acent = "#e5566f"', "'acent' is no token; is it 'accent'?"),
        ('ground = "#e5566f"', "'ground' is no token; is it 'background'?"),
        ('xyz = "#e5566f"', "'xyz' is no token."),
        ('accent = "red"', "accent is a colour such as \"#e5566f\", not 'red'."),
        ('accent = "#e5566f\\n"', "accent is"),
        ("text = 5", "text is"),
        ('accent = "#e5566f80"', "accent is"),
        ('names = ["#e5566f"]', "names is twelve colours"),
        ('base = "noon"', "base is one of dusk, meadow, not 'noon'."),
        ("accent = ", "is no TOML"),
        ("base = []", "base is one of"),
    ],
)
def test_what_is_wrong_in_an_own_theme_is_named(tmp_path, text, told):
    with pytest.raises(WrongTheme, match=r"own\.toml") as wrong:
        load(written(tmp_path, text))
    assert told in str(wrong.value)


def test_bytes_that_are_no_text_are_no_theme(tmp_path):
    (tmp_path / "own.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(WrongTheme, match="is no TOML"):
        load(tmp_path / "own.toml")


def test_an_own_theme_is_found_by_the_name_of_its_file_and_no_other_file_is(tmp_path):
    themes = tmp_path / "themes"
    assert names_in(themes) == ["dusk", "meadow"]
    themes.mkdir()
    written(themes, 'accent = "#005fcc"')
    written(tmp_path, "")
    assert names_in(themes) == ["dusk", "meadow", "own"]
    assert find("own", themes).accent == "#005fcc"
    for name in ("../own", "gone", ""):
        with pytest.raises(WrongTheme, match="There is no theme"):
            find(name, themes)
