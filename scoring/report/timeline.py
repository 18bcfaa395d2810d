"""What happened, minute by minute: the moments that matter, and the whole log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum
from typing import Final

from scoring import names
from scoring.report.parts.timeline import Moment
from scoring.report.told import Told
from scoring.report.tracks import DRIFTS
from scoring.report.visible import clipped
from sim.events import (
    FEELINGS,
    Announced,
    Answered,
    Commented,
    Delivered,
    Did,
    Ended,
    Escalated,
    Event,
    Expected,
    Learned,
    Moved,
    Published,
    Reminded,
    Said,
    Skipped,
    Slipped,
    Spread,
    Started,
    Steered,
    Wrote,
)
from sim.reading import MARKS

LABELS: Final = {
    "start": "STARTEX",
    "inject": "Inject",
    "contingency": "Contingency",
    "reply": "Reply",
    "teammate": "Reply (simulated teammate)",
    "step": "Step",
    "reaction": "Reaction",
    "silence": "Unanswered",
    "escalation": "Escalation",
    "article": "Published",
    "reminder": "Reminder",
    "comment": "Comment",
    "slip": "One voice",
    "reach": "Reach",
    "fact": "New fact",
    "mood": "Mood",
    "skipped": "Did not come",
    "expected": "Expected action",
    "document": "Document",
    "insert": "Inserted by the controller",
    "steer": "Controller",
    "control": "Controller",
    "message": "Message from the controller",
    "stop": "Emergency stop",
    "end": "ENDEX",
}
SHOWN: Final = (
    Started,
    Delivered,
    Said,
    Did,
    Answered,
    Escalated,
    Published,
    Reminded,
    Slipped,
    Ended,
    Wrote,
    Announced,
    Steered,
)
"""The events that are moments of the timeline; the log has all."""
STEERED: Final = {
    "send": "“{what}” sent at once",
    "resend": "“{what}” sent again",
    "skip": "“{what}” skipped",
    "move": "“{what}” moved to {clock}",
}
MOST_SHOWN: Final = 170
"""Columns of a text in the timeline; the log has all of it."""
MOST_NOTED: Final = 90
QUIET: Final = DRIFTS | {"spread"}
"""Causes that work in small steps all the time: the curves tell of them."""
FOLLOWS_S: Final = 60
"""An inject by the same person within this time is what an escalation without words of its own led to."""
LEAST_GROWTH: Final = 1.1
LEAST_TOLD: Final = 1.0
"""Points of 100: a smaller move of a feeling is not in the log."""
REACHED: Final = (100, 1_000, 5_000, 10_000, 50_000, 100_000, 500_000, 1_000_000)
"""Views whose passing is a moment of the timeline."""


class Timeline:
    """Tells the events of one drill, and what was done beside it."""

    def __init__(
        self, told: Told, events: Sequence[Event], beside: Sequence[Moment] = (), *, causes: bool = True
    ) -> None:
        self._told = told
        self._events = events
        self._beside = beside
        self._causes = causes

    def moments(self) -> tuple[Moment, ...]:
        """Injects, replies, steps, reactions, escalations, articles and reach, with long texts cut short."""
        told = [self._moment(event) for event in self._events if isinstance(event, SHOWN)]
        short = [self._short(moment) for moment in (*told, *self._beside) if moment]
        return tuple(sorted([*short, *self._reach()], key=lambda moment: (moment.at_s, moment.kind == "end")))

    def events(self) -> tuple[Moment, ...]:
        """The moments of these events alone, in their order, without the reach of posts."""
        told = [self._moment(event) for event in self._events]
        return tuple(self._short(moment) for moment in told if moment)

    def log(self) -> tuple[Moment, ...]:
        """Every event in its order, with whole texts and seconds.

        Left out are moves of feelings below a point or only by silence, time and spreading posts (the curves tell of
        them), and the reach of a post until it has grown by a tenth.
        """
        views: dict[str, int] = {}
        told = [self._moment(event) or self._other(event, views) for event in self._events]
        known = [moment for moment in told if moment]
        return tuple(sorted([*known, *self._beside], key=lambda moment: moment.at_s) if self._beside else known)

    def steered(self) -> tuple[Moment, ...]:
        """What a controller did to the injects, with whole texts."""
        told = (self._moment(event) for event in self._events if isinstance(event, (Announced, Steered)))
        return tuple(moment for moment in told if moment)

    def beside(self, at_s: int, kind: str, who: str, text: str, note: str = "") -> Moment:
        """A moment of the room, and not of the drill's events."""
        return self._make(max(0, at_s), kind, who, text, note)

    def _short(self, moment: Moment) -> Moment:
        text, note = clipped(moment.text, MOST_SHOWN), clipped(moment.note, MOST_NOTED)
        return Moment(moment.at_s, moment.clock, moment.kind, moment.label, moment.who, text, note)

    def _make(self, at_s: int, kind: str, who: str, text: str, note: str = "") -> Moment:
        return Moment(at_s, self._told.clock(at_s), kind, self._told.t(LABELS[kind]), who, text, note)

    def _moment(self, event: Event) -> Moment | None:
        told, lang = self._told, self._told.lang
        match event:
            case Started():
                return self._make(event.at_s, "start", "", told.text("title"))
            case Delivered():
                return self._delivered(event)
            case Said():
                kind = "teammate" if event.teammate else "reply"
                note = told.t("to {whom}, {channel}").format(
                    whom=told.who(event.to), channel=names.channel_name(event.by, lang)
                )
                return self._make(event.at_s, kind, told.role(event.who), event.text, note)
            case Did():
                return self._make(
                    event.at_s, "step", told.role(event.who), names.step_name(event.step, lang), event.note
                )
            case Answered():
                silence = event.answer == "silence"
                text = told.spoken(event) or told.title(event.inject)
                return self._make(event.at_s, "silence" if silence else "reaction", told.who(event.person), text)
            case Escalated():
                return self._escalated(event)
            case Published():
                note = told.t("with the clinic's answer") if event.answered else told.t("without the clinic's answer")
                return self._make(event.at_s, "article", told.who(event.person), told.spoken(event), note)
            case Commented():
                return self._make(event.at_s, "comment", f"@{event.handle}", told.spoken(event))
            case Reminded():
                return self._make(event.at_s, "reminder", "", told.spoken(event))
            case Slipped():
                return self._make(
                    event.at_s, "slip", told.role(event.who), event.quote, names.slip_name(event.slip, lang)
                )
            case Ended():
                return self._make(event.at_s, "end", "", told.t("The drill is over."))
            case Wrote():
                return self._wrote(event)
            case Announced():
                note = told.t("to {whom}, {channel}").format(
                    whom=told.several(event.to), channel=names.channel_name(event.by, lang)
                )
                return self._make(event.at_s, "insert", told.who(event.from_), event.text, note)
            case Steered() if event.does in STEERED:
                what = told.t(STEERED[event.does])
                text = what.format(what=told.title(event.inject), clock=told.clock(event.to_s))
                return self._make(event.at_s, "steer", "", text)
            case _:
                return None

    def _wrote(self, event: Wrote) -> Moment:
        told = self._told
        what = told.t("{document}, version {number}: {stage}").format(
            document=told.t("“{words}”").format(words=event.title or event.document),
            number=event.version,
            stage=names.stage_name(event.stage, told.lang),
        )
        words = event.text if event.stage == "draft" else event.note
        text = told.t("{what}: {words}").format(what=what, words=words) if words else what
        return self._make(event.at_s, "document", told.role(event.who), text)

    def _escalated(self, event: Escalated) -> Moment | None:
        """Without words of its own the step is told by the inject that follows it; without one, by where it goes."""
        told, lang = self._told, self._told.lang
        rung = names.rung_name(event.step, lang)
        if event.line:
            return self._make(event.at_s, "escalation", told.who(event.person), told.spoken(event), rung)
        if any(
            isinstance(each, Delivered) and each.from_ == event.person and 0 <= each.at_s - event.at_s <= FOLLOWS_S
            for each in self._events
        ):
            return None
        where = names.channel_name(event.by, lang)
        text = told.t("{what}, {where}").format(what=rung, where=where)
        return self._make(event.at_s, "escalation", told.who(event.person), text)

    def _delivered(self, event: Delivered) -> Moment:
        inject = self._told.inject(event.inject)
        kind = "contingency" if inject and inject.contingency else "inject"
        who = self._told.who(event.from_)
        text = self._told.text(event.line) or self._told.title(event.inject)
        note = self._told.text(f"injects.{event.inject}.title") if event.line else ""
        return self._make(event.at_s, kind, who, text, note)

    def _other(self, event: Event, views: dict[str, int]) -> Moment | None:
        told, lang = self._told, self._told.lang
        match event:
            case Skipped():
                return self._make(event.at_s, "skipped", "", told.title(event.inject))
            case Moved():
                if all(cause.why in QUIET for cause in event.causes):
                    return None
                moves = told.t("; ").join(self._feelings(event))
                return self._make(event.at_s, "mood", told.who(event.person), moves) if moves else None
            case Learned():
                return self._make(event.at_s, "fact", "", told.text(f"facts.{event.fact}.text"))
            case Spread():
                if event.views < LEAST_GROWTH * views.get(event.post, 0):
                    return None
                views[event.post] = event.views
                return self._make(event.at_s, "reach", told.title(event.post), self._seen(event.views, event.shares))
            case Expected():
                status = names.status_name(event.status, lang)
                return self._make(event.at_s, "expected", "", told.expected(event.expectation), status)
            case _:
                return None

    def _feelings(self, event: Moved) -> Iterator[str]:
        """Each feeling that moved enough to be told, with its strongest cause; the curves tell of waiting."""
        for feeling in FEELINGS:
            causes = [cause for cause in event.causes if cause.feeling == feeling and cause.why not in QUIET]
            by = 100 * fsum(cause.by for cause in causes)
            if causes and abs(by) >= LEAST_TOLD:
                cause = max(causes, key=lambda each: abs(each.by))
                if not self._causes and cause.why in MARKS:
                    yield f"{names.feeling_name(feeling, self._told.lang)} {by:+.1f}".replace("-", "−", 1)
                    continue
                why = names.cause_name(cause.why, self._told.lang) + (f" {cause.level}" if cause.level else "")
                text = self._told.t("{feeling} {by:+.1f} ({why})")
                name = names.feeling_name(feeling, self._told.lang)
                yield text.format(feeling=name, by=by, why=why).replace("-", "−", 1)

    def _seen(self, views: int, shares: int) -> str:
        return self._told.t("views: {views:,}, shares: {shares:,}").format(views=views, shares=shares)

    def _reach(self) -> Iterator[Moment]:
        """A moment each time that all posts together pass another of the round numbers."""
        seen: dict[str, Spread] = {}
        passed = 0
        for event in self._events:
            if not isinstance(event, Spread):
                continue
            seen[event.post] = event
            views, shares = sum(each.views for each in seen.values()), sum(each.shares for each in seen.values())
            reached = max((number for number in REACHED if number <= views), default=0)
            if reached > passed:
                passed = reached
                yield self._make(event.at_s, "reach", self._told.title(event.post), self._seen(views, shares))
