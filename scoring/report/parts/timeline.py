"""One line of the timeline."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Moment:
    """One line of the timeline."""

    at_s: int
    clock: str
    kind: str
    """A key of `scoring.report.timeline.LABELS`: `inject`, `reply`, `step`, `reaction` …"""
    label: str
    """The kind in words."""
    who: str
    text: str
    note: str = ""
