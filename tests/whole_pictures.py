"""Pictures of the whole drill's moments: pages as they are, the controller's terminal drawn cell by cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from scenarios.words import Lang
from tests.pictures import CELL, STYLE, cells
from tests.whole_player import Player

SIZE: Final = (120, 40)


@dataclass
class Pictures:
    """Where pictures of the moments go; nowhere if no folder is given."""

    folder: Path | None
    lang: Lang
    count: int = 0
    names: list[str] = field(default_factory=list)

    def _next(self, moment: str, screen: str) -> Path | None:
        if self.folder is None:
            return None
        self.folder.mkdir(parents=True, exist_ok=True)
        name = f"{self.lang}-{self.count:02}-{moment}-{screen}.png"
        self.names.append(name)
        return self.folder / name

    async def of(self, moment: str, *players: Player) -> None:
        """A moment on these pages."""
        self.count += 1
        for each in players:
            if path := self._next(moment, each.seat):
                await each.page.screenshot(path=path)

    async def terminal(self, moment: str, app: Any, browser: Any, path: Path | None = None) -> None:
        """The same moment at the controller's terminal, drawn cell by cell."""
        path = path or self._next(moment, "controller")
        if path is None:
            return
        size = {"width": SIZE[0] * CELL[0], "height": SIZE[1] * CELL[1]}
        page = await browser.new_page(viewport=size)
        await page.set_content(STYLE + "".join(cells(app)))
        await page.screenshot(path=path)
        await page.close()
