"""Arithmetic of colours written `#rrggbb`, or `#rrggbbaa` for what is laid over something.

Contrast is that of WCAG 2.2; differences are distances in Oklab, where 0.02 is just seen.
"""

from collections.abc import Sequence
from math import cos, dist, radians, sin
from typing import Literal, NamedTuple, get_args

READABLE = 4.5
"""Contrast of small text: WCAG 2.2, 1.4.3."""
Sight = Literal["usual", "protanopia", "deuteranopia", "tritanopia"]
"""How colours are seen: as most people do, or without red, green or blue cones."""
SIGHTS: tuple[Sight, ...] = get_args(Sight)


class Light(NamedTuple):
    """Linear red, green and blue, 0 to 1; outside of that no screen can show it."""

    red: float
    green: float
    blue: float


class Lab(NamedTuple):
    """A colour in Oklab."""

    lightness: float
    a: float
    b: float


# Machado, Oliveira and Fernandes (2009), severity 1, on linear light.
_SEEN: dict[Sight, tuple[Light, Light, Light]] = {
    "usual": (Light(1, 0, 0), Light(0, 1, 0), Light(0, 0, 1)),
    "protanopia": (
        Light(0.152286, 1.052583, -0.204868),
        Light(0.114503, 0.786281, 0.099216),
        Light(-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        Light(0.367322, 0.860646, -0.227968),
        Light(0.280085, 0.672501, 0.047413),
        Light(-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        Light(1.255528, -0.076749, -0.178779),
        Light(-0.078411, 0.930809, 0.147602),
        Light(0.004733, 0.691367, 0.303900),
    ),
}


def mix(over: str, ground: str) -> str:
    """What is seen where a colour lies over an opaque one: `#rrggbb`."""
    share = int(over[7:9] or "ff", 16) / 255
    mixed = (share * a + (1 - share) * b for a, b in zip(_bytes(over), _bytes(ground), strict=True))
    return "#" + "".join(f"{round(value):02x}" for value in mixed)


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: str, grounds: Sequence[str], towards: str) -> str:
    """This colour, with as much of another one as small letters need on all these grounds."""
    for share in range(0, 256, 8):
        mixed = mix(f"{towards}{share:02x}", colour)
        if all(contrast(mixed, ground) >= READABLE for ground in grounds):
            return mixed
    return towards


def ink(ground: str) -> str:
    """Black or white, whichever reads better there."""
    return max("#ffffff", "#101216", key=lambda colour: contrast(colour, ground))


def difference(one: str, other: str, sight: Sight = "usual") -> float:
    """How different two colours look."""
    return dist(seen(one, sight), seen(other, sight))


def seen(colour: str, sight: Sight) -> Lab:
    """Where a colour lies for somebody who sees in this way."""
    light = _light(colour)
    parts = (sum(a * b for a, b in zip(row, light, strict=True)) for row in _SEEN[sight])
    return _lab(Light(*(min(1.0, max(0.0, part)) for part in parts)))


def from_hue(lightness: float, chroma: float, hue: float) -> str | None:
    """The colour at these coordinates (OKLCH, hue in degrees); None where there is none."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    light = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    if not all(0 <= value <= 1 for value in light):
        return None
    return "#" + "".join(f"{round(255 * _encoded(value)):02x}" for value in light)


def _lab(light: Light) -> Lab:
    red, green, blue = light
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return Lab(
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _bytes(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _light(colour: str) -> Light:
    return Light(*(_decoded(value / 255) for value in _bytes(colour)))


def _luminance(colour: str) -> float:
    light = _light(colour)
    return 0.2126 * light.red + 0.7152 * light.green + 0.0722 * light.blue


def _decoded(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _encoded(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
