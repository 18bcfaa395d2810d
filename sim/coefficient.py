"""One number of the model, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Standing = Literal["sourced", "fitted", "chosen"]


@dataclass(frozen=True)
class Coefficient:
    """One number and where it comes from; its range is in `scenarios.numbers`."""

    value: float
    unit: str
    standing: Standing
    source: str


def chosen(value: float, unit: str, source: str) -> Coefficient:
    """A number of ours."""
    return Coefficient(value, unit, "chosen", source)
