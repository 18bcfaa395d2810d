"""Text that people typed is shown as typed in every form of the report, and never works."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from scoring.report import Subject, report_html, report_json, report_markdown
from scoring.report.build import content
from scoring.report.escape import json_text, markdown_text
from scoring.report.pieces import Numbered, pieces
from scoring.report.render import TEMPLATES, as_html, html_environment
from scoring.report.told import Told
from scoring.report.visible import clipped, sentence_around, visible
from sim.reading import Evidence
from tests.report_fixture import hand_card, hand_made, turning

HOSTILE = (
    "[@click=app.quit]離開[/]",
    "[ @click=app.quit]",
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "收縮壓[mmHg]90 & 心跳<60",
    "`code` *bold* _it_ | pipe ~~no~~ # not a heading",
    "{{ 7 * 7 }} {% raw %} \"quoted\" 'single'",
    "- not a list\n1. nor this\n> nor this\n    nor code",
)
CONTROLS = "ESC\x1b[31m CSI\x9b31m BEL\x07 BIDI\u202etxet\u202c ZW\u200b BOM\ufeff LS\u2028 DEL\x7f"
WORKING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


class Typed(HTMLParser):
    """The texts of the elements of one class, and every tag's name."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.typed: list[str] = []
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element."""
        self.tags.append(tag)
        if tag == "p" and ("class", "typed") in attrs:
            self.typed.append("")
            self._inside = 1
        elif self._inside and tag == "sup":
            self._inside = 2

    def handle_endtag(self, tag: str) -> None:
        """Closes it."""
        if self._inside and tag in ("p", "sup"):
            self._inside -= 1

    def handle_data(self, data: str) -> None:
        """Text, without the numbers of the quotes."""
        if self._inside == 1:
            self.typed[-1] += data


def parsed(html: str) -> Typed:
    reader = Typed()
    reader.feed(html)
    reader.close()
    return reader


def told_of(text: str, environment: Environment | None = None) -> str:
    """The HTML report of a drill in which somebody typed that, twice, and is called that."""
    drill = hand_made(text, text, name=text)
    return as_html(
        content(Subject(drill, hand_card(text, text), "zh-TW", turning=turning(text, text, text))),
        Told(drill.script, "zh-TW"),
        environment,
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_html_shows_text_as_typed_and_gains_no_tag(text: str) -> None:
    """What a browser shows of the two replies is what was typed, and the page's tags are those of a harmless drill."""
    plain, hostile = parsed(told_of("一切安好，沒事了。")), parsed(told_of(text))
    assert hostile.typed[0] == text
    assert hostile.tags.count("script") == 0
    assert set(hostile.tags) <= set(plain.tags)


def test_control_without_autoescape_the_same_check_fails() -> None:
    """The check above notices a template that lets text through."""
    careless = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=False, trim_blocks=True, lstrip_blocks=True)
    html = parsed(told_of("<script>alert(1)</script>", careless))
    assert "script" in html.tags
    assert html.typed[0] != "<script>alert(1)</script>"


def test_controls_are_shown_as_symbols_in_html_and_markdown() -> None:
    """No character that works without being seen is left; ESC is ␛, a direction override is spelt out."""
    drill, card = hand_made(CONTROLS, CONTROLS, name=CONTROLS), hand_card(CONTROLS, CONTROLS)
    points = turning(CONTROLS, CONTROLS, CONTROLS)
    for write in (report_html, report_markdown):
        report = write(Subject(drill, card, "en", turning=points))
        assert not WORKING.search(report)
        assert "ESC␛" in report
        assert "U+202E" in report


def test_control_a_page_without_the_finalizer_would_be_caught() -> None:
    """With Jinja's autoescape alone the controls come through, and the pattern above finds them."""
    careless = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    assert WORKING.search(told_of(CONTROLS, careless))


def test_json_gives_the_text_back_and_is_harmless_to_print() -> None:
    """Reading the JSON gives exactly what was typed; printing it cannot move a terminal."""
    drill = hand_made(CONTROLS, HOSTILE[0])
    text = report_json(Subject(drill, hand_card(CONTROLS, HOSTILE[0]), "en"))
    assert not WORKING.search(text)
    assert [reply["text"] for reply in json.loads(text)["replies"]] == [CONTROLS, HOSTILE[0]]
    assert json.loads(json_text("\udc80\ue000𠀀")) == "\udc80\ue000𠀀"


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_escapes_what_would_be_markup(text: str) -> None:
    """Taking the backslashes away gives back the text; no marker is left bare."""
    escaped = str(markdown_text(text))
    bare = re.sub(r"\\(.)", "", escaped)
    assert not re.search(r"[`*_\[\]<>|~#&]", bare)
    assert not re.search(r"(?m)^\s*([-+]|\d+[.)]) ", bare)
    assert re.sub(r"\\(.)", r"\1", escaped).replace("\u00a0", " ") == text


def test_markup_of_ours_is_not_escaped_twice() -> None:
    """Only plain text is escaped; what the templates made stays."""
    assert markdown_text(Markup("> a")) == "> a"
    assert html_environment().from_string("{{ a }}{{ b }}").render(a=Markup("<b>"), b="<b>") == "<b>&lt;b&gt;"


def test_visible_twice_is_visible_once() -> None:
    """Symbols stay symbols; line breaks and tabs stay what they are."""
    once = visible(CONTROLS + "\ta\r\nb\rc")
    assert visible(once) == once
    assert once.endswith("\ta\nb␍c")


def test_pieces_join_to_the_text_and_harm_outweighs() -> None:
    """Overlapping quotes cut the reply; joined again it is what was typed; a quote that is not there marks nothing."""
    text = "很抱歉，但您自己打錯電話。"
    quotes = [
        Numbered(1, True, Evidence("很抱歉，但您", 0, 6, "a")),
        Numbered(2, False, Evidence("但您自己打錯", 99, 105, "b")),
        Numbered(3, True, Evidence("不在這裡", 0, 4, "c")),
    ]
    cut = pieces(text, quotes)
    assert "".join(piece.text for piece in cut) == text
    assert [(piece.text, piece.numbers, piece.good) for piece in cut if piece.numbers] == [
        ("很抱歉，", (1,), True),
        ("但您", (1, 2), False),
        ("自己打錯", (2,), False),
    ]


def test_clipping_counts_columns_and_sentences_are_whole() -> None:
    """A Chinese character takes two columns; a sentence keeps its stop, and 10.5 is no end."""
    assert clipped("我們會在十點半前回電", 12) == "我們會在十…"
    assert clipped("short", 12) == "short"
    assert sentence_around("您好。十點 10.5 分前回電！再見。", "回電") == "十點 10.5 分前回電！"
    assert sentence_around("您好。", "不在") == "不在"
