"""The team's page and a private page in a browser: no width scrolls sideways, and an observation leads to its moment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from live.room.subjects import person_subject, team_subject
from live.store import Store
from scenarios.words import LANGS, Lang
from scoring.report import report_html
from tests.browser_stage import IN_BROWSER
from tests.team_stage import Held, held

pytestmark = IN_BROWSER
LONG = "無空格" * 60 + "x" * 300


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Held:
    """A drill whose every word is long."""
    at = Held(Store(tmp_path_factory.mktemp("wide") / "d.db"))
    at.comes("kim")
    for n, seat in enumerate(("pr", "service", "director")):
        at.members[f"p{n}"] = at.room.join(f"{n}{LONG}"[:40], seat, "en", f"join-{n}", f"token-{n}").id  # type: ignore[arg-type]
    at.does("kim", "start")
    at.passes_to(20)
    at.does("p0", "write", document="s1", stage="draft", title=LONG[:80], text=LONG)
    at.does("p0", "tell", to="service", text=f"{LONG}?")
    at.does("p0", "publish", document="s1", by="website", anyway=True)
    at.does("p1", "say", to="wang", by="counter", text=LONG)
    at.does("kim", "observe", objective="calm", at_s=15, text=LONG)
    at.does("kim", "rate", objective="calm", rating="U", why=LONG)
    at.does("kim", "end")
    at.does("kim", "hotwash")
    at.does("p0", "answer", question="sop", text=LONG)
    return at


def opened(browser: Any, folder: Path, html: str, width: int) -> Any:
    (folder / "page.html").write_text(html, encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto((folder / "page.html").as_uri())
    return page


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [360, 680, 1280])
def test_no_width_makes_a_page_scroll_sideways(
    browser: Any, wide: Held, tmp_path: Path, lang: Lang, width: int
) -> None:
    for subject in (team_subject(wide.team_drill(), lang), person_subject(wide.team_drill(), wide.members["p0"], lang)):
        page = opened(browser, tmp_path, report_html(subject), width)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.close()


def test_an_observation_leads_to_its_moment_in_the_folded_timeline(browser: Any, tmp_path: Path) -> None:
    at = held(Store(tmp_path / "d.db"))
    page = opened(browser, tmp_path, report_html(team_subject(at.team_drill(), "en")), 1280)
    link = page.locator("#eeg a").first
    target = page.locator(link.get_attribute("href"))
    assert not target.is_visible()
    link.click()
    assert target.is_visible() and target.locator("time").inner_text() == link.inner_text()
