"""The players' page when the network is not kind: answers get lost, phones sleep, pages reload, the feed is long."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from live.room.notes import Message
from tests.browser_stage import IN_BROWSER
from tests.page_stage import Served, joins, serving_pages
from tests.test_page_browser import EDITOR, begun

pytestmark = IN_BROWSER
CALLS = "**/api/call"
STREAM = "**/api/stream*"


@pytest.fixture
def served(browser: Any, tmp_path: Path) -> Iterator[Served]:
    with serving_pages(browser, tmp_path) as room:
        yield room


def said(served: Served) -> list[str]:
    """What people, not simulated teammates, have said."""
    return [each.text for each in served.room.drill.inputs if each.kind == "say" and not each.teammate]


def unsent(page: Any) -> int:
    """How many things this device still has to send."""
    return int(page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('cd:out:')).length"))


def test_an_answer_that_got_lost_makes_no_second_reply(browser: Any, served: Served) -> None:
    """The room took it, the device did not hear so: it asks again with the same id, and there is one reply."""
    begun(served)
    page = joins(browser, served)
    lost = []

    def swallow(route: Any) -> None:
        if '"say"' in route.request.post_data and len(lost) < 2:
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    page.route(CALLS, swallow)
    page.fill(EDITOR, "You waited so long")
    page.click(".composer .main")
    page.wait_for_selector(".kept >> text=Sent")
    assert lost == [200, 200]
    assert said(served) == ["You waited so long"]
    assert page.locator(".item.mine").count() == 1
    assert unsent(page) == 0


def test_what_could_not_be_sent_outlives_a_reload_and_goes_out_once(browser: Any, served: Served) -> None:
    """Two replies and a step, in their order; with nothing reached, nothing is lost and nothing doubled."""
    begun(served)
    page = joins(browser, served)
    page.route(CALLS, lambda route: route.abort())
    for text in ("first, we waited", "second, we waited"):
        page.fill(EDITOR, text)
        page.click(".composer .main")
    page.wait_for_selector(".unsent >> text=second")
    assert said(served) == []
    page.reload()
    page.wait_for_selector(".unsent >> text=first")
    assert unsent(page) == 2
    page.unroute(CALLS)
    page.wait_for_selector(".unsent", state="hidden")
    assert said(served) == ["first, we waited", "second, we waited"]
    page.reload()
    page.wait_for_selector(".item.mine >> text=second")
    assert said(served) == ["first, we waited", "second, we waited"]


def test_a_phone_that_slept_catches_up_when_it_wakes(browser: Any, served: Served) -> None:
    """While its stream is cut others go on; awake, it has every item once, in order, and shows what it did not see."""
    begun(served)
    other = served.guest("pr", "Ann")
    page = joins(browser, served)
    page.wait_for_selector(".item.open")
    page.context.set_offline(True)
    served.inside(lambda: cut(served))
    page.wait_for_selector(".line[data-state=off]")
    for number in range(5):
        other.does("say", to="team", by="internal", text=f"while you slept {number}")
    assert "while you slept" not in page.inner_text(".feed")
    page.context.set_offline(False)
    page.wait_for_selector(".item >> text=while you slept 4")
    page.wait_for_selector(".line[data-state=on]")
    told = [line for line in page.inner_text(".feed").splitlines() if line.startswith("while you slept")]
    assert told == [f"while you slept {number}" for number in range(5)]


def cut(served: Served) -> None:
    """Ends every stream of the room, as a router does that is switched off."""
    for transport in [each for each in served.connections() if not each.is_closing()]:
        transport.abort()


def test_a_word_beside_the_drill_is_not_taken_for_the_drill(browser: Any, served: Served) -> None:
    """It comes up wherever one is, and stands in the feed in a dress of its own."""
    controller = begun(served)
    page = joins(browser, served)
    page.click(".tabs [data-tab=sop]")
    controller.does("tell", to="service", text="Look at the counter")
    page.wait_for_selector(".note >> text=Look at the counter")
    page.click(".tabs [data-tab=feed]")
    assert "beside the drill" in page.inner_text(".item.beside")
    other = joins(browser, served, "pr", "Ann")
    assert other.locator(".item.beside").count() == 0


def test_somebody_who_was_asked_to_leave_is_told_so_at_the_door(browser: Any, served: Served) -> None:
    controller = begun(served)
    page = joins(browser, served)
    member = next(each.id for each in served.room.state.members.values() if each.seat == "service")
    controller.does("place", member=member)
    page.wait_for_selector("form.card .no >> text=Join again with the room code")
    assert page.input_value("[name=code]") == served.code


def test_who_is_given_another_role_sees_that_role(browser: Any, served: Served) -> None:
    controller = begun(served)
    page = joins(browser, served)
    page.wait_for_selector(".item.own.said")
    member = next(each.id for each in served.room.state.members.values() if each.seat == "service")
    controller.does("place", member=member, seat="pr")
    page.wait_for_selector(".room[data-seat=pr] .line[data-state=on]")
    assert "I called three times" not in page.inner_text(".feed")


def test_refused_words_go_back_to_where_they_were_written(browser: Any, served: Served) -> None:
    """Paused in the moment of sending: the words stand in the editor again, with the reason beside."""
    controller = begun(served)
    page = joins(browser, served)
    page.route(STREAM, lambda route: route.abort())
    page.route("**/api/view*", lambda route: route.abort())
    served.inside(lambda: cut(served))
    page.wait_for_selector(".line[data-state=off]")
    controller.does("pause")
    page.fill(EDITOR, "You waited so long")
    page.click(".composer .main")
    page.wait_for_selector(".note >> text=Not now")
    assert page.input_value(EDITOR) == "You waited so long"
    assert said(served) == []


def test_a_feed_of_two_thousand_items_stays_where_one_reads(browser: Any, served: Served) -> None:
    """New ones come at the end without moving the page; a button leads there; typing stays quick."""
    controller = begun(served)
    member = next(each.id for each in served.room.state.members.values() if each.seat == "controller")
    notes = [Message(1, member, "controller", "all", f"note {n}") for n in range(2000)]
    served.inside(lambda: served.room.state.messages.extend(notes))
    page = joins(browser, served)
    page.wait_for_selector(".item >> text=note 1999")
    assert page.evaluate("document.querySelectorAll('.item').length") >= 2000
    page.evaluate("document.querySelector('.feed').scrollTop = 5000")
    controller.does("tell", to="all", text="and one more")
    page.wait_for_selector(".fresh:visible")
    assert page.evaluate("document.querySelector('.feed').scrollTop") == 5000
    took_ms = page.evaluate(
        """async () => {
            const text = document.querySelector('.composer textarea')
            const began = performance.now()
            for (let n = 0; n < 20; n += 1) {
                text.value += 'x'
                text.dispatchEvent(new Event('input', { bubbles: true }))
                text.getBoundingClientRect()
            }
            return performance.now() - began
        }"""
    )
    assert took_ms < 1000
    page.click(".fresh")
    page.wait_for_selector(".fresh", state="hidden")
    assert page.locator(".item >> nth=-1").is_visible()


@pytest.mark.parametrize("width", [320, 360, 430, 1280])
def test_no_width_makes_the_page_scroll_sideways(browser: Any, served: Served, width: int) -> None:
    """Nor does a word without an end; every target for a finger is 44 pixels high, or has that much room."""
    controller = begun(served)
    page = joins(browser, served)
    page.set_viewport_size({"width": width, "height": 740})
    controller.does("tell", to="all", text="無空格" * 60 + "x" * 400)
    page.wait_for_selector(".item >> text=xxxx")
    page.fill(EDITOR, "y" * 300)
    for tab in ("feed", "sop", "papers", "people", "more"):
        page.evaluate("tab => document.querySelector(`.tabs [data-tab=${tab}]`).click()", tab)
        assert (
            page.evaluate(
                "Math.max(...[...document.querySelectorAll('.room, .room *')].filter(each => each.offsetParent && !each.closest('.unseen')).map(each => each.getBoundingClientRect().right))"
            )
            <= width + 0.5
        )
        low = "[...document.querySelectorAll('button')].filter(each => each.offsetParent && each.offsetHeight < 44 && getComputedStyle(each, '::after').position !== 'absolute').map(each => each.outerHTML)"
        assert page.evaluate(low) == []
