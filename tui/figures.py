"""Figures as signs: changes as arrows, scores as bars."""

from __future__ import annotations


def arrow(points: int) -> str:
    """`▲8`, `▼5`, or nothing for no change."""
    return f"▲{points}" if points > 0 else f"▼{-points}" if points < 0 else ""


def gauge(points: float, cells: int) -> str:
    """A bar of this many cells for 0 to 100 points."""
    full = min(cells, max(0, round(points / 100 * cells)))
    return "█" * full + "░" * (cells - full)
