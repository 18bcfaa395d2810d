"""The players' page in a browser: coming in, speaking, drafts, languages, keys, and words that look like code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser_stage import IN_BROWSER
from tests.page_stage import KEY, Served, joins, serving_pages, visits

pytestmark = IN_BROWSER
MARKUP = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"
EDITOR = ".composer textarea"


@pytest.fixture
def served(browser: Any, tmp_path: Path) -> Iterator[Served]:
    with serving_pages(browser, tmp_path) as room:
        yield room


def begun(served: Served) -> Any:
    """A controller who has started the drill; at its slowest, so that a test sees what it did."""
    controller = served.guest("controller")
    controller.does("pace", pace=0.25)
    controller.does("start")
    return controller


def test_somebody_joins_waits_in_the_lobby_and_answers(browser: Any, served: Served) -> None:
    """From the link to a reply that the room has: the code stands there already, and the reply button fills the rest."""
    page = visits(browser, served)
    assert page.input_value("[name=code]") == served.code
    page.fill("[name=name]", "Lin")
    page.check("[value=service]")
    assert not page.is_visible("[name=key]")
    page.click("button.wide")
    page.wait_for_selector(".lobby")
    assert "You stand at the counter." in page.inner_text(".lobby")
    begun(served)
    page.click(".item.open .foot button")
    assert page.input_value(".composer select >> nth=0") == "wang"
    assert page.input_value(".composer select >> nth=1") == "counter"
    page.fill(EDITOR, "You waited so long; we will call you at ten.")
    page.click(".composer .main")
    page.wait_for_selector(".item.mine")
    assert "You waited so long" in page.inner_text(".item.mine")
    assert page.input_value(EDITOR) == ""
    assert [each.text for each in served.room.drill.inputs if each.kind == "say" and not each.teammate] == [
        "You waited so long; we will call you at ten."
    ]
    assert not page.errors


def test_a_taken_role_says_who_sits_there_and_leaves_a_way_on(browser: Any, served: Served) -> None:
    page = visits(browser, served)
    page.fill("[name=name]", "Lin")
    page.check("[value=service]")
    served.guest("service", "Mei")
    page.click("button.wide")
    page.wait_for_selector(".no:visible")
    assert "Mei" in page.inner_text(".no")
    assert page.is_disabled("[value=service]")
    page.check("[value=legal]")
    page.click("button.wide")
    page.wait_for_selector(".lobby")
    assert "Legal counsel" in page.inner_text(".role")


def test_whoever_comes_by_the_link_sees_at_once_which_seats_are_taken(browser: Any, served: Served) -> None:
    served.guest("service", "Mei")
    page = visits(browser, served)
    page.wait_for_selector("[value=service]:disabled")
    assert "Mei" in page.inner_text(".seat:has([value=service])")
    assert page.is_enabled("[value=legal]") and not page.errors


def test_a_wrong_code_is_told_where_it_was_typed(browser: Any, served: Served) -> None:
    page = visits(browser, served)
    page.fill("[name=code]", "AAAA-AAAA")
    page.fill("[name=name]", "Lin")
    page.check("[value=pr]")
    page.click("button.wide")
    page.wait_for_selector(".no:visible")
    assert "not the code" in page.inner_text(".no")
    assert page.evaluate("document.activeElement.name") == "code"


def test_a_draft_outlives_a_reload(browser: Any, served: Served) -> None:
    """With its recipient and channel; and after it was sent, it does not come back."""
    begun(served)
    page = joins(browser, served)
    page.select_option(".composer select >> nth=0", "chen")
    page.select_option(".composer select >> nth=1", "press-call")
    page.fill(EDITOR, "What is known is this")
    page.reload()
    page.wait_for_selector(".line[data-state=on]")
    assert page.input_value(EDITOR) == "What is known is this"
    assert page.input_value(".composer select >> nth=0") == "chen"
    assert page.input_value(".composer select >> nth=1") == "press-call"
    page.click(".composer .main")
    page.wait_for_selector(".item.mine")
    page.reload()
    page.wait_for_selector(".item.mine")
    assert page.input_value(EDITOR) == ""


def test_the_language_changes_at_any_time_and_everything_with_it(browser: Any, served: Served) -> None:
    """Words, feed and refusals; a draft stays."""
    begun(served)
    page = joins(browser, served)
    page.fill(EDITOR, "half a")
    page.click(".bar button[lang=zh-TW]")
    page.wait_for_selector("html[lang=zh-TW] .line[data-state=on]")
    page.wait_for_selector(".item >> text=演練開始（STARTEX）")
    assert page.input_value(EDITOR) == "half a"
    assert page.locator(".item >> text=the drill begins").count() == 0
    page.click(".bar button[lang=en]")
    page.wait_for_selector("html[lang=en] .item >> text=the drill begins")
    assert not page.errors


def test_what_looks_like_code_is_read_as_it_was_typed(browser: Any, served: Served) -> None:
    """In a name, a reply, a document, a note and a word beside the drill."""
    controller = begun(served)
    other = served.guest("pr", MARKUP[:40])
    page = joins(browser, served, name=MARKUP[:40])
    other.does("say", to="public", by="social", text=MARKUP)
    other.does("write", document="d1", stage="draft", title=MARKUP[:80], text=MARKUP)
    other.does("do", step="report", note=MARKUP)
    controller.does("tell", to="all", text=MARKUP)
    page.wait_for_selector(".item:nth-child(6)")
    assert MARKUP in page.inner_text(".feed")
    for tab in ("sop", "papers", "people", "more"):
        page.click(f".tabs [data-tab={tab}]")
        assert "<img src=x" in page.text_content(".side")
    assert page.locator(".room img").count() == 0
    assert page.title() == "Crisis drill"


def test_enter_belongs_to_the_input_method_and_to_new_lines(browser: Any, served: Served) -> None:
    """Enter never sends; with Ctrl it does, but not while a character is being composed."""
    begun(served)
    page = joins(browser, served)
    page.focus(EDITOR)
    page.keyboard.type("one")
    page.keyboard.press("Enter")
    page.keyboard.type("two")
    assert page.input_value(EDITOR) == "one\ntwo"
    composing = "new KeyboardEvent('keydown', {key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true})"
    page.evaluate(f"document.querySelector('{EDITOR}').dispatchEvent({composing})")
    assert page.input_value(EDITOR) == "one\ntwo"
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".item.mine")
    assert page.input_value(EDITOR) == ""
    assert sum(each.kind == "say" and not each.teammate for each in served.room.drill.inputs) == 1


def pressed_until(page: Any, there: str, most: int = 60) -> None:
    """Tab, until the focus is on it."""
    for _ in range(most):
        if page.evaluate("there => document.activeElement.matches(there)", there):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {there}")


def test_a_step_is_taken_with_the_keyboard_alone(browser: Any, served: Served) -> None:
    """In through the door, to the SOP, its form with a note; the focus is back where it was."""
    begun(served)
    page = visits(browser, served)
    pressed_until(page, "[name=name]")
    page.keyboard.type("Lin")
    pressed_until(page, "[name=seat]")
    page.keyboard.press("Space")
    pressed_until(page, "button.wide")
    page.keyboard.press("Enter")
    page.wait_for_selector(".line[data-state=on]")
    pressed_until(page, "[data-tab=sop]")
    page.keyboard.press("Enter")
    page.evaluate(
        "document.querySelector('.side').setAttribute('tabindex', '-1'); document.querySelector('.side').focus()"
    )
    pressed_until(page, "[data-k=convene]")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog.sheet[open]")
    pressed_until(page, "dialog [name=note]", 3)
    page.keyboard.type("all in the meeting room")
    pressed_until(page, "dialog .main", 3)
    page.keyboard.press("Enter")
    page.wait_for_selector(".todo.done >> text=all in the meeting room")
    assert page.evaluate("document.activeElement.dataset.k") == "convene"


def test_anybody_stops_everybody_in_two_deliberate_taps(browser: Any, served: Served) -> None:
    """One tap asks, the second stops; every screen says that it is not the drill."""
    controller = begun(served)
    page, other = joins(browser, served), joins(browser, served, "pr", "Ann", "zh-TW")
    page.click(".stop")
    assert served.room.state.phase == "running"
    page.fill("dialog [name=why]", "Somebody has fallen")
    page.click("dialog .grave")
    for each in (page, other):
        each.wait_for_selector(".halted[open] blockquote >> text=Somebody has fallen")
    assert other.inner_text(".halted h1") == "這不是演練"
    other.click(".halted .main")
    assert other.is_visible(".band.grave")
    controller.does("resume")
    page.wait_for_selector(".halted", state="hidden")


def test_a_document_goes_out_only_past_a_warning(browser: Any, served: Served) -> None:
    """What it lacks is told; publishing it anyway takes a tick of one's own."""
    begun(served)
    page = joins(browser, served, "pr", "Ann")
    page.click(".tabs [data-tab=papers]")
    page.click("[data-k=write]")
    page.fill("dialog [name=title]", "Statement")
    page.fill("dialog [name=text]", "What is known is this.")
    page.click("dialog .main")
    director = joins(browser, served, "director", "Bo")
    assert director.inner_text(".tabs [data-tab=papers]").endswith("●1")
    assert "●" not in page.inner_text(".tabs [data-tab=papers]")
    page.click("[data-k^=out-]")
    assert "Medical check" in page.inner_text("dialog .warn")
    page.click("dialog .grave")
    page.wait_for_selector("dialog .no >> text=still lacks")
    page.check("dialog [name=anyway]")
    page.click("dialog .grave")
    page.wait_for_selector("article >> text=Published")
    assert next(iter(served.room.drill.documents.by_id.values())).published_s is not None


def test_an_observer_reads_and_an_evaluator_rates_in_private(browser: Any, served: Served) -> None:
    begun(served)
    pages = {}
    for seat in ("observer", "evaluator"):
        page = pages[seat] = visits(browser, served)
        page.fill("[name=name]", seat)
        page.click("summary")
        page.check(f"[value={seat}]")
        page.fill("[name=key]", KEY)
        page.click("button.wide")
        page.wait_for_selector(".item")
    assert pages["observer"].locator(".composer, .feed button, [data-tab=control]").count() == 0
    page = pages["evaluator"]
    page.click(".item:not(.mark) .foot button >> nth=0")
    page.fill("dialog textarea", "Nobody answered her at once")
    page.click("dialog .main")
    page.wait_for_selector("dialog.sheet", state="detached")
    page.click("[data-tab=eeg]")
    page.wait_for_selector(".quotes >> text=Nobody answered her")
    assert "Nobody answered her" not in pages["observer"].content()


def test_the_three_questions_are_answered_and_thanked_for(browser: Any, served: Served) -> None:
    controller = begun(served)
    page = joins(browser, served)
    controller.does("end")
    page.wait_for_selector(".panel >> text=opens the three questions")
    controller.does("hotwash")
    for number in range(3):
        form = page.locator("form.card").nth(number)
        form.locator("textarea").fill(f"answer {number}")
        form.locator("button").click()
    page.wait_for_selector(".card.good")
    links = [each.get_attribute("href") for each in page.query_selector_all(".panel a.button")]
    assert links == ["/api/report", "/api/report?of=team"]
    assert [page.request.get(served.base + each).status for each in links] == [200, 200]
    assert sorted(served.room.state.answers.values()) == ["answer 0", "answer 1", "answer 2"]


def test_nobody_becomes_the_controller_by_changing_seats(served: Served) -> None:
    """What the door asks the host's key for, a change of seats asks it for as well."""
    player = served.guest("service")
    for body in ({"seat": "controller"}, {"seat": "observer", "key": "AAAA"}, {"seat": ["controller"]}):
        assert player.tries("sit", **body).status_code in (403, 422)
    assert player.tries("sit", seat="observer", key=KEY).status_code == 200
    assert player.tries("sit", seat="service").status_code == 200
    served.guest("controller").does("sit", seat="observer")
