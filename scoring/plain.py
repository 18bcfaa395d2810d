"""A drill and its score as plain data: the object that `run --json` prints, and the data behind the JSON report."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from scoring.scorecard import DIMENSIONS, Scorecard, ScoredMark
from sim.drill import Drill
from sim.events import Answered, Commented, Delivered, Escalated, Published, Reminded, event_from_json, event_to_json


def run_to_json(drill: Drill, card: Scorecard, lang: str) -> dict[str, Any]:
    """All of a run: feelings and trust 0 to 1, scores 0 to 100 or null for unscored, times in seconds since STARTEX."""
    return {
        "scenario": card.scenario,
        "seed": card.seed,
        "digest": card.digest,
        "rules": card.rules,
        "lang": lang,
        "score": {"total": card.total, "coverage": card.coverage}
        | {name: card.dimension(name).score for name in DIMENSIONS},
        "trust": asdict(card.trust),
        "people": card.trust_of,
        "reach": asdict(card.reach),
        "caps": [asdict(cap) for cap in card.caps],
        "expectations": [asdict(each) for each in card.expectations],
        "objectives": [asdict(each) for each in card.objectives],
        "marks": [mark_to_json(mark) for reply in card.replies for mark in reply.marks],
        "events": [told(event_to_json(event), drill, lang) for event in drill.events],
    }


def mark_to_json(mark: ScoredMark) -> dict[str, Any]:
    """One mark with its evidence."""
    return asdict(mark)


def told(event: dict[str, Any], drill: Drill, lang: str) -> dict[str, Any]:
    """An event with the words behind its `line`."""
    whole = event_from_json(event)
    if isinstance(whole, (Delivered, Answered, Escalated, Published, Reminded, Commented)) and whole.line:
        return event | {"text": drill.script.spoken(whole, lang)}
    return event
