"""Everybody and everything of one whole drill, and what its moments have in common."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scenarios.words import Lang
from tests.whole_console import Console
from tests.whole_host import Guest, Host
from tests.whole_pictures import Pictures
from tests.whole_player import Player
from tests.whole_words import NAMES


@dataclass
class Play:
    """Everybody and everything of one drill."""

    host: Host
    console: Console
    players: dict[str, Player]
    evaluator: Guest
    browser: Any
    shots: Pictures
    words: dict[str, Any]
    lang: Lang
    readme: Path | None = None
    reloads: int = 0
    sleeps: int = 0

    def __getitem__(self, seat: str) -> Player:
        return self.players[seat]

    @property
    def say(self) -> dict[str, str]:
        """Replies."""
        return self.words["say"]

    async def does(self, seat: str, step: str, note: str = "") -> None:
        """A step with its note, which is found by another name where a step is taken twice."""
        await self[seat].does(step, self.words["do"][note or step])

    async def tells_team(self, seat: str) -> None:
        """A word on the team's own channel."""
        await self[seat].says(self.say[f"team-{seat}"], "team", "internal")

    async def seen(self, moment: str, *seats: str, terminal: bool = False) -> None:
        """Pictures of a moment."""
        await self.shots.of(moment, *(self[seat] for seat in seats))
        if terminal:
            await self.console.pilot.pause(0.3)
            await self.shots.terminal(moment, self.console.app, self.browser)

    async def for_readme(self, seat: str = "") -> None:
        """A picture of the README."""
        if self.readme is None:
            return
        path = self.readme / f"team-{'phone' if seat else 'console'}-{self.lang}.png"
        if seat:
            await self[seat].page.screenshot(path=path)
        else:
            await self.console.pilot.pause(0.3)
            await self.shots.terminal("readme", self.console.app, self.browser, path)
        self.shots.to_shrink.append(path)

    def name_of(self, seat: str) -> str:
        """Who sits there."""
        return NAMES[self.lang][seat]
