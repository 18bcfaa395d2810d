"""A whole drill: six browsers, the controller's terminal, an evaluator, and a host that is killed in the middle.

`python -m tests.whole_drill [--pictures FOLDER] [--lang zh-TW|en] [--short] [--readme]`. A page is reloaded while it
writes, one sleeps, one loses its network in the moment of sending, and the host gets kill -9 and comes back. At the end
every text that a screen showed as sent must be in the journal once, nothing else may be there, every feed must be what
its role has heard, and reports and replay must open. Prints JSON; exits 1 if anything is not so. With `--readme` the
pictures docs/team-*.png are made anew.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
import time
from pathlib import Path

import httpx

from scenarios.words import LANGS, Lang
from tests.browser_stage import CHROMIUM
from tests.whole_console import Console, controller
from tests.whole_held import Tally, command, hold_against, only_drill, verified
from tests.whole_host import Guest, Host
from tests.whole_pictures import SIZE, Pictures, with_few_colours
from tests.whole_play import Play
from tests.whole_player import LAPTOP, PHONE, Player
from tests.whole_story import short_story, whole_story
from tests.whole_words import NAMES, WORDS

PHONES = ("director", "medical", "service", "admin")
ALL = (*PHONES, "pr", "legal")
DOCS = Path(__file__).parent.parent / "docs"


async def played(
    lang: Lang, folder: Path, *, pictures: Path | None = None, short: bool = False, readme: bool = False
) -> Tally:
    """A drill from its lobby to its hotwash, and what came of it; needs playwright and a Chromium."""
    from playwright.async_api import async_playwright

    began = time.monotonic()
    async with Host(folder, lang) as host, async_playwright() as play:
        browser = await play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        seats = ("service", "pr") if short else ALL
        names = NAMES[lang]
        players = [
            await Player.comes(browser, seat, names[seat], lang, PHONE if seat in PHONES else LAPTOP) for seat in seats
        ]
        app = await controller(host, names["controller"], lang)
        async with app.run_test(size=SIZE) as pilot:
            shots = Pictures(pictures, lang)
            scene = Play(
                host=host,
                console=Console(app, pilot),
                players={each.seat: each for each in players},
                evaluator=Guest(host, "evaluator"),
                browser=browser,
                shots=shots,
                words=WORDS[lang],
                lang=lang,
                readme=DOCS if readme else None,
            )
            await (short_story if short else whole_story)(scene)
            tally = await _ended(scene)
            tally.wall_s = round(time.monotonic() - began, 1)
        await browser.close()
    return tally


async def _ended(play: Play) -> Tally:
    """Reports are opened, the host closes its room, and everything is held against its disk."""
    tally = Tally(play.lang, browsers=len(play.players), reloads=play.reloads, sleeps=play.sleeps)
    seat = play.console.app.client.as_seat()
    headers = {"authorization": f"Bearer {seat.token}"}
    async with httpx.AsyncClient(base_url=play.host.base, headers=headers, timeout=120, trust_env=False) as web:
        for form in ("html", "md", "json"):
            answer = await web.get("/api/report", params={"of": "team", "form": form})
            _opened(tally, f"team.{form}", answer.text if answer.status_code == 200 else "")
        tally.replay_verified = verified((await web.get("/api/export")).content, play.host.folder)
    for each in play.players.values():
        _opened(tally, f"own page of {each.seat}", await _own_page(play, each))
    shown = {each.seat: await each.feed() for each in play.players.values()}
    items = play.console.app.desk.items
    shown["controller"] = [(i.who, i.how, play.console.app.desk.names.clock(i.at_s), i.text) for i in items]
    tally.still_unsent = sum([await each.unsent() for each in play.players.values()])
    tally.errors = [f"{each.seat}: {error}" for each in play.players.values() for error in each.errors]
    tally.answers_swallowed = sum(each.network.lost for each in play.players.values())
    tally.kills = play.host.kills
    for path in play.shots.to_shrink:
        await with_few_colours(play.browser, path)
    for each in play.players.values():
        await each.goes()
    await play.evaluator.close()
    if await play.host.ends() != 0 or "Traceback" in play.host.told():
        tally.errors.append(play.host.told())
    sent = [each for who in (play.console, play.evaluator, *play.players.values()) for each in who.sent]
    hold_against(tally, play.host.folder, sent, shown, play.lang)
    _reports_on_the_host(play, tally)
    tally.pictures = play.shots.names
    return tally


async def _own_page(play: Play, player: Player) -> str:
    """The private page, opened in the player's own browser as its link does."""
    page = await player.page.context.new_page()
    answer = await page.goto(f"{play.host.base}/api/report", timeout=120_000)
    text = await page.inner_text("body") if answer.status == 200 else ""
    if play.shots.folder is not None and player.seat == "service":
        await page.screenshot(path=play.shots.folder / f"{play.lang}-own-page.png")
    await page.close()
    return text


def _reports_on_the_host(play: Play, tally: Tally) -> None:
    from live.store import Store

    folder = play.host.folder
    with Store(folder / "drills.db") as store:
        drill = only_drill(store)
    target = (play.shots.folder or folder) / f"{play.lang}-report.html"
    done = command(folder, "report", drill, "-o", str(target), "--lang", play.lang)
    _opened(tally, "crisis-drill report", target.read_text(encoding="utf-8") if done.returncode == 0 else "")


def _opened(tally: Tally, name: str, text: str) -> None:
    tally.reports[name] = len(text)
    if len(text) < 500:
        tally.reports_missing.append(name)


def main() -> int:
    """One drill in each language that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path, help="the folder for pictures of each moment")
    parser.add_argument("--lang", choices=LANGS, action="append", help="both unless given")
    parser.add_argument("--short", action="store_true", help="two browsers and a few moments")
    parser.add_argument("--readme", action="store_true", help="make docs/team-*.png anew")
    given = parser.parse_args()
    sound = True
    for lang in given.lang or LANGS:
        with tempfile.TemporaryDirectory() as name:
            asked = played(lang, Path(name), pictures=given.pictures, short=given.short, readme=given.readme)
            tally = asyncio.run(asked)
        print(json.dumps(tally.to_json(), ensure_ascii=False, indent=1))
        sound = sound and tally.sound
    return 0 if sound else 1


if __name__ == "__main__":
    raise SystemExit(main())
