"""The forms of the report: golden bytes for Markdown and JSON, and the build of the page."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from scenarios.words import LANGS, Lang
from scoring.report import Subject, report_html, report_json, report_markdown
from scoring.report.day import day
from scoring.report.figures import signed
from scoring.scorecard import Scorecard
from tests.report_fixture import graded, hand_card, hand_made, turning, unscored_card

GOLDEN = Path(__file__).parent / "golden"
HELD_ON = date(2026, 11, 21)
VOID = {"meta", "br", "line", "rect", "circle", "polyline", "img", "input", "hr"}


def page(lang: Lang, card: Scorecard | None = None) -> str:
    return report_html(Subject(hand_made(), card or hand_card(), lang, HELD_ON, turning(), graded=graded()))


def forms(lang: Lang) -> dict[str, str]:
    """The two forms whose bytes are kept."""
    subject = Subject(hand_made(), hand_card(), lang, HELD_ON, turning(), graded=graded())
    return {f"report.{lang}.md": report_markdown(subject), f"report.{lang}.json": report_json(subject)}


@pytest.mark.parametrize("lang", LANGS)
def test_golden_bytes(lang: Lang) -> None:
    """Markdown and JSON of the hand-made drill; `python -m tests.test_report_form` writes tests/golden again."""
    for name, text in forms(lang).items():
        assert text.encode() == (GOLDEN / name).read_bytes(), name


class Page(HTMLParser):
    """Checks nesting while reading, and notes headings, ids, links, tables and pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.addresses: list[str] = []
        self.labels: list[str] = []
        self.unlabelled = 0
        self.lang = ""
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element."""
        named = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.ids += [named["id"] or ""] if "id" in named else []
        if tag == "a":
            self.links.append((named.get("href") or "").removeprefix("#"))
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "xlink:href", "action")]
        if tag == "html":
            self.lang = named.get("lang") or ""
        if tag == "svg":
            self.unlabelled += not (
                named.get("aria-hidden") == "true" or (named.get("role") == "img" and named.get("aria-label"))
            )
            self.labels += [named["aria-label"] or ""] if "aria-label" in named else []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that closes itself."""
        assert tag in VOID, tag

    def handle_endtag(self, tag: str) -> None:
        """Closes the innermost, or the page is wrong."""
        assert self.open and self.open.pop() == tag, (tag, self.getpos())

    def handle_data(self, data: str) -> None:
        """Text outside style."""
        if "style" not in self.open:
            self.text.append(data)


def read_page(html: str) -> Page:
    reader = Page()
    reader.feed(html)
    reader.close()
    return reader


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_is_sound(lang: Lang) -> None:
    """Elements nest, headings skip no level, ids are single, inner links lead somewhere, every picture has words."""
    found = read_page(page(lang))
    assert found.open == []
    assert found.headings[0] == 1 and found.headings.count(1) == 1
    assert all(then <= now + 1 for now, then in zip(found.headings, found.headings[1:], strict=False))
    assert len(found.ids) == len(set(found.ids))
    assert set(found.links) <= set(found.ids) and len(found.links) >= 11
    assert found.unlabelled == 0
    assert found.lang == ("en" if lang == "en" else "zh-Hant-TW")


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_stands_alone(lang: Lang) -> None:
    """No outside address, no script, no form, no imported style or font; small enough to send."""
    html = page(lang)
    assert not re.search(r"(?i)\w+:" + "//|@import|url\\((?!#)|<script|<link|<iframe|<object|javascript:", html)
    assert all(address.startswith("#") for address in read_page(html).addresses)
    assert len(html.encode()) < 60_000


def test_control_an_outside_picture_would_be_found() -> None:
    """The check above sees an address that somebody put into a template."""
    html = page("en").replace("</main>", '<img src="https' + '://example.org/a.png"></main>')
    assert re.search(r"(?i)\w+:" + "//", html)
    assert not all(address.startswith("#") for address in read_page(html).addresses)


@pytest.mark.parametrize("lang", LANGS)
def test_sections_stand_in_the_order_of_a_review(lang: Lang) -> None:
    """What is read first comes first; what is looked up is folded below it."""
    first = "score three improve curves turning practice"
    order = f"{first} good timeline moods timeliness replies principles objectives steps people voice reach method"
    assert [id_ for id_ in read_page(page(lang)).ids if id_ in order.split()] == order.split()


def test_unscored_says_so_and_is_never_zero() -> None:
    """A dimension, or a whole drill, that was not scored has words and no bar; JSON has null."""
    drill = hand_made()
    html = report_html(Subject(drill, unscored_card(), "en"))
    score = html[html.index('id="score"') : html.index('id="three"')]
    assert score.count("not scored") == 6
    assert not re.search(r"<b>0</b>|width: 0", score)
    data = json.loads(report_json(Subject(drill, unscored_card(), "en")))
    assert data["total"] is None
    assert [dimension["score"] for dimension in data["dimensions"]] == [None] * 5
    assert "| Outcome | not scored | 0% |" in report_markdown(Subject(drill, hand_card(), "en"))


def test_without_a_date_there_is_none() -> None:
    """The report looks at no clock: the day is handed in, or the line is missing."""
    assert "Date" not in "".join(read_page(report_html(Subject(hand_made(), hand_card(), "en"))).text)
    assert day(HELD_ON, "zh-TW") == "2026年11月21日"
    assert day(HELD_ON, "en") == "21 November 2026"


def test_signed_numbers() -> None:
    """A true minus, no needless decimals, and nothing is plus or minus nothing."""
    assert [signed(points) for points in (12.0, -4.5, 0.04, -0.04)] == ["+12", "−4.5", "±0", "±0"]


def test_status_never_rests_on_colour() -> None:
    """Each status has a sign and a word beside its colour."""
    html = page("en")
    assert re.search(r'class="status late"><span aria-hidden="true">◷</span> 50 s late · 71 points<', html)
    assert re.search(
        r'class="status missed"><span aria-hidden="true">✗</span> Answered, but lacking · 36 points<', html
    )


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for each in LANGS:
        for file, written in forms(each).items():
            (GOLDEN / file).write_text(written, encoding="utf-8", newline="\n")
