"""The page's colours can be read: WCAG AA contrast for every pair of text and ground, in light, dark and print."""

from __future__ import annotations

import re

import pytest

from scoring.report.render import TEMPLATES

CSS = (TEMPLATES / "style.css").read_text("utf-8")
PAIRS = [
    *(
        (ink, ground)
        for ink in ("ink", "soft")
        for ground in ("paper", "card", "tint", "good-soft", "bad-soft", "accent-soft")
    ),
    *((ink, "card") for ink in ("accent", "bad", "warn", "good")),
    ("accent", "paper"),
    ("accent", "accent-soft"),
    ("bad", "bad-soft"),
]


def palettes() -> dict[str, dict[str, str]]:
    """The colours of each :root block; a later block changes the first."""
    blocks = [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", block)) for block in re.findall(r":root \{([^}]*)\}", CSS)
    ]
    assert len(blocks) == 3
    return {"light": blocks[0], "dark": blocks[0] | blocks[1], "print": blocks[0] | blocks[2]}


def luminance(colour: str) -> float:
    """Relative luminance of `#rgb` or `#rrggbb` (WCAG 2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(letter * 2 for letter in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_text_can_be_read(scheme: str) -> None:
    """4.5 to 1 or more everywhere."""
    colours = palettes()[scheme]
    weak = {(ink, ground): round(contrast(colours[ink], colours[ground]), 2) for ink, ground in PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


def test_control_grey_on_grey_would_fail() -> None:
    """The measure knows a bad pair, and the two known ends of the scale."""
    assert contrast("#999", "#bbb") < 4.5
    assert round(contrast("#000", "#ffffff")) == 21
