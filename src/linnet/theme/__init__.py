"""The looks all faces share: one TOML file of colour tokens for each theme."""

from linnet.theme.colour import contrast, ink, mix
from linnet.theme.loading import BUILT_IN, WrongTheme, built_in, find, load, names_in
from linnet.theme.theme import Theme, name_colour

__all__ = [
    "BUILT_IN",
    "Theme",
    "WrongTheme",
    "built_in",
    "contrast",
    "find",
    "ink",
    "load",
    "mix",
    "name_colour",
    "names_in",
]
