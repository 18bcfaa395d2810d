"""Both languages are whole: each text of the code has its Chinese, and what is compiled is what was written."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from scenarios.words import lang_from_locale, translator
from tests.compile_words import CATALOGUES, compiled

DOMAINS = ("scenarios", "scoring", "live", "tui")


def catalogue(domain: str):
    path = next(po for po in CATALOGUES if po.stem == domain)
    with path.open("rb") as source:
        return read_po(source, locale="zh_TW")


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_what_is_compiled_is_what_was_written(path: Path):
    """After a change in a .po file: python -m tests.compile_words."""
    assert path.with_suffix(".mo").read_bytes() == compiled(path)


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_text_in_the_code_has_its_chinese(domain: str):
    found = extract_from_dir(
        domain, method_map=[("**.py", "python")], keywords={"t": None, "_t": None, "self._t": None}
    )
    known = catalogue(domain)
    missing = {(file, line, text) for file, line, text, *_ in found if not (known.get(text) and known.get(text).string)}
    assert not missing


@pytest.mark.parametrize("domain", DOMAINS)
def test_translations_keep_the_places_for_values(domain: str):
    """A name in braces that one language lacks would fail in front of a user."""
    import string

    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    wrong = []
    for message in catalogue(domain):
        if message.id and message.string and isinstance(message.id, str) and "{" in message.id + message.string:
            try:
                if places(message.id) != places(message.string):
                    wrong.append(message.id)
            except ValueError:
                continue
    assert not wrong


def test_a_text_without_a_translation_is_shown_as_it_is():
    assert translator("tui", "zh-TW")("no such text, surely") == "no such text, surely"


def test_a_damaged_catalogue_is_noticed():
    """The control: the test above would catch a stale file."""
    po = CATALOGUES[0]
    changed = po.read_bytes().replace(b'msgstr "', b'msgstr "x', 3)
    other = io.BytesIO(changed)
    assert read_po(other, locale="zh_TW") and compiled(po) != changed


@pytest.mark.parametrize(
    ("locale", "lang"),
    [("zh_TW.UTF-8", "zh-TW"), ("zh_HK", "zh-TW"), ("en_US.UTF-8", "en"), ("C", "en"), (None, "en"), ("", "en")],
)
def test_the_language_of_a_locale(locale, lang):
    assert lang_from_locale(locale) == lang
