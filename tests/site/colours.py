"""What eyes make of a colour: contrast as WCAG counts it, and how far two are from each other.

A colour is three numbers, 0 to 1, of linear light: red, green, blue.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

Colour = tuple[float, float, float]
Matrix = tuple[Colour, Colour, Colour]

# How the three kinds of colour blindness turn one colour into another, at their full strength:
# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
# Deficiency", 2009.
EYES: Mapping[str, Matrix] = {
    "common": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# Björn Ottosson, "A perceptual color space for image processing", 2020.
_CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_LAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def colour(written: str) -> Colour:
    """A colour as style sheets write it, such as ``#1f5d97``."""
    red, green, blue = (_linear(int(written[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def distance(one: Colour, other: Colour, eyes: str) -> float:
    """How different two colours look to those eyes: 0.02 can just be told, black to white is 1."""
    return math.dist(*(_lab(_times(EYES[eyes], each)) for each in (one, other)))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _luminance(light: Colour) -> float:
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def _lab(light: Colour) -> Colour:
    long, middle, short = (max(0.0, each) ** (1 / 3) for each in _times(_CONES, light))
    return _times(_LAB, (long, middle, short))


def _times(matrix: Matrix, vector: Colour) -> Colour:
    """Their product, of which only the light that there can be is left."""
    x, y, z = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z
