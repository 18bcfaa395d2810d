"""The turning points in words: what would have had to be different, and what would have come of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from scenarios.field import ROLES
from scenarios.shared_lines import nested
from scoring import names
from scoring.report.curves import Curves
from scoring.report.figures import of_100, rounded, whole
from scoring.report.parts.turns import TurnLine
from scoring.report.played import Played
from scoring.report.timeline import Timeline
from scoring.report.told import Told
from scoring.report.visible import clipped
from scoring.scorecard import Scorecard
from scoring.turning import TurningPoint
from scoring.whatif import Fork, changed
from sim.actions import Say
from sim.events import Delivered, Escalated, Event, Published

KINDS: Final = {
    "sooner": "Sooner",
    "words": "Other words",
    "speaker": "Another speaker",
    "said": "Answered at all",
}
HAD: Final = {
    "sooner": "Had the reply to {to} at {clock} come {amount} sooner",
    "words": "Had {who} used the model answer when replying to {to} at {clock}",
    "speaker": "Had {who} spoken to {to} at {clock}, and not {instead}",
    "said": "Had {who} given {to} the model answer at about {clock}",
}
RUNGS: Final = {
    "ask-again": "{who} asking again",
    "post": "{who}'s post",
    "press": "{who} going to the press",
    "bureau": "{who}'s complaint to the health bureau",
    "lawyer": "{who}'s visit to a lawyer",
}
MOST_NAMED: Final = 3
MOST_QUOTED: Final = 240
LEAST_QUOTED: Final = 110
"""Columns of the words where they stay as they were."""


class Turns:
    """Tells the turning points of one drill in one language."""

    def __init__(self, told: Told, drill: Played, card: Scorecard, *, named: bool = True) -> None:
        self._told = told
        self._drill = drill
        self._card = card
        self._named_roles = named
        self._ends_s = max((event.at_s for event in drill.events), default=0)

    def all(self, points: Sequence[TurningPoint]) -> tuple[TurnLine, ...]:
        """One line for each, in their order."""
        return tuple(self._line(point) for point in points)

    def _line(self, point: TurningPoint) -> TurnLine:
        told, fork = self._told, point.fork
        was = next(
            (each for each in self._drill.inputs if isinstance(each, Say) and each.id == fork.change.action), None
        )
        then = changed(fork)
        return TurnLine(
            kind=point.kind,
            kind_name=told.t(KINDS[point.kind]),
            expectation=point.expectation,
            name=self._name(point),
            action=fork.change.action,
            at_s=then.at_s,
            clock=told.clock((was or then).at_s),
            who=told.role((was or then).who),
            to=told.who(then.to),
            quote=clipped(was.text, MOST_QUOTED if point.kind == "words" else LEAST_QUOTED) if was else "",
            instead=told.model(point.expectation, then.who) if point.kind in ("words", "said") else "",
            sentence=self._sentence(point, was or then, then),
            total=rounded(self._card.total),
            total_then=rounded(fork.card.total),
            trust=of_100(self._card.trust.end),
            trust_then=of_100(fork.card.trust.end),
            gone=Timeline(told, fork.gone).events(),
            new=Timeline(told, fork.new).events(),
            happened=Curves(told, self._drill, self._card, self._ends_s).together().points,
            otherwise=Curves(told, fork.drill, fork.card, self._ends_s).together().points,
        )

    def _name(self, point: TurningPoint) -> str:
        if point.kind == "speaker":
            return names.cap_name("wrong-speaker", self._told.lang)
        return self._told.expected(point.expectation)

    def _sentence(self, point: TurningPoint, was: Say, then: Say) -> str:
        t, fork = self._told.t, point.fork
        had = t(HAD[point.kind]).format(
            who=self._role(then.who) if self._named_roles or point.kind == "speaker" else self._told.t("the team"),
            instead=self._role(was.who),
            to=self._whom(then.to),
            clock=self._told.clock(was.at_s),
            amount=self._amount(was.at_s - then.at_s),
        )
        gone, new = self._named(fork.gone), self._named(fork.new)
        tails = {
            (True, True): t("{then}; {gone} would not have happened, and {new} would have come instead."),
            (True, False): t("{then}; {gone} would not have happened."),
            (False, True): t("{then}; {new} would have come."),
            (False, False): t("{then}."),
        }
        return tails[bool(gone), bool(new)].format(then=self._figures(had, fork), gone=gone, new=new)

    def _figures(self, had: str, fork: Fork) -> str:
        t, card = self._told.t, self._card
        total, was = _apart(fork.card.total, card.total, self._told)
        trust, trusted = of_100(fork.card.trust.end), of_100(card.trust.end)
        if round(trust) == round(trusted):
            words = t(
                "{had}, the total would have been {total} instead of {was}, with trust at the end still {trust:.0f}"
            )
        else:
            words = t(
                "{had}, the total would have been {total} instead of {was}, "
                "and trust at the end {trust:.0f} instead of {trusted:.0f}"
            )
        return words.format(had=had, total=total, was=was, trust=trust, trusted=trusted)

    def _amount(self, by_s: int) -> str:
        t = self._told.t
        if by_s < 90:
            return t("{count} seconds").format(count=by_s) if by_s != 1 else t("one second")
        return t("{count} minutes").format(count=round(by_s / 60))

    def _role(self, role: str) -> str:
        return names.role_in_text(role, self._told.lang)

    def _whom(self, whom: str) -> str:
        if whom in ROLES:
            return self._role(whom)
        common = {"team": self._told.t("the team"), "public": self._told.t("the public")}
        return common.get(whom) or self._told.who(whom)

    def _named(self, events: Sequence[Event]) -> str:
        """What can be named in a few words, each once, as one phrase; empty where there is nothing."""
        called = list(dict.fromkeys(self._called(events)))
        t = self._told.t
        if len(called) > MOST_NAMED:
            called = [*called[: MOST_NAMED - 1], t("{count} more things").format(count=len(called) - MOST_NAMED + 1)]
        *first, last = called or [""]
        return t("{these} and {this}").format(these=t(", ").join(first), this=last) if first else last

    def _called(self, events: Sequence[Event]) -> Iterator[str]:
        told = self._told
        come = {(event.at_s, event.from_) for event in events if isinstance(event, Delivered)}
        for event in events:
            match event:
                case Delivered() if told.text(f"injects.{event.inject}.title"):
                    yield self._quoted(told.title(event.inject))
                case Escalated() if event.line or (event.at_s, event.person) not in come:
                    yield told.t(RUNGS[event.step]).format(who=told.who(event.person))
                case Published():
                    report = told.t("{who}'s report {headline}")
                    yield report.format(who=told.who(event.person), headline=self._quoted(told.spoken(event)))
                case _:
                    continue

    def _quoted(self, words: str) -> str:
        bare = words.strip().strip('“”"「」')
        return self._told.t("“{words}”").format(words=nested(bare, self._told.lang))


def _apart(then: float | None, was: float | None, told: Told) -> tuple[str, str]:
    """Two totals, with a decimal only where they could not be told apart without."""
    one, other = whole(then, told.t), whole(was, told.t)
    if one == other and then is not None and was is not None:
        return f"{then:.1f}", f"{was:.1f}"
    return one, other
