"""The players' page without a browser: its words, its weight, and that nothing in it reaches outside."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from live.server.page_words import page_words
from scenarios.words import LANGS

PAGE = Path(__file__).parent.parent / "live" / "page"
FILES = {path.name: path.read_text(encoding="utf-8") for path in sorted(PAGE.iterdir())}
SCRIPTS = {name: text for name, text in FILES.items() if name.endswith(".js")}
HEADERS = 700
"""Bytes that come before each file; fewer, as a browser counted."""
SAME = {"tab.sop"}
"""The same in both languages."""


def asked_for() -> tuple[set[str], set[str]]:
    """The keys that the scripts ask for as they stand, and the beginnings of those that they put together."""
    text = re.sub(r'[!=]== "[^"]*"', "", "\n".join(SCRIPTS.values()))
    # The second key of `t(now ? "a" : "b")` counts as well.
    whole = {key for call in re.findall(r"\bt\(([^`]*?)\)", text) for key in re.findall(r'"([a-z][\w.]*)"', call)}
    return whole, set(re.findall(r"\bt\(`([\w.]+)\$\{", text))


def test_every_word_that_the_scripts_ask_for_exists_in_both_languages() -> None:
    words = {lang: page_words(lang) for lang in LANGS}
    whole, begun = asked_for()
    assert len(whole) > 100
    assert not whole - words["en"].keys()
    assert not {start for start in begun if not any(key.startswith(start) for key in words["en"])}
    assert words["en"].keys() == words["zh-TW"].keys()
    assert {key for key, text in words["en"].items() if words["zh-TW"][key] == text} <= SAME


def test_no_word_is_carried_that_nobody_asks_for() -> None:
    whole, begun = asked_for()
    spare = {key for key in page_words("en") if key not in whole and not any(key.startswith(start) for start in begun)}
    assert not spare


def test_a_missing_word_would_be_noticed() -> None:
    """The control."""
    whole, _ = asked_for()
    assert whole - (page_words("en").keys() - {"join.title"}) == {"join.title"}


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_weighs_at_most_60_kb_with_its_words(lang: str) -> None:
    """As it travels: compressed, and each file with the headers that guard it."""
    parts = [text for name, text in FILES.items() if name != "calls.css"]
    parts.append(json.dumps(page_words(lang), ensure_ascii=False))  # type: ignore[arg-type]
    assert sum(len(gzip.compress(each.encode(), 6)) + HEADERS for each in parts) <= 60_000


def test_nothing_reaches_outside_and_nothing_is_written_as_markup() -> None:
    """The room's server is the only one that the page knows; text never becomes HTML, and no script stands in it."""
    for name, text in FILES.items():
        assert not re.findall(r"(?:https?:)?//[a-z0-9-]+\.[a-z]{2,}", text.replace("http://www.w3.org/2000/svg", "")), (
            name
        )
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", text), name
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", FILES["index.html"])
    assert not re.search(r"style:|\"style\"", "\n".join(SCRIPTS.values()))


def test_every_script_is_fetched_at_once() -> None:
    """A phone far from the host does not wait for one script to tell of the next."""
    named = set(re.findall(r'(?:modulepreload" href|module" src)="/static/([\w.]+)"', FILES["index.html"]))
    assert named == SCRIPTS.keys()
