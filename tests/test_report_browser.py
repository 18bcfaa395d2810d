"""The page in a browser: nothing sticks out on a phone, and nothing that was typed runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scenarios.words import LANGS, Lang
from scoring.report import Subject, report_html
from tests.browser_stage import IN_BROWSER
from tests.report_fixture import hand_card, hand_made, turning

pytestmark = IN_BROWSER
LONG = "<script>document.title = 'run'</script>" + "無空格" * 60 + "x" * 400


def opened(browser: Any, tmp_path: Path, lang: Lang, text: str, width: int) -> Any:
    html = report_html(
        Subject(
            hand_made(text, text, name=text[:60]), hand_card(text, text), lang, turning=turning(text, text, text[:60])
        )
    )
    (tmp_path / "report.html").write_text(html, encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto((tmp_path / "report.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    return page


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [360, 680, 1280])
def test_no_width_makes_the_page_scroll_sideways(browser: Any, tmp_path: Path, lang: Lang, width: int) -> None:
    """Words without a space break; with every part opened, the page is as wide as the screen."""
    page = opened(browser, tmp_path, lang, LONG, width)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.title() != "run"


def test_the_reply_is_read_as_it_was_typed(browser: Any, tmp_path: Path) -> None:
    """What the browser shows of a reply, less the small numbers, is what was typed."""
    text = "[@click=app.quit]離開[/]\n收縮壓[mmHg]90 <b>&amp;</b>"
    page = opened(browser, tmp_path, "en", text, 800)
    shown = page.evaluate(
        """() => {
            const typed = document.querySelector('.reply .typed').cloneNode(true)
            typed.querySelectorAll('sup').forEach(each => each.remove())
            return typed.textContent
        }"""
    )
    assert shown == text
