"""What a trial of the players' page by fresh eyes found, told again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser_stage import IN_BROWSER
from tests.page_stage import Served, joins, serving_pages, until
from tests.test_page_browser import EDITOR, begun

pytestmark = IN_BROWSER
BY_IS = "by => document.querySelectorAll('.composer select')[1].value === by"
TO, BY = ".composer select >> nth=0", ".composer select >> nth=1"


@pytest.fixture
def served(browser: Any, tmp_path: Path) -> Iterator[Served]:
    with serving_pages(browser, tmp_path) as room:
        yield room


def test_a_fresh_draft_goes_where_they_were_last_heard(browser: Any, served: Served) -> None:
    """Before that, where they will first speak; a channel that somebody chose stays."""
    controller = begun(served)
    page = joins(browser, served, "pr", "Ann")
    by = {}
    for who in ("wang", "chen", "public", "team"):
        page.select_option(TO, who)
        by[who] = page.input_value(BY)
    assert by == {"wang": "counter", "chen": "press-call", "public": "social", "team": "internal"}
    page.select_option(TO, "wang")
    controller.does("steer", does="insert", text="I write here now", **{"from": "wang"}, to=["pr"], by="line")
    page.wait_for_selector(".item >> text=I write here now")
    until(page, BY_IS, "line")
    page.select_option(BY, "phone")
    controller.does("steer", does="insert", text="And now in public", **{"from": "wang"}, to=["public"], by="social")
    page.wait_for_selector(".item >> text=And now in public")
    assert page.input_value(BY) == "phone"
    page.fill(EDITOR, "We call you")
    page.click(".composer .main")
    page.wait_for_selector(".item.mine")
    until(page, BY_IS, "social")


def test_the_card_of_a_document_says_who_sent_it_back_and_what_it_went_out_without(
    browser: Any, served: Served
) -> None:
    """Sending back does not go on without a note."""
    begun(served)
    legal, writer = joins(browser, served, "legal", "Lea"), served.guest("pr", "Ann")
    writer.does("write", document="word", stage="draft", title="Word", text="Mrs Wang was here.")
    legal.click(".tabs [data-tab=papers]")
    legal.click("[data-k=back-word]")
    legal.click("dialog .main")
    assert legal.is_visible("dialog.sheet")
    legal.fill("dialog [name=note]", " ")
    legal.click("dialog .main")
    legal.wait_for_selector("dialog .no:not([hidden])")
    legal.fill("dialog [name=note]", "It names her.")
    legal.click("dialog .main")
    legal.wait_for_selector(".back >> text=It names her.")
    assert "Sent back by you" in legal.inner_text(".back")
    writer.does("publish", document="word", to="public", by="website", anyway=True)
    legal.wait_for_selector("article .no >> text=without: Medical check, Legal review, Approval")
    assert legal.locator("article .chip.good").count() == 0
    writer.does("write", document="word", stage="draft", title="Word", text="Somebody was here.")
    legal.wait_for_selector(".back", state="detached")


def test_what_a_simulated_predecessor_did_is_not_told_as_ones_own(browser: Any, served: Served) -> None:
    """Who comes late sees the role's name."""
    begun(served).does("end")
    page = joins(browser, served)
    page.click(".tabs [data-tab=feed]")
    assert page.locator(".item.step, .item.team").count() > 0
    whose = page.evaluate("[...document.querySelectorAll('.item .head b')].map(each => each.textContent)")
    assert "Head of customer service" in whose
    assert "you" not in whose


def test_several_people_in_one_seat_stand_apart_without_stray_commas(browser: Any, served: Served) -> None:
    served.guest("observer", "Ada")
    served.guest("observer", "Bo")
    page = joins(browser, served, lang="zh-TW")
    names = page.locator(".team .who >> text=Ada").first.locator("xpath=..").inner_text()
    assert "," not in names
    assert [each for each in ("Ada", "Bo") if each in names] == ["Ada", "Bo"]
    begun(served)
    page.wait_for_selector("[data-tab=people]:visible")
    assert page.inner_text("[data-tab=people]") == "人物與事實"
