"""Names have colours one can read, and none where none are wanted."""

import io

import pytest

from linnet.terminal.colour import ON_DARK, ON_LIGHT, PLAIN, palette_for


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def luminance(rgb: tuple[int, int, int]) -> float:
    parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def rgb(number: int) -> tuple[int, int, int]:
    steps = (0, 95, 135, 175, 215, 255)
    number -= 16
    return steps[number // 36], steps[number // 6 % 6], steps[number % 6]


@pytest.mark.parametrize(
    ("hues", "ground"), [(ON_DARK, (0x15, 0x17, 0x1C)), (ON_LIGHT, (255, 255, 255))]
)
def test_twelve_hues_each_with_a_contrast_of_four_and_a_half(hues, ground):
    assert len(set(hues)) == 12
    for hue in hues:
        bright, dark = sorted((luminance(rgb(hue)), luminance(ground)), reverse=True)
        assert (bright + 0.05) / (dark + 0.05) >= 4.49


def test_a_person_has_the_same_colour_everywhere():
    paint = palette_for(Terminal(), {"TERM": "xterm"})
    assert paint.name("Ann", "483920") == paint.name("Ann", "483920")
    assert paint.name("Ann", "483920") != paint.name("Ann", "483921")


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_who_wants_no_colours_gets_none(environment: dict[str, str]):
    assert palette_for(Terminal(), environment).name("Ann", "1") == "Ann"


def test_a_faint_line_stays_faint_after_a_name_in_it():
    paint = palette_for(Terminal(), {"TERM": "xterm"})
    line = paint.faint(f"→ {paint.name('Ann', '1')} joined")
    assert line.startswith("\x1b[2m→ ")
    assert line.endswith("Ann\x1b[0m\x1b[2m joined\x1b[0m")


def test_a_pipe_gets_no_colours():
    assert palette_for(io.StringIO(), {"TERM": "xterm"}) is PLAIN


def test_a_light_terminal_gets_dark_hues():
    light = palette_for(Terminal(), {"COLORFGBG": "0;15"})
    assert f"38;5;{ON_LIGHT[0]}m" in light.name("Ann", "12")
