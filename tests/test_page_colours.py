"""What is written on the players' page can be read: the contrast of its colours, in light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parent.parent / "live" / "page" / "page.css").read_text(encoding="utf-8")
LEAST = 4.5
"""WCAG 2.2, AA, for text of ordinary size."""
SURFACES = ("paper", "card", "tint", "accent-soft")
PAIRS = [
    *((ink, surface) for ink in ("ink", "soft") for surface in SURFACES),
    *(("accent", surface) for surface in SURFACES),
    *((kind, surface) for kind in ("bad", "warn", "good") for surface in (f"{kind}-soft", "card")),
    ("warn", "paper"),
    ("bad", "paper"),
    ("ink", "bad-soft"),
    ("ink", "warn-soft"),
    ("on-accent", "accent"),
    ("card", "bad"),
    ("paper", "ink"),
]
EDGES = [("edge", "card"), ("edge", "paper")]
"""Lines that show where a field is: 3 is enough."""


def palette(dark: bool) -> dict[str, str]:
    start = CSS.index("prefers-color-scheme: dark") if dark else 0
    block = CSS[CSS.index(":root", start) : CSS.index("}", CSS.index(":root", start))]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", block))


def light(colour: str) -> float:
    """Relative luminance."""
    digits = colour[1:] if len(colour) == 7 else "".join(each * 2 for each in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_pair_of_colours_that_meets_can_be_read(dark: bool) -> None:
    colours = palette(dark)
    weak = {pair: round(found, 2) for pair in PAIRS if (found := contrast(colours[pair[0]], colours[pair[1]])) < LEAST}
    assert not weak
    assert not {pair for pair in EDGES if contrast(colours[pair[0]], colours[pair[1]]) < 3}


def test_a_weak_pair_would_be_noticed() -> None:
    """The control."""
    assert contrast("#ffffff", "#777777") < LEAST < contrast("#ffffff", "#767676")
