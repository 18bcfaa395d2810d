"""Pictures of the whole drill's moments: pages as they are, the controller's terminal drawn cell by cell."""

from __future__ import annotations

import base64
import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from scenarios.words import Lang
from tests.pictures import CELL, STYLE, cells
from tests.whole_player import Player

SIZE: Final = (120, 40)
"""Cells of the terminal."""
PALETTE: Final = """async (shot) => {
    const image = new Image()
    image.src = shot
    await image.decode()
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height })
    const pen = canvas.getContext('2d')
    pen.drawImage(image, 0, 0)
    const { data } = pen.getImageData(0, 0, image.width, image.height)
    const seen = new Map()
    for (let at = 0; at < data.length; at += 4) {
        const colour = (data[at] << 16) | (data[at + 1] << 8) | data[at + 2]
        seen.set(colour, (seen.get(colour) ?? 0) + 1)
    }
    const far = (one, other) => [16, 8, 0].reduce((sum, by) => sum + (((one >> by) & 255) - ((other >> by) & 255)) ** 2, 0)
    const often = [...seen].sort((one, other) => other[1] - one[1]).map(([colour]) => colour)
    const colours = []
    for (const apart of [700, 250, 60, 0])
        for (const colour of often)
            if (colours.length < 256 && colours.every((each) => far(each, colour) > apart)) colours.push(colour)
    const nearest = new Map([...seen.keys()].map((colour) => [colour, colours.reduce((best, each, index) => (far(each, colour) < far(colours[best], colour) ? index : best), 0)]))
    const indices = []
    for (let at = 0; at < data.length; at += 4) indices.push(nearest.get((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]))
    return { width: image.width, colours, indices }
}"""


@dataclass
class Pictures:
    """Where pictures of the moments go; nowhere if no folder is given."""

    folder: Path | None
    lang: Lang
    count: int = 0
    names: list[str] = field(default_factory=list)
    to_shrink: list[Path] = field(default_factory=list)

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


async def with_few_colours(browser: Any, path: Path) -> None:
    """The same picture with at most 256 colours, at half the size or less; those that are left out become the nearest."""
    page = await browser.new_page()
    shot = base64.b64encode(path.read_bytes()).decode()
    found = await page.evaluate(PALETTE, f"data:image/png;base64,{shot}")
    await page.close()
    width, indices = found["width"], bytes(found["indices"])
    rows = [indices[at : at + width] for at in range(0, len(indices), width)]
    head = struct.pack(">IIBBBBB", width, len(rows), 8, 3, 0, 0, 0)
    colours = b"".join(colour.to_bytes(3, "big") for colour in found["colours"])
    parts = ((b"IHDR", head), (b"PLTE", colours), (b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows), 9)))
    chunks = (*parts, (b"IEND", b""))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
