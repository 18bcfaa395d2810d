"""The lines that all drills share: both languages whole, nobody sounds like anybody else, what is quoted is data."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import get_args

import pytest

from scenarios import shared_lines
from scenarios.field import MOODS, Kind, Temper
from scenarios.shared_lines import filled, nested, paths, quotes, text, under
from sim.articles import TOLD
from sim.comments import HEATS, STANCES
from sim.crowd import Moment
from sim.questions import EVADED, ORDER
from sim.reactions import HARMS

LANGS = ("zh-TW", "en")
TEMPERS = (*get_args(Temper), "any")
TRIGGERS = {trigger for _, trigger in HARMS} | {"heard", "told", "thin", "again", "first", "broken", "bid", "leak"}


@dataclass(frozen=True)
class Spoken:
    line: str
    person: str = "wang"
    quote: str = ""


@pytest.mark.parametrize("lang", LANGS)
def test_there_are_enough_lines_and_none_stands_twice(lang):
    """At least 160 by kind, temper, mood and trigger, and no two of them alike, whoever says them."""
    spoken = [path for path in paths() if not path.startswith(("lines.press.", "lines.law."))]
    assert len(spoken) >= 160
    counted = Counter(text(path, lang) for path in paths())
    assert [words for words, count in counted.items() if count > 1] == []


def test_each_line_has_its_place_in_the_grammar():
    """A misspelt temper, trigger or mood would never be heard."""
    wrong = []
    for path in paths():
        kind, *rest = path.removeprefix("lines.").split(".")
        if kind in get_args(Kind):
            temper, trigger, mood, number = rest
            known = temper in TEMPERS and trigger in TRIGGERS and mood in MOODS and number.isdecimal()
        elif kind == "press":
            topics = {mark for order in ORDER.values() for mark in order} | set(EVADED) | {"contradiction", "facts"}
            known = rest[0] == "article" or (rest[1] in topics and rest[2] in (*ORDER, "any"))
        elif kind == "comments":
            stance, mood, moment, _ = rest
            known = stance in STANCES and mood in HEATS and moment in ("any", *get_args(Moment))
        else:
            known = kind == "law"
        wrong += [] if known else [path]
    assert wrong == []


def test_reporters_have_words_for_every_topic_and_every_verdict():
    for angle, order in ORDER.items():
        missing = [topic for topic in order if not under(f"lines.press.ask.{topic}.{angle}")]
        assert missing == [], angle
    assert all(under(f"lines.press.ask.{topic}.any") for topic in (*EVADED, "contradiction", "facts"))
    for verdict in {*TOLD.values(), "fair", "mixed", "harsh", "unanswered", "promised"}:
        assert under(f"lines.press.article.{verdict}"), verdict


@pytest.mark.parametrize("path", paths())
def test_both_languages_have_the_same_places(path):
    """A quote that only one language has would be lost in the other."""
    found = [set(re.findall(r"\{\w+\}", text(path, lang))) for lang in LANGS]
    assert found[0] == found[1] and found[0] <= {"{quote}", "{clinic}", "{name}", "{outlet}"}
    assert quotes(path) == ("{quote}" in found[0])
    assert re.search(r"[一-鿿]", text(path, "zh-TW")) and not re.search(r"[一-鿿]", text(path, "en"))


def test_the_chinese_is_that_of_taiwan():
    """No simplified letters, no words of the other side, no half-width commas between wide letters."""
    chinese = "".join(text(path, "zh-TW") for path in paths())
    assert [
        word for word in ("信息", "視頻", "質量", "软", "们", "这", "说", "网络", "博主", "點讚") if word in chinese
    ] == []
    assert not re.search(r"[一-鿿],[一-鿿]", chinese)


def test_a_quote_is_data(counter):
    """Places, markup and quotation marks in a player's words stay what they are; a scenario's own braces too."""
    path = next(path for path in paths() if path.startswith("lines.family.angry.told") and quotes(path))
    hostile = "{clinic}[@click=app.quit]「好」{quote}"
    words = counter.spoken(Spoken(path, quote=hostile), "zh-TW")
    assert "{clinic}[@click=app.quit]『好』{quote}" in words
    assert counter.spoken(Spoken("injects.counter.says.upset.1", quote="x"), "zh-TW") == "電話都沒人接！"
    assert counter.spoken(Spoken(""), "en") == "" == counter.spoken(Spoken("lines.no.such.line"), "en")
    assert filled("{name} {braces}", {"name": "{quote}", "quote": "x"}) == "{quote} {braces}"
    assert nested("he said “no”", "en") == "he said ‘no’"


def test_an_outlet_is_named_or_else_the_reporter(counter):
    path = next(path for path in under("lines.press.article.unanswered") if "{outlet}" in text(path, "zh-TW"))
    assert "陳記者截稿前未獲安禾診所說明" in counter.spoken(Spoken(path, "chen"), "zh-TW")


def test_a_path_without_a_line_is_told_apart(counter):
    assert not counter.has("lines.patient.angry.no.such.1") and counter.has("lines.law.insurer.1")
    with pytest.raises(KeyError):
        counter.text("lines.nobody.1", "en")


def test_the_files_are_read_one_by_one(monkeypatch):
    """A drill without reporters does not wait for their lines."""
    read = []
    true_read = shared_lines.read_tree
    monkeypatch.setattr(shared_lines, "read_tree", lambda file: read.append(file.stem) or true_read(file))
    shared_lines._lines.cache_clear()
    shared_lines.has("lines.partner.any.told.calm.1")
    assert read == ["partner"]
