"""A served room for tests of the players' page: a server in a thread on a free port, and people who come by HTTP."""

from __future__ import annotations

import asyncio
import itertools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from live.room.room import Room
from live.server.hosting import Hosting
from live.server.serve import bound, serving
from live.store import Store
from scenarios.shelf import LoadedScenario
from sim.reading import Reader
from tests.live_small import WordReader, small

KEY = "HOST-KEY1"
_NUMBERS = itertools.count()


class Guest:
    """Somebody without a browser."""

    def __init__(self, base: str, code: str, seat: str, name: str, lang: str) -> None:
        self._http = httpx.Client(base_url=base, timeout=10)
        self._count = 0
        body = {
            "id": f"guest-{seat}-{next(_NUMBERS)}",
            "code": code,
            "name": name,
            "seat": seat,
            "lang": lang,
            "key": KEY,
        }
        self._http.post("/api/join", json=body).raise_for_status()

    def does(self, call: str, /, **fields: Any) -> Any:
        """A call, which must be taken."""
        answer = self.tries(call, **fields)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def tries(self, call: str, /, **fields: Any) -> httpx.Response:
        """A call that may be refused."""
        self._count += 1
        return self._http.post("/api/call", json={"id": f"g{self._count}", "call": call, **fields})

    def view(self) -> Any:
        """The room as they see it."""
        return self._http.get("/api/view").json()


class Served:
    """A room behind a real server; leave it with `close`."""

    def __init__(self, folder: Path, script: LoadedScenario | None = None, reader: Reader | None = None) -> None:
        self._folder, self._script, self._reader = folder, script or small(), reader or WordReader()
        self._ready, self._over = threading.Event(), asyncio.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)
        self._thread.start()
        assert self._ready.wait(20)

    async def _serve(self) -> None:
        store = Store(self._folder / "drills.db")
        self.room = Room.open(store, self._script, self._reader, seed=3, lang=self._script.languages[0])
        listening, address = bound(0, lan=False)
        self.base, self.code = address.base, self.room.code
        self._loop = asyncio.get_running_loop()
        self.hosting = Hosting(self.room, KEY)
        async with serving(self.hosting, listening, address) as self._server:
            self._ready.set()
            await self._over.wait()
        store.close()

    def guest(self, seat: str, name: str = "Kim", lang: str = "en") -> Guest:
        """Somebody joins without a browser."""
        return Guest(self.base, self.code, seat, name, lang)

    def inside(self, what: Callable[[], Any]) -> Any:
        """Runs something where the room lives."""

        async def run() -> Any:
            return what()

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(10)

    def connections(self) -> list[Any]:
        """The transports of those who are connected; to be asked `inside`."""
        return [each.transport for each in self._server.server_state.connections]

    def close(self) -> None:
        """The server stops."""
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(10)


@contextmanager
def serving_pages(browser: Any, folder: Path) -> Iterator[Served]:
    """A room whose pages are all closed before it is."""
    room = Served(folder)
    yield room
    for context in browser.contexts:
        context.close()
    room.close()


def visits(browser: Any, served: Served, lang: str = "en-US") -> Any:
    """A phone of somebody's own, at the door of the room."""
    page = browser.new_context(viewport={"width": 390, "height": 844}, locale=lang).new_page()
    page.set_default_timeout(10_000)
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.goto(f"{served.base}/j/{served.code}")
    page.wait_for_selector("form.card")
    return page


def joins(browser: Any, served: Served, seat: str = "service", name: str = "Lin", lang: str = "en-US") -> Any:
    """A phone of somebody's own, in the room."""
    page = visits(browser, served, lang)
    page.fill("[name=name]", name)
    page.check(f"[value={seat}]", force=True)
    page.click("button.wide")
    page.wait_for_selector(".line[data-state=on]")
    return page


def until(page: Any, holds: str, arg: Any = None, within_s: float = 10) -> None:
    """A function of the page comes true. Asked from here: the page's own policy forbids its waiting to evaluate text."""
    last = time.monotonic() + within_s
    while not page.evaluate(holds, arg):
        assert time.monotonic() < last, f"still not so after {within_s} s: {holds}"
        page.wait_for_timeout(20)
