"""Drills that were held, in words: whose one was, what it is called, and how it ended."""

from __future__ import annotations

from live.records import DrillSummary
from scenarios.words import Lang, translator
from scoring.names import role_name
from scoring.report.figures import whole


def whose(drill: DrillSummary, lang: Lang) -> str:
    """The player's role, or that a team held it."""
    return translator("tui", lang)("Team drill") if drill.team else role_name(drill.role, lang)


def title_of(drill: DrillSummary, lang: Lang) -> str:
    """The scenario's title in this language, or in any."""
    return drill.title.get(lang) or next(iter(drill.title.values()), drill.scenario)


def score_of(drill: DrillSummary, lang: Lang) -> str:
    """`68/100`, or that it is not scored."""
    t = translator("tui", lang)
    return t("not scored") if drill.total is None else f"{whole(drill.total, t)}/100"


def day_of(drill: DrillSummary) -> str:
    """The day and the time of day, to the minute."""
    return drill.created[:16].replace("T", " ")
