"""What each seat hears of: a role what is said to it, in public or to the whole team; those who watch, everything."""

from __future__ import annotations

from typing import Final

from scenarios.field import PUBLIC_CHANNELS
from sim.events import Announced, Answered, Delivered, Escalated, Event, Said

OPEN_CHANNELS: Final = PUBLIC_CHANNELS | {"press"}


class Sight:
    """One role's ears; it is told every event of the drill, in order."""

    def __init__(self, role: str, *, all_of_it: bool = False) -> None:
        """With `all_of_it`, nothing is kept from it."""
        self._role = role
        self._all = all_of_it
        self._met: set[str] = set()
        """The people whom this role has heard or answered."""

    def hears(self, event: Event) -> bool:
        """Whether this role hears of it."""
        if self._all:
            return True
        match event:
            case Delivered() | Announced():
                return self._spoken(event.from_, event.by, event.to)
            case Said():
                return self._said(event)
            case Answered() | Escalated():
                return event.by in PUBLIC_CHANNELS or event.person in self._met
            case _:
                return True

    def _spoken(self, who: str, by: str, to: tuple[str, ...]) -> bool:
        mine = self._role in to
        if mine:
            self._met.add(who)
        return mine or by in PUBLIC_CHANNELS or bool({"team", "public"} & set(to))

    def _said(self, said: Said) -> bool:
        mine = said.who == self._role
        if mine:
            self._met.add(said.to)
        return mine or said.to == "team" or said.by in OPEN_CHANNELS
