"""Negated, conditional, quoted, reported or taken back, an act is not the act; script and quotes change nothing."""

from __future__ import annotations

import json
from pathlib import Path

import opencc
import pytest

from scoring.reading import RuleReader
from sim.reading import Reply

READER = RuleReader()
DEV = [json.loads(line) for line in (Path(__file__).parent / "data/replies_dev.jsonl").open(encoding="utf-8")]


def level(mark: str, text: str) -> int:
    return READER.read(Reply(text, public=True, prompt="你們為什麼沒有回電？")).level(mark)


@pytest.mark.parametrize(
    ("mark", "said", "unsaid"),
    [
        ("apology", "我們向您道歉。", "我們不會向您道歉。"),
        ("apology", "我們要道歉。", "我們沒有要道歉。"),
        ("apology", "We apologise for this.", "We are not going to apologise for this."),
        ("apology", "我們道歉。", "為什麼要道歉？"),
        ("follow_up", "我明天打給您。", "我明天不會打給您。"),
        ("follow_up", "We will call you tomorrow.", "We will not call you tomorrow."),
        ("support_offered", "我們會安排社工。", "我們不會安排社工。"),
        ("apology", "我們向您道歉。", "您說「我們向您道歉」，那是別人寫的。"),
        ("apology", "We apologise.", 'Your post says "we apologise", which nobody wrote.'),
        ("apology", "我們道歉。", "網友要求我們道歉。"),
        ("apology", "We apologise.", "People want us to apologise."),
    ],
)
def test_negated_quoted_or_reported_is_not_done(mark: str, said: str, unsaid: str) -> None:
    """The act counts where it is done, and no longer where it is only spoken of."""
    assert level(mark, said) > 0
    assert level(mark, unsaid) == 0


@pytest.mark.parametrize(
    ("plain", "conditional"),
    [
        ("沒有接您的電話，我們很抱歉。", "如果沒有接您的電話，我們很抱歉。"),
        ("We are sorry we missed your call.", "We are sorry if we missed your call."),
        ("We apologise that nobody called you back.", "If nobody called you back, we apologise."),
    ],
)
def test_a_condition_empties_an_apology(plain: str, conditional: str) -> None:
    """Two without the condition, one with it."""
    assert (level("apology", plain), level("apology", conditional)) == (2, 1)


@pytest.mark.parametrize(
    ("kept", "taken_back"),
    [
        ("換作是我也會很急。", "換作是我也會很急，但是您自己沒有按時服藥。"),
        ("You must be furious.", "You must be furious, but you failed to take your medicine."),
    ],
)
def test_but_takes_empathy_back_by_one(kept: str, taken_back: str) -> None:
    """What follows the but lowers empathy from two to one."""
    assert (level("empathy", kept), level("empathy", taken_back)) == (2, 1)


def test_but_alone_takes_nothing_back() -> None:
    """A but that goes on to help leaves empathy whole."""
    assert level("empathy", "您一定很害怕，但我會陪著您。") == 2


@pytest.mark.parametrize("row", DEV[::3], ids=lambda row: row["id"])
def test_simplified_reads_as_traditional(row: dict[str, str]) -> None:
    """The same reply in the other script carries the same marks."""
    t2s = opencc.OpenCC("t2s").convert
    public = bool(row["public"])
    one = READER.read(Reply(row["reply"], public, row["to"], row["prompt"]))
    other = READER.read(Reply(t2s(row["reply"]), public, row["to"], t2s(row["prompt"])))
    assert one.levels() == other.levels()


@pytest.mark.parametrize("row", DEV[1::5], ids=lambda row: row["id"])
def test_width_and_quotes_change_nothing(row: dict[str, str]) -> None:
    """Full-width Latin letters and curly quotes are other clothes for the same words."""
    wide = "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalpha() else c for c in row["reply"])
    curly = wide.replace("'", "’")
    public = bool(row["public"])
    one = READER.read(Reply(row["reply"], public, row["to"], row["prompt"]))
    assert one.levels() == READER.read(Reply(curly, public, row["to"], row["prompt"])).levels()


@pytest.mark.parametrize("row", DEV[2::5], ids=lambda row: row["id"])
def test_a_neutral_sentence_adds_nothing(row: dict[str, str]) -> None:
    """The weather does not change how a reply reads."""
    more = " The sky is blue." if row["id"].startswith("en") else "藍色的天空。"
    reading = READER.read(Reply(row["reply"], bool(row["public"]), row["to"], row["prompt"]))
    longer = READER.read(Reply(row["reply"] + more, bool(row["public"]), row["to"], row["prompt"]))
    assert reading.levels() == longer.levels()
