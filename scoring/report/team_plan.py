"""The improvement plan (AAR/IP): what to change, who sees to it, by when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Final

from scenarios.field import ROLES
from scoring.report.day import day
from scoring.report.parts.feedback import ImprovementLine
from scoring.report.parts.team import PlanLine, SheetLine, SilenceLine, WaitLine
from scoring.report.told import Told
from scoring.report.visible import clipped

MOST_LESSONS: Final = 5
"""So many lines come from the score; a plan of twenty lines is done by nobody."""
SOON_S: Final = 120
"""A wait between colleagues that is no longer needs no line in a plan."""
DAYS: Final = {"harmful": 7, "voice": 7, "late": 14, "missed": 14, "weak": 14, "process": 14}
AGREE_DAYS: Final = 7
"""For what a team settles by agreeing on it."""
TRAIN_DAYS: Final = 30
MOST_SHOWN: Final = 260


class Plan:
    """Makes the lines."""

    def __init__(self, told: Told, held_on: date | None) -> None:
        self._told = told
        self._held_on = held_on

    def lines(
        self,
        improvements: Iterable[ImprovementLine],
        waits: Sequence[WaitLine],
        silences: Sequence[SilenceLine],
        sheet: Iterable[SheetLine],
    ) -> tuple[PlanLine, ...]:
        """What lost most points first, then working together, then objectives that evaluators rated M or U."""
        lessons = (self._lesson(each) for each in improvements if each.hint or each.instead)
        return (
            *islice(lessons, MOST_LESSONS),
            *self._waiting([each for each in waits if each.lasts_s >= SOON_S]),
            *self._silent(silences),
            *self._objectives(sheet),
        )

    def _lesson(self, each: ImprovementLine) -> PlanLine:
        t = self._told.t
        problem = t("{kind}: {what}").format(kind=each.kind_name, what=each.name)
        instead = t("Say instead: “{words}”").format(words=clipped(each.instead, MOST_SHOWN))
        return self._line(problem, each.clock, each.hint or instead, each.roles, DAYS.get(each.kind, 14))

    def _waiting(self, waits: Sequence[WaitLine]) -> Iterator[PlanLine]:
        """One line each for the longest wait for a document's stage and for an answer between roles."""
        t = self._told.t
        stage = next((each for each in waits if each.kind == "stage"), None)
        asked = next((each for each in waits if each.kind in ("question", "passed")), None)
        if stage is not None:
            action = t(
                "Name a deputy who may do this stage, and tell the writers whom to call when nothing comes within two "
                "minutes."
            )
            yield self._line(self._waited(stage), stage.clock, action, stage.roles, AGREE_DAYS)
        if asked is not None:
            action = t(
                "Answer a colleague's question within two minutes, if only with “I do not know yet”, and say who takes "
                "it on."
            )
            yield self._line(self._waited(asked), asked.clock, action, asked.roles, AGREE_DAYS)

    def _waited(self, each: WaitLine) -> str:
        return self._told.t("{waiting} waited {span} for {whom}: {about}").format(
            waiting=each.waiting, span=self._told.span(each.lasts_s), whom=each.whom, about=each.about
        )

    def _silent(self, silences: Sequence[SilenceLine]) -> Iterator[PlanLine]:
        roles = tuple(dict.fromkeys(each.role for each in silences))
        if roles:
            t, first = self._told.t, silences[0]
            problem = t("Nothing came from {who} for {span} while something waited").format(
                who=self._told.in_text((first.role,)), span=self._told.span(first.lasts_s)
            )
            action = t("Say on the internal channel within a minute who takes what has come in, and when it is done.")
            yield self._line(problem, first.clock, action, roles, AGREE_DAYS)

    def _objectives(self, sheet: Iterable[SheetLine]) -> Iterator[PlanLine]:
        for each in sheet:
            rated = [rating.rating for rating in each.ratings]
            if {"M", "U"} & set(rated):
                t = self._told.t
                problem = t("Evaluators rated “{objective}” {ratings}").format(
                    objective=each.text, ratings=t(", ").join(rated)
                )
                action = t("Drill this objective again, alone if need be, and let the same evaluators look at it.")
                yield self._line(problem, "", action, ("director",), TRAIN_DAYS)

    def _line(self, problem: str, clock: str, action: str, roles: tuple[str, ...], days: int) -> PlanLine:
        named = tuple(role for role in roles if role in ROLES)
        owner = self._told.roles(named) or self._told.t("The team")
        return PlanLine(problem, clock, action, owner, named, self._due(days))

    def _due(self, days: int) -> str:
        if self._held_on is None:
            return self._told.t("within {days} days").format(days=days)
        return day(self._held_on + timedelta(days=days), self._told.lang)
