"""A player of the whole drill: a real page in a browser's context of its own, behind a network of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final

from scenarios.words import Lang
from tests.whole_host import Sent
from tests.whole_network import Network

PHONE: Final = {"width": 390, "height": 844}
LAPTOP: Final = {"width": 1280, "height": 800}
EDITOR: Final = ".composer textarea"
LONG_MS: Final = 60_000
"""The machine may be busy with other things; nothing here is about speed."""


class Player:
    """One player's page in a browser context of their own, behind a network of their own."""

    def __init__(self, seat: str, name: str, page: Any, network: Network) -> None:
        self.seat, self.name, self.page, self.network = seat, name, page, network
        self.sent: list[Sent] = []
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    @classmethod
    async def comes(cls, browser: Any, seat: str, name: str, lang: Lang, size: dict[str, int]) -> Player:
        """A device with nothing on it."""
        network = await Network().up()
        phone = size["width"] < 600
        context = await browser.new_context(
            viewport=size,
            locale=lang,
            proxy={"server": network.address},
            reduced_motion="reduce",
            device_scale_factor=2 if phone else 1,
        )
        page = await context.new_page()
        page.set_default_timeout(LONG_MS)
        return cls(seat, name, page, network)

    async def joins(self, link: str) -> None:
        """By link, name and role; the code is in the link."""
        await self.page.goto(link)
        await self.page.fill("[name=name]", self.name)
        await self.page.check(f"[value={self.seat}]", force=True)
        await self.page.click("button.wide")
        await self.page.wait_for_selector(".line[data-state=on]")

    async def tab(self, name: str) -> None:
        """Another part of the screen."""
        tab = self.page.locator(f".tabs [data-tab={name}]")
        if await tab.is_visible():
            await tab.click()

    async def writes(self, text: str, to: str = "", by: str = "", *, answering: str = "") -> None:
        """Into the field for replies: by the button of somebody's last words, or to whom and how."""
        await self.tab("feed")
        if answering:
            item = self.page.locator(".item.said", has=self.page.locator(".head b", has_text=answering)).last
            await item.locator(".reply").click()
        if to:
            await self.page.select_option(".composer select >> nth=0", to)
        if by:
            await self.page.select_option(".composer select >> nth=1", by)
        await self.page.fill(EDITOR, text)

    async def sends(self, text: str) -> None:
        """What is written goes out; comes back when the page shows it as said."""
        await self.page.click(".composer .main")
        await self.shows_said(text)

    async def shows_said(self, text: str) -> None:
        """The page shows these words as its own, said."""
        await self.until(lambda: self._said(text))
        self.sent.append(Sent(self.seat, "say", text))

    async def _said(self, text: str) -> bool:
        said = await self.page.evaluate("[...document.querySelectorAll('.item.mine p')].map(each => each.textContent)")
        return text in said

    async def says(self, text: str, to: str = "", by: str = "", *, answering: str = "") -> None:
        """Writes and sends."""
        await self.writes(text, to, by, answering=answering)
        await self.sends(text)

    async def does(self, step: str, note: str) -> None:
        """A step of the SOP with its note."""
        await self.tab("sop")
        await self.page.click(f"[data-k={step}]")
        await self.page.fill("dialog.sheet textarea[name=note]", note)
        await self.page.click("dialog.sheet button.main")
        await self.page.wait_for_selector("dialog.sheet", state="detached")
        self.sent.append(Sent(self.seat, f"do {step}", note))

    async def assesses(self, severity: int, form: dict[str, str]) -> None:
        """The form of the severity."""
        await self.tab("sop")
        await self.page.click("[data-k=assess]")
        await self.page.check(f"dialog.sheet [name=severity][value='{severity}']")
        for name, text in form.items():
            await self.page.fill(f"dialog.sheet [name={name}]", text)

    async def agrees(self, kind: str, text: str) -> None:
        """The open form is sent, and closes when the room has it."""
        await self.page.click("dialog.sheet button.main")
        await self.page.wait_for_selector("dialog.sheet", state="detached")
        self.sent.append(Sent(self.seat, kind, text))

    async def drafts(self, title: str, text: str) -> None:
        """A document, in its form."""
        await self.tab("papers")
        await self.page.click("[data-k=write]")
        await self.page.fill("dialog.sheet [name=title]", title)
        await self.page.fill("dialog.sheet [name=text]", text)

    async def passes(self, note: str) -> None:
        """One's own stage of the newest document."""
        await self.tab("papers")
        await self.page.locator("[data-k^=pass-]").first.click()
        await self.page.fill("dialog.sheet [name=note]", note)

    async def publishes(self) -> None:
        """The newest document: the form, with the website chosen."""
        await self.tab("papers")
        await self.page.locator("[data-k^=out-]").first.click()

    async def answers(self, answers: dict[str, str]) -> None:
        """The three questions of the hotwash, each acknowledged."""
        await self.page.wait_for_selector("textarea[name=hardest]")
        for question, text in answers.items():
            form = self.page.locator("form.card", has=self.page.locator(f"[name={question}]"))
            await form.locator("textarea").fill(text)
            await form.locator("button.main").click()
            await self.until(lambda form=form: form.locator("[role=status]").inner_text())
            self.sent.append(Sent(self.seat, f"answer {question}", text))

    async def sleeps(self) -> None:
        """The screen goes dark: the page stands still, and its connections are gone."""
        self._session = await self.page.context.new_cdp_session(self.page)
        await self._session.send("Page.setWebLifecycleState", {"state": "frozen"})
        self.network.goes()

    async def wakes(self) -> None:
        """Picked up again."""
        self.network.comes()
        await self._session.send("Page.setWebLifecycleState", {"state": "active"})
        await self.page.wait_for_selector(".line[data-state=on]")

    async def until(self, holds: Callable[[], Awaitable[Any]]) -> None:
        """Waits for the page."""
        async with asyncio.timeout(LONG_MS / 1000):
            while not await holds():
                await asyncio.sleep(0.1)

    async def feed(self) -> list[tuple[str, str, str, str]]:
        """The whole feed as the page shows it: who, how, when, what."""
        lines = await self.page.evaluate(
            """[...document.querySelectorAll('.feed .item')].map(item => ['.head b', '.how', 'time', ':scope > p']
               .map(part => item.querySelector(part)?.textContent ?? ''))"""
        )
        return [tuple(line) for line in lines]

    async def unsent(self) -> int:
        """How many things this device still has to send."""
        return int(await self.page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('cd:out:')).length"))

    async def goes(self) -> None:
        """The device is switched off."""
        await self.page.context.close()
        self.network.close()
