"""A drill judged anew: what happened stays as it happened, and only the marks of its replies are others.

The people were moved by the marks of the time; that is history and is not played again (`scoring.whatif` does that).
Judged again is all that rests on marks: replies, expected actions, slips that a mark makes, and so caps and totals.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import replace

from scenarios.field import ROLES
from scoring.evaluation.opinions import Levels
from scoring.moment import read_say
from sim.actions import Action, Say
from sim.coefficients import changed_numbers
from sim.drill import Drill
from sim.events import Event, Said, Slipped
from sim.expectations import Expectation, addresses
from sim.reading import Mark, Reader, Reading, Reply
from sim.voice import slips

Readings = Mapping[str, Reading]
"""Another reading for each reply, by its input's id."""


class JudgedAnew(Drill):
    """A drill that was played, with other readings; it is looked at and never goes on."""

    def __init__(self, drill: Drill, readings: Readings) -> None:
        """The replies that `readings` does not name keep theirs."""
        vars(self).update(vars(drill))
        self.inputs = [_with(action, readings) for action in drill.inputs]
        self._says = {action.id: action for action in self.inputs if isinstance(action, Say)}
        self._changed = readings
        self._told = list(self._told_anew(drill.events))
        self.expectations = copy.copy(drill.expectations)
        self.expectations.by_id = {name: self._judged(each) for name, each in drill.expectations.by_id.items()}

    @property
    def events(self) -> list[Event]:
        """What happened, with the other marks in what was said and the slips that they make."""
        return self._told

    def _told_anew(self, events: list[Event]) -> Iterator[Event]:
        for event in events:
            if isinstance(event, Said) and event.action in self._changed:
                say = self._says[event.action]
                yield replace(event, marks=say.reading.levels())
                # Who may speak to the press is no matter of marks: what was told of it stays.
                press, outside = self._to_press(say), self.is_outside(say)
                yield from slips(say, self._stage, to_press=press, outside=outside, allowed=frozenset(ROLES))
            elif isinstance(event, Slipped) and event.action in self._changed and event.slip != "wrong-speaker":
                continue
            else:
                yield event

    def _judged(self, each: Expectation) -> Expectation:
        """An expected reply as it stands with these marks, by the rule of `sim.expectations`."""
        judged = copy.copy(each)
        if each.step is not None or each.opened_s is None:
            return judged
        judged.fulfilled_s, judged.late, judged.attempt, judged.lacks = None, False, "", ()
        for say in self._attempts(each, each.opened_s):
            lacks = tuple(mark for mark in each.marks if not say.reading.level(mark))
            lacks += tuple(mark for mark in each.avoid if say.reading.level(mark))
            if not lacks:
                judged.fulfilled_s, judged.attempt, judged.lacks = say.at_s, say.id, ()
                judged.late = say.at_s > each.due_s
                break
            if not judged.attempt or len(lacks) < len(judged.lacks):
                judged.attempt, judged.lacks = say.id, lacks
        judged.missed = self.now_s > each.due_s and (judged.fulfilled_s is None or judged.late)
        return judged

    def _attempts(self, each: Expectation, opened_s: int) -> Iterator[Say]:
        """The replies to it, in order; an input comes before the injects of its second."""
        for say in self._says.values():
            if opened_s < say.at_s <= self.now_s and say.who in each.who and addresses(each, say):
                yield say


def with_levels(drill: Drill, levels: Levels) -> Drill:
    """The drill under these levels; a mark that is not named keeps its own, one that is confirmed its words too."""
    wanted: dict[str, dict[str, int]] = {}
    for (action, mark), level in levels.items():
        wanted.setdefault(action, {})[mark] = level
    says = [action for action in drill.inputs if isinstance(action, Say) and action.id in wanted]
    found = {say.id: _releveled(say.reading, wanted[say.id]) for say in says}
    return JudgedAnew(drill, {name: reading for name, reading in found.items() if reading is not None})


def reread(drill: Drill, reader: Reader, lang: str) -> dict[str, Reading]:
    """Every reply read by another reader in the moment in which it was said; by its input's id, all marks."""
    again = Drill(drill.script, drill.seed, changed_numbers(drill.coefficients))
    keeper = _Keeper(reader)
    found: dict[str, Reading] = {}
    for action in drill.inputs:
        again.advance_to(action.at_s - 1)
        if isinstance(action, Say):
            read_say(again, keeper, action, lang)
            found[action.id] = keeper.last
        again.act(action)
    return found


class _Keeper:
    """A reader that remembers its last reading whole, the absent marks with their confidence too."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.last = Reading()

    def read(self, reply: Reply) -> Reading:
        """The other reader's reading."""
        self.last = self._reader.read(reply)
        return self.last


def _releveled(reading: Reading, levels: Mapping[str, int]) -> Reading | None:
    """The reading with these levels, or None where it has them already."""
    changed = {mark: level for mark, level in levels.items() if reading.level(mark) != level}
    if not changed:
        return None
    marks = dict(reading.marks)
    for mark, level in changed.items():
        marks[mark] = Mark(level, marks[mark].evidence if mark in marks and level else ())
    return Reading(marks).present()


def _with(action: Action, readings: Readings) -> Action:
    if not isinstance(action, Say) or action.id not in readings:
        return action
    return replace(action, reading=readings[action.id].present())
