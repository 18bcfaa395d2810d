"""Makes the pictures of the README: a drill at the console, drawn cell by cell in a browser.

`python -m tests.pictures [--browser chromium]` writes docs/console-<language>.png. Textual's own export squeezes
Chinese characters, so each cell gets a place of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from rich.cells import cell_len
from rich.color import Color

from live.solo import Solo
from live.store import Store
from scenarios.shelf import load
from scenarios.words import LANGS, Lang
from tests.tui_stage import Stage, write

SIZE = (110, 40)
CELL = (9, 20)
SAID = {
    "zh-TW": "王太太您好，我是客服主管何雅婷。先生痛了一整晚，打了三通都沒人接，"
    "換作是我也會又急又氣。您先坐，慢慢說，我在聽。",
    "en": "Mrs Wang, I'm Ya-ting, I run patient services. In pain all night and three calls that nobody answered: "
    "I would be furious too. Please sit down and tell me from the start.",
}
DRAFT = {
    "zh-TW": "王先生，這樣痛了一整夜，一定很害怕。請先看一下手指：",
    "en": "Mr Wang, a whole night like that must be frightening. Please look at your fingers first: ",
}
STYLE = """<meta charset="utf-8"><style>body{margin:0;background:#10151a}span{position:absolute;height:20px;
font:15px/20px "DejaVu Sans Mono","Noto Sans Mono CJK TC",monospace;text-align:center;white-space:pre}</style>"""


def cells(app: Stage) -> Iterator[str]:
    """Each character of the screen as an element in its place."""
    for row, strip in enumerate(app.screen._compositor.render_strips()):
        column = 0
        for segment in strip:
            style = segment.style
            front = colour(style.color if style else None, "#d8dee4")
            back = colour(style.bgcolor if style else None, "#10151a")
            if style and style.reverse:
                front, back = back, front
            weight = "bold" if style and style.bold else "normal"
            for character in segment.text if not segment.control else "":
                width = cell_len(character)
                place = f"left:{column * CELL[0]}px;top:{row * CELL[1]}px;width:{width * CELL[0]}px"
                look = f"background:{back};color:{front};font-weight:{weight}"
                yield f'<span style="{place};{look}">{html.escape(character)}</span>'
                column += width


def colour(value: Color | None, default: str) -> str:
    """`#rrggbb`."""
    return default if value is None or value.is_default else value.get_truecolor().hex


async def console(lang: Lang, folder: Path) -> str:
    """The console a few minutes into a drill, as a page."""
    with Store(folder / "drills.db") as store:
        solo = Solo.start(store, load("angry-patient"), role="service", lang=lang, seed=7)
        app = Stage(lang, store, solo)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await write(pilot, SAID[lang])
            await pilot.press("ctrl+s", *["f8"] * 3, "ctrl+n", "ctrl+n")
            await write(pilot, DRAFT[lang])
            await pilot.pause(1.0)
            return STYLE + "".join(cells(app))


def drawn(browser: str, page: str, target: Path, folder: Path) -> None:
    """The page as a PNG."""
    source = folder / "page.html"
    source.write_text(page, encoding="utf-8")
    width, height = SIZE[0] * CELL[0], SIZE[1] * CELL[1]
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking"]
    command = [browser, *flags, f"--user-data-dir={folder / 'profile'}", f"--window-size={width},{height}"]
    subprocess.run([*command, f"--screenshot={target}", source.as_uri()], check=True, capture_output=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--browser", default="chromium")
    chosen = parser.parse_args().browser
    for language in LANGS:
        with tempfile.TemporaryDirectory() as name:
            place = Path(__file__).parent.parent / "docs" / f"console-{language}.png"
            drawn(chosen, asyncio.run(console(language, Path(name))), place, Path(name))
