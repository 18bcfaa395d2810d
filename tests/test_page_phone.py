"""The players' page on small screens: whatever is written there, the way to send it stays under the thumb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser_stage import IN_BROWSER
from tests.page_stage import Served, joins, serving_pages, until

pytestmark = IN_BROWSER
EDITOR = ".composer textarea"
SIZES = [(390, 664), (390, 360), (320, 568), (320, 360), (844, 390)]
LENGTHS = [1, 122, 5_000]
CAUGHT_BY = """() => {
  const send = document.querySelector(".composer .main"), box = send.getBoundingClientRect();
  const found = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const low = document.elementFromPoint(box.x + box.width / 2, box.bottom - 2);
  return found === send && low === send ? "" : `${found?.outerHTML.slice(0, 80)} at ${box.y} of ${innerHeight}`;
}"""
FITTED = """tall =>
  innerHeight === tall && document.documentElement.style.getPropertyValue("--tall") === `${tall}px`"""
CHECK_UNSEEN = """() => {
  const rect = (there) => document.querySelector(there).getBoundingClientRect();
  const box = rect(".checked"), inside = rect(".inside");
  const seen = Math.min(box.bottom, inside.bottom) - Math.max(box.top, inside.top);
  return Math.max(0, Math.min(box.height, inside.height) - seen - 8);
}"""


@pytest.fixture(scope="module")
def phones(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, dict[str, Any]]]:
    """One room with a phone in each language."""
    with serving_pages(browser, tmp_path_factory.mktemp("phone")) as served:
        controller = served.guest("controller")
        controller.does("pace", pace=0.25)
        controller.does("start")
        yield served, {"en-US": joins(browser, served), "zh-TW": joins(browser, served, "pr", "Ann", "zh-TW")}


def stands(page: Any, size: tuple[int, int], letters: int) -> None:
    """A screen of that size, once the page has heard of it, with a draft of that length."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    until(page, FITTED, size[1])
    page.fill(EDITOR, ("We have heard you and will call you. " * 140)[: letters - 1] + ".")


@pytest.mark.parametrize("lang", ["en-US", "zh-TW"])
@pytest.mark.parametrize("letters", LENGTHS)
@pytest.mark.parametrize("size", SIZES)
def test_nothing_covers_send(phones: Any, size: tuple[int, int], letters: int, lang: str) -> None:
    """Not the tabs, not the fold: while one writes, after the self-check, and when one has looked up again."""
    page = phones[1][lang]
    stands(page, size, letters)
    assert page.evaluate(CAUGHT_BY) == ""
    page.click(".composer .acts button:nth-last-child(2)")
    page.wait_for_selector(".checked:not([hidden]) p")
    assert page.evaluate(CAUGHT_BY) == ""
    assert page.evaluate(CHECK_UNSEEN) == 0
    page.evaluate("document.activeElement.blur()")
    assert page.evaluate(CAUGHT_BY) == ""
    assert page.is_visible(".tabs")


@pytest.mark.parametrize("letters", LENGTHS)
def test_what_is_written_is_seen_and_goes_out_with_a_tap(phones: Any, letters: int) -> None:
    """With the keyboard up."""
    served, pages = phones
    page = pages["en-US"]
    stands(page, (390, 360), letters)
    box = page.locator(EDITOR).bounding_box()
    assert box["height"] >= 70
    assert box["y"] + box["height"] <= page.locator(".composer .acts").bounding_box()["y"]
    written = page.input_value(EDITOR)
    page.click(".composer .main", timeout=3_000)
    until(page, "() => document.querySelector('.composer textarea').value === ''")
    until(page, "text => [...document.querySelectorAll('.item.mine p')].at(-1)?.textContent === text", written)
    assert any(getattr(each, "text", "") == written for each in served.room.drill.inputs)
