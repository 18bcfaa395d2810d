"""What people say to a reply for which the scenario has no words: a second reply, a call nobody asked for, a promise.

The scenario's own lines come first: somebody who was given one keeps to it. Reactions are few, so that a drill can be
read: one for a reply, a pause between two of the same person, and silence once their words are used up.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from scenarios.field import PUBLIC_CHANNELS, Channel
from sim.actions import Say
from sim.events import Answered, Cause, Delivered, Escalated, Event, Published
from sim.promises import promised
from sim.reading import GOOD_MARKS
from sim.response import WATCHERS, harm, quality, strength
from sim.stage import Stage
from sim.wording import Wording, groups, opening, quoted, short

HARMS: Final = (
    ("threat", "threatened"),
    ("privacy_breach", "exposed"),
    ("blame_shifting", "blamed"),
    ("minimising", "blamed"),
    ("emotional_language", "defensive"),
    ("defensiveness", "defensive"),
    ("evasion", "evasive"),
    ("speculation", "guessed"),
    ("jargon", "jargon"),
)
"""What a harmful mark does to those who hear it, the worst first."""
FEELING: Final = frozenset({"empathy", "active_listening", "apology", "respect", "support_offered", "accountability"})
"""Where one of these decides, somebody feels heard; otherwise told."""
PLEASED: Final = ("first", "heard", "told")
"""Triggers of those to whom good words were said."""
NEXT_BEST: Final = {
    "exposed": ("defensive",),
    "threatened": ("defensive",),
    "blamed": ("defensive",),
    "guessed": ("thin",),
    "jargon": ("thin",),
    "again": ("thin",),
    "first": ("heard",),
}
"""What serves where a temper has no words for the first."""
SOONEST_S, LATEST_S = 9, 24
"""After how long somebody reacts who has no line of the scenario (which comes after 5 s)."""
PAUSE_S: Final = 100
"""Between two such reactions of one person."""
APART_S: Final = 8
"""Between the reactions of two people."""
SLACK_S: Final = (180, 300)
"""How much later than promised is still in time: as long as the promised wait itself, within these bounds."""
_PLAIN: Final = re.compile(r"[\W_]+")


class Reactions:
    """The unscripted words of everybody but reporters."""

    def __init__(self, stage: Stage, wording: Wording, starts_s: int) -> None:
        self._stage = stage
        self._wording = wording
        self._starts_s = starts_s
        self._said: list[Say] = []
        self._spoke: dict[str, int] = {}
        """When somebody last said anything, scripted or not."""
        self._reacted: dict[str, int] = {}
        self._quoted: set[str] = set()
        """Who has repeated words that pleased them."""
        self._last_s = -APART_S
        self._inject: dict[str, str] = {}
        """What somebody last brought to the team."""
        stage.follow((Delivered, Answered, Escalated, Published), self._note)

    def said(self, say: Say) -> None:
        """Somebody may react to what was just said, and holds the clinic to what it promised."""
        person = self._listener(say)
        if person:
            wait = self._stage.moment(f"reacts:{say.id}", SOONEST_S, LATEST_S)
            first = person not in self._inject and not any(each.to == person for each in self._said)
            again = self._repeats(say, person)
            self._stage.agenda.at(say.at_s + wait, lambda: self._react(person, say, first=first, again=again))
        promise = promised(say, self._starts_s)
        if promise and person:
            self._hold_to(person, say, *promise)
        self._said.append(say)

    def _note(self, event: Event) -> None:
        if isinstance(event, Delivered) and event.from_:
            self._spoke[event.from_] = event.at_s
            self._inject[event.from_] = event.inject
        elif isinstance(event, (Answered, Escalated, Published)) and event.line:
            self._spoke[event.person] = event.at_s

    def _listener(self, say: Say) -> str:
        """Who might react: the one addressed, or where all are, somebody of the public."""
        people = self._stage.scenario.people
        if say.to in people and say.to != "public":
            return say.to
        if say.by not in PUBLIC_CHANNELS or say.to == "team":
            return ""
        watching = [name for name, person in people.items() if person.is_ == "public"]
        return "public" if "public" in watching else next(iter(watching), "")

    def _repeats(self, say: Say, person: str) -> bool:
        """Whether these very words were said to them, or to everybody, before."""
        heard = (each for each in self._said if each.to == person or each.by in PUBLIC_CHANNELS)
        return any(_alike(each.text, say.text) for each in heard)

    def _react(self, person: str, say: Say, *, first: bool, again: bool) -> None:
        now = self._stage.now_s
        mind = self._stage.minds[person]
        if mind.person.is_ == "journalist" or self._spoke.get(person, -1) >= say.at_s:
            return
        if now - self._reacted.get(person, -PAUSE_S) < PAUSE_S or now - self._last_s < APART_S:
            return
        if any(each.at_s > say.at_s and self._listener(each) == person for each in self._said):
            return
        trigger, quote = self._trigger(person, say, first=first, again=again)
        said = "" if trigger == "again" else say.text  # who says the same twice may be mocked for it
        self._speak(person, trigger, quote, say.id, _where(say.by), said=said)

    def _trigger(self, person: str, say: Say, *, first: bool, again: bool) -> tuple[str, str]:
        """What was just done to them, and the words that did it."""
        levels = say.reading.levels()
        kind, wants = self._stage.scenario.people[person].is_, self._stage.plan.wants[person]
        numbers = self._stage.numbers
        content = quality(levels, kind, wants, numbers) - harm(levels, numbers) / 2 >= numbers["ladder.content"]
        for mark, trigger in HARMS:
            if levels.get(mark, 0) == 2 or (levels.get(mark) and not content):
                return trigger, quoted(say, (mark,)) or opening(say)
        if levels.get("public_compensation") and kind == "public":
            return "bid", quoted(say, ("public_compensation",))
        if again:
            return "again", opening(say)
        weights = numbers.outside if kind in WATCHERS else numbers.room
        present = [mark for mark in GOOD_MARKS if levels.get(mark)]
        ranked = sorted(
            present,
            key=lambda mark: (
                -weights[mark] * strength(levels[mark], numbers) * (numbers["wants"] if mark in wants else 1)
            ),
        )
        quote = quoted(say, ranked)
        if not content:
            return "thin", quote or opening(say)
        if first and say.by not in PUBLIC_CHANNELS:
            return "first", quote
        return ("heard" if ranked[0] in FEELING else "told"), quote

    def _hold_to(self, person: str, say: Say, due_s: int, words: str) -> None:
        slack = min(SLACK_S[1], max(SLACK_S[0], due_s - say.at_s))
        if due_s + slack < self._stage.scenario.lasts:
            self._stage.agenda.at(due_s + slack, lambda: self._broken(person, say, words))

    def _broken(self, person: str, promise: Say, words: str) -> None:
        """Nobody was in touch by then."""
        later = self._said[self._said.index(promise) + 1 :]
        if any(self._listener(each) == person or each.by in PUBLIC_CHANNELS for each in later):
            return
        numbers = self._stage.numbers
        causes = [
            Cause("trust", numbers["promise.broken.trust"], "broken-promise"),
            Cause("anger", numbers["promise.broken.anger"], "broken-promise"),
        ]
        self._stage.move(person, causes, promise.id)
        if self._stage.scenario.people[person].is_ != "journalist":
            self._speak(person, "broken", short(words), "", _where(promise.by), answer="broken-promise")

    def _speak(
        self, person: str, trigger: str, quote: str, action: str, by: Channel, *, answer: str = "", said: str = ""
    ) -> None:
        now, who = self._stage.now_s, self._stage.scenario.people[person]
        mood = self._stage.minds[person].mood(now)
        found = groups(who.is_, who.temper, (trigger, *NEXT_BEST.get(trigger, ())), mood)
        if trigger in PLEASED:
            # Nobody repeats what pleased them, in quotation marks, time and again.
            quote = "" if person in self._quoted else quote
            self._quoted.add(person)
        line = self._wording.find(found, quote, f"{person}:{action or now}", said)
        if line:
            self._reacted[person] = self._last_s = now
            inject = self._inject.get(person, "")
            self._stage.emit(Answered(now, person, inject, answer or f"said-{trigger}", action, by, line, quote))


def _where(by: Channel) -> Channel:
    """Where somebody reacts to what was said there: under a statement nobody can write."""
    return "social" if by in ("press", "website") else by


@lru_cache(maxsize=8192)
def _alike(one: str, other: str) -> bool:
    """Whether two texts are the same but for signs, or share nine tenths of their pairs of letters."""
    left, right = _pairs(one), _pairs(other)
    few, many = sorted((len(left), len(right)))
    if few < 8:
        return left == right
    return few >= 0.9 * many and len(left & right) >= 0.9 * len(left | right)


@lru_cache(maxsize=2048)  # thousands of drills of one scenario say the same things
def _pairs(text: str) -> frozenset[str]:
    plain = _PLAIN.sub("", text).lower()
    return frozenset(plain[i : i + 2] for i in range(max(1, len(plain) - 1)))
