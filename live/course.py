"""A stored drill on its way: store first, drill second, and simulated teammates take their turns in between.

Whatever the drill has taken is on disk. A process that is killed at any moment goes on with what it last called saved.
"""

from __future__ import annotations

from dataclasses import replace

from live.entry import Entry
from live.store import Store
from scenarios.words import Lang
from scoring.moment import proposed
from sim.actions import Action
from sim.drill import Drill
from sim.events import Event
from sim.journal import digest
from sim.reading import Reader
from sim.teammates import Teammates


class Course:
    """One drill, its place in the store, and those who fill the empty roles. Every method may raise a StoreError."""

    def __init__(
        self, store: Store, drill_id: str, drill: Drill, teammates: Teammates, reader: Reader, lang: Lang
    ) -> None:
        self.store = store
        self.drill_id = drill_id
        self.drill = drill
        self.teammates = teammates
        self.reader = reader
        self.lang = lang
        self.finished = False
        """Whether the store knows that ENDEX was reached."""

    @property
    def next_s(self) -> int:
        """The second at which an input counts that comes now."""
        return self.drill.now_s + 1

    def take(self, action: Action, *, ends_draft: bool = False, entry: Entry | None = None) -> bool:
        """Commits an input, with the entry of the room that it came by, and takes it.

        False, and nothing changes, for one that was taken before, and after ENDEX.
        """
        if action.at_s > self.drill.ends_s or any(action.id == each.id for each in self.drill.inputs):
            return False
        self.store.append(self.drill_id, action, ends_draft=ends_draft, entry=entry)
        self.drill.act(action)
        self.close()
        return True

    def advance(self, target_s: int, until: tuple[type[Event], ...] = ()) -> None:
        """Lets time pass up to a second, or up to the first event of the kinds to stop at (`until`)."""
        while self.drill.now_s < target_s and not self.drill.ended:
            if any(isinstance(event, until) for event in self._stride(target_s)):
                break

    def turn_s(self) -> int | None:
        """The second of a teammate's next turn, as things stand."""
        return self.teammates.next_s(self.drill)

    def turn(self, at_s: int) -> Action:
        """What a teammate does then; their words are read like anybody's, by what is known at their second."""
        return proposed(self.drill, self.reader, self.teammates.due(self.drill, at_s)[0], self.lang)

    def close(self) -> None:
        """Keeps that ENDEX was reached, once."""
        if self.drill.ended and not self.finished:
            self.store.finish(self.drill_id, None, digest(self.drill))
            self.finished = True

    def _stride(self, target_s: int) -> list[Event]:
        """On to what is due first, a teammate's turn or anything else; how the ticks fall makes no difference."""
        before = len(self.drill.events)
        next_s = self.drill.next_s()
        due_s = target_s if next_s is None else min(target_s, next_s)
        turn_s = self.turn_s()
        # Two whose turn is the same second follow each other, so that the clock never runs ahead of what was asked for.
        turn_s = None if turn_s is None else max(turn_s, self.next_s)
        if turn_s is None or turn_s > due_s:
            self.drill.advance_to(due_s)
        else:
            self.drill.advance_to(turn_s - 1)
            self.take(replace(self.turn(turn_s), at_s=turn_s))
        return self.drill.events[before:]
