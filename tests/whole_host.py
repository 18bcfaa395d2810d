"""The host of the whole drill as a process of its own, and an evaluator who comes to it by HTTP."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx

from live.server.serve import bound
from scenarios.words import Lang

SCENARIO: Final = "viral-post"


@dataclass(frozen=True)
class Sent:
    """Something that a screen showed as sent."""

    seat: str
    kind: str
    text: str


class Host:
    """`crisis-drill host` in a folder of its own, which can be killed and come back on its port."""

    def __init__(self, folder: Path, lang: Lang) -> None:
        listening, address = bound(0, lan=False)
        listening.close()
        self.folder, self.lang, self.port = folder, lang, address.port
        self.base = f"http://127.0.0.1:{self.port}"
        self.log = folder / "host.log"
        self.kills = 0

    async def __aenter__(self) -> Host:
        await self.begins()
        return self

    async def __aexit__(self, *about: object) -> None:
        if self._process.returncode is None:
            await self.killed()

    async def begins(self, *, again: bool = False) -> None:
        """Starts, and waits for the way in to be told."""
        words = [sys.executable, "-m", "tui.main", "host", SCENARIO, "--port", str(self.port), "--lang", self.lang]
        words += ["--no-console", "--resume" if again else "--seed=11"]
        env = os.environ | {"CRISIS_DRILL_HOME": str(self.folder)}
        before = self.told()
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(*words, stdout=log, stderr=log, env=env)
        while "--key" not in self.told()[len(before) :]:
            assert self._process.returncode is None, self.told()
            await asyncio.sleep(0.05)
        told = self.told()[len(before) :]
        self.link = re.findall(r"http://\S+/j/\S+", told)[0]
        self.code = self.link.rpartition("/")[2]
        self.key = re.findall(r"--key (\S+)", told)[0]

    def told(self) -> str:
        """All that it has printed."""
        return self.log.read_text(encoding="utf-8") if self.log.exists() else ""

    async def killed(self) -> None:
        """kill -9."""
        self._process.send_signal(signal.SIGKILL)
        await self._process.wait()
        self.kills += 1

    async def ends(self) -> int:
        """Ctrl+C."""
        self._process.send_signal(signal.SIGINT)
        return await asyncio.wait_for(self._process.wait(), 30)


class Guest:
    """Somebody by HTTP: the evaluator."""

    def __init__(self, host: Host, seat: str) -> None:
        self.host, self.seat, self.sent = host, seat, list[Sent]()
        self._http = httpx.AsyncClient(base_url=host.base, timeout=30, trust_env=False)
        self._count = 0

    async def joins(self, name: str, lang: Lang) -> None:
        """With the host's key."""
        body = {"id": f"join-{self.seat}", "code": self.host.code, "name": name, "seat": self.seat, "lang": lang}
        (await self._http.post("/api/join", json=body | {"key": self.host.key})).raise_for_status()

    async def does(self, call: str, /, **fields: Any) -> None:
        """A call that must be taken."""
        self._count += 1
        body = {"id": f"guest-{self._count}", "call": call, **fields}
        (await self._http.post("/api/call", json=body)).raise_for_status()
        kind = f"{call} {fields.get('question', '')}".strip()
        self.sent.append(Sent(self.seat, kind, str(fields.get("text") or fields.get("why"))))

    async def close(self) -> None:
        """Goes home."""
        await self._http.aclose()
