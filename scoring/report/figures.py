"""Numbers as a report tells them."""

from __future__ import annotations

from math import floor

from scenarios.words import Translate


def of_100(share: float) -> float:
    """A feeling of 0 to 1 as points of 100, to a tenth."""
    return round(100 * share, 1)


def rounded(score: float | None) -> float | None:
    """A score to a tenth; None for one that is not scored."""
    return None if score is None else round(score, 1)


def whole(score: float | None, t: Translate) -> str:
    """`68`, or the words for *not scored*."""
    return t("not scored") if score is None else f"{floor(score + 0.5)}"


def percent(share: float) -> str:
    """`68%`; none and all of it only where it is so."""
    whole_share = floor(100 * share + 0.5)
    return f"{max(1, min(99, whole_share)) if 0 < share < 1 else whole_share}%"


def signed(change: float) -> str:
    """`+12`, `−4.5`, `±0`."""
    tenth = round(change, 1)
    if not tenth:
        return "±0"
    return f"{tenth:+.1f}".removesuffix(".0").replace("-", "−")
