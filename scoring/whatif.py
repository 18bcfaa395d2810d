"""What if: one reply changed, sooner, later, by somebody else or in other words; all chance as it was.

The fork is the same drill with the same seed, numbers and other inputs. A reply that is neither moved nor changed gives
the same drill byte for byte; a reply whose words are the same keeps its reading, for a replay never reads again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from scenarios.field import Role
from scoring.moment import read_say
from scoring.score import Items, Numbers, items, numbers_on, scorecard
from scoring.scorecard import Scorecard
from sim.actions import Action, Say
from sim.coefficients import changed_numbers
from sim.drill import Drill
from sim.events import Answered, Delivered, Escalated, Event, Published, Slipped
from sim.reading import Mark, Reader, Reading


class NoReplyError(LookupError):
    """There is no reply at or after that moment."""


@dataclass(frozen=True)
class Change:
    """One change to one reply."""

    action: str
    """The input that is changed, or empty for one that is added."""
    delay_s: int = 0
    """How much later it comes; below zero, how much sooner."""
    text: str | None = None
    """Other words, or None to leave them."""
    who: Role | None = None
    """Another speaker, or None."""
    levels: tuple[tuple[str, str, int], ...] = ()
    """Marks of replies as they would have been read, each an input, a mark and a level: other words for these alone."""
    added: Say | None = None
    """A reply that was never given; it is read in the fork."""


@dataclass(frozen=True)
class Fork:
    """What happened beside what would have happened."""

    change: Change
    drill: Drill
    card: Scorecard
    gone: tuple[Event, ...]
    """What happened and would not have: injects, reactions, steps of ladders, articles, slips."""
    new: tuple[Event, ...]
    """What did not happen and would have."""


@dataclass(frozen=True)
class Trial:
    """A finished drill on which changes are tried."""

    drill: Drill
    reader: Reader
    """For words that nobody has read yet."""
    lang: str
    """In which it was played."""
    role: Role | None = None
    """Whose score is compared; None for the team's."""

    def of(self, change: Change) -> Fork:
        """What would have been with that change."""
        fork = forked(self.drill, change, self.reader, self.lang)
        return compared(self.drill, fork, change, self.role)


def reply_at(drill: Drill, at_s: int) -> Say:
    """The first reply at or after that second; raises NoReplyError."""
    for action in drill.inputs:
        if isinstance(action, Say) and action.at_s >= at_s:
            return action
    raise NoReplyError(at_s)


def forked(drill: Drill, change: Change, reader: Reader, lang: str) -> Drill:
    """The same drill with one reply changed; it is read again only if its words are others."""
    fork = Drill(drill.script, drill.seed, changed_numbers(drill.coefficients))
    for action in _ordered(drill, change):
        if isinstance(action, Say) and _is_new(action, change):
            fork.advance_to(action.at_s - 1)
            action = read_say(fork, reader, replace(action, text=change.text or action.text), lang)
        fork.act(action)
    fork.advance_to(drill.now_s)
    return fork


def compared(drill: Drill, fork: Drill, change: Change, role: Role | None = None) -> Fork:
    """The fork with its score, and the events that only one of the two has."""
    before, after = _marked(drill), _marked(fork)
    gone = tuple(event for key, event in before.items() if key not in after)
    new = tuple(event for key, event in after.items() if key not in before)
    return Fork(change, fork, scorecard(fork, role), gone, new)


def on_same_items(drill: Drill, fork: Drill, role: Role | None = None) -> tuple[Numbers, Numbers]:
    """Both scores by what both drills were scored on, for the worth of a change.

    Expected actions that came in one of them only measure neither, an attempt that either of them counts is open to
    both, and a reply that was judged for one voice in one is judged in both. Else a harm less could cost points.
    """
    one, other = items(drill), items(fork)
    both = Items(one.expected & other.expected, one.tried | other.tried, one.judged | other.judged)
    return numbers_on(drill, role, both), numbers_on(fork, role, both)


def changed(fork: Fork) -> Say:
    """The reply as it is in the fork; raises NoReplyError for one that would have come after ENDEX."""
    wanted = fork.change.added.id if fork.change.added else fork.change.action
    for action in fork.drill.inputs:
        if isinstance(action, Say) and action.id == wanted:
            return action
    raise NoReplyError(wanted)


def earliest(drill: Drill, say: Say) -> int:
    """The second after the last of what it answers had come: a reply cannot come before what it answers."""
    said = next(event for event in drill.events if event.kind == "said" and event.action == say.id)
    asked = [event.at_s for event in drill.events if isinstance(event, Delivered) and event.inject in said.answers]
    return max((at_s for at_s in asked if at_s < say.at_s), default=-1) + 1


def _is_new(say: Say, change: Change) -> bool:
    """Whether nobody has read these words yet."""
    return say is change.added or (say.id == change.action and bool(change.text) and change.text != say.text)


def _ordered(drill: Drill, change: Change) -> list[Action]:
    inputs = [_changed(drill, action, change) for action in drill.inputs]
    inputs += [change.added] if change.added is not None else []
    places = {action.id: place for place, action in enumerate(inputs)}
    return sorted(inputs, key=lambda action: (action.at_s, places[action.id]))


def _changed(drill: Drill, action: Action, change: Change) -> Action:
    if not isinstance(action, Say):
        return action
    levels = {mark: Mark(level) for of, mark, level in change.levels if of == action.id}
    if levels:
        action = replace(action, reading=Reading({**action.reading.marks, **levels}).present())
    if action.id != change.action:
        return action
    at_s = action.at_s + change.delay_s
    if change.delay_s < 0:
        at_s = max(at_s, earliest(drill, action))
    return replace(action, at_s=at_s, who=change.who or action.who)


def _marked(drill: Drill) -> dict[tuple[str, ...], Event]:
    """What happened, by what it was and not by when."""
    found: dict[tuple[str, ...], Event] = {}
    key: tuple[str, ...]
    for event in drill.events:
        match event:
            case Delivered():
                key = ("delivered", event.inject, str(event.number))
            case Answered():
                key = ("answered", event.inject, event.answer)
            case Escalated():
                key = ("escalated", event.person, str(event.rung))
            case Published():
                key = ("published", event.inject, str(event.answered))
            case Slipped():
                key = ("slipped", event.action, event.slip, event.fact)
            case _:
                continue
        found.setdefault(key, event)
    return found
