"""What a reader learns from pieces of replies: only what is known of them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from scoring.reading.learn.corpus import CORPUS, Example, examples, of_hand, retold
from scoring.reading.learn.lessons import Keys, Lesson, Row, frequent, seen
from scoring.reading.learn.pieces import PIECE, UNSURE, WORTH, Apart, apart, cutter
from scoring.reading.network import COUNT
from sim.reading import MARKS, Reply

TEXT = "對不起，是我們叫錯號。櫃檯今天起改成唸兩次。您可以選擇改天再來。"
PLACES = {"apology": ((0, 11),), "corrective_action": ((11, 22),), "accountability": ((0, 11), (11, 22)), "evasion": ()}


def example(levels: dict[str, int] | None = None, doubted: frozenset[str] = frozenset()) -> Example:
    marks = levels or {"apology": 2, "corrective_action": 2, "accountability": 2, "evasion": 1, "respect": 1}
    reply = Reply(TEXT, True, "patient", "叫號叫錯了吧？", "")
    return Example("t-1", "t", "zh", reply, marks, spans=PLACES, doubted=doubted)


LOOKED = seen(example().reply)
KEYS: Keys = frequent([LOOKED], 1, {PIECE})


def taken_apart(of: Example) -> Apart:
    return apart(of, LOOKED, KEYS)


def stands(row: Row, lesson: Lesson) -> bool:
    return any(row.keys.tolist() == each.keys.tolist() for each in lesson.rows)


def pieces(of: Example, count: int = 300) -> list[Lesson]:
    cut, rng = cutter([taken_apart(of)]), np.random.default_rng(1)
    return [lesson for _ in range(count) for lesson in cut(rng)]


def told(lesson: Lesson, mark: str) -> tuple[float, float]:
    """Whether the piece has the mark, and what that counts."""
    at = MARKS.index(mark)
    return float(lesson.wanted[at]), float(lesson.worth[at])


def test_a_piece_has_the_marks_whose_places_are_in_it() -> None:
    first, second = taken_apart(example()).rows[:2]
    kinds = set()
    for lesson in pieces(example()):
        has = [stands(first, lesson), stands(second, lesson)]
        kinds.add(tuple(has))
        assert told(lesson, "apology") == pytest.approx((float(has[0]), WORTH))
        assert told(lesson, "corrective_action") == pytest.approx((float(has[1]), WORTH))
        assert told(lesson, "accountability") == pytest.approx((float(any(has)), WORTH))
        assert {KEYS.whole[at] for at in np.flatnonzero(lesson.whole)} >= {PIECE, "G:public"}
    assert kinds == {(True, True), (True, False), (False, True), (False, False)}


def test_what_lies_in_the_whole_is_not_known_of_a_piece() -> None:
    """Respect has no place here, and evasion may lie in what was left out."""
    for lesson in pieces(example()):
        assert told(lesson, "respect")[1] == told(lesson, "evasion")[1] == 0


def test_nothing_is_known_of_a_doubted_mark() -> None:
    for lesson in pieces(example(doubted=frozenset({"apology"}))):
        assert told(lesson, "apology")[1] == 0


def test_that_a_mark_is_clear_counts_less_where_one_of_its_places_is_gone() -> None:
    at = COUNT + MARKS.index("accountability")
    found = {(lesson.wanted[at], round(float(lesson.worth[at]), 2)) for lesson in pieces(example())}
    assert found == {(1.0, WORTH), (1.0, WORTH * UNSURE), (0.0, WORTH)}


def test_every_place_of_the_corpus_lies_in_its_reply() -> None:
    """Only in a retold reply places may be unknown: those of marks that were decided on later."""
    for each in [*examples("train"), *retold()]:
        assert each.spans is not None, each.id
        known = set(each.spans) | each.doubted
        assert set(each.levels) <= known or each.id.endswith("-retold"), each.id
        for mark, places in each.spans.items():
            assert all(0 <= start < end <= len(each.reply.text) for start, end in places), (each.id, mark)


def test_what_a_further_hand_decided_holds(tmp_path: Path) -> None:
    """Asked about two marks it takes one away and puts the other elsewhere; a third it gives unasked."""
    kinds = {
        "": {"id": "t-1", "lang": "zh", "situation": "", "public": True, "to": "patient", "prompt": "", "reply": TEXT,
             "trap": ""},
        ".labels": {"id": "t-1", "marks": {"apology": 2, "empathy": 1, "respect": 1}},
        ".spans": {"id": "t-1", "spans": {"apology": [[0, 11]], "empathy": [[0, 11]]}, "doubted": ["respect"]},
        ".decided": {"id": "t-1", "asked": ["empathy", "respect"], "marks": {"respect": 2, "autonomy": 2},
                     "spans": {"respect": [], "autonomy": [[22, 32]]}},
    }  # fmt: skip
    for kind, row in kinds.items():
        (tmp_path / f"t{kind}.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    (read,) = of_hand(tmp_path / "t.labels.jsonl")
    assert read.levels == {"apology": 2, "respect": 2, "autonomy": 2}
    assert read.spans == {"apology": ((0, 11),), "respect": (), "autonomy": ((22, 32),)}
    assert not read.doubted


def test_a_retold_reply_is_in_the_other_language() -> None:
    known = {each.id: each.lang for each in examples("train")}
    for each in retold():
        assert known[each.id.removesuffix("-retold")] != each.lang
    assert (CORPUS / "retold").is_dir()


def test_a_sentence_that_says_nothing_changes_nothing_that_is_known() -> None:
    own = taken_apart(example())
    nothing = Row(np.array([0, 0, 0]), np.array([3]), np.zeros((1, COUNT), bool))
    cut, rng = cutter([own], [nothing]), np.random.default_rng(2)
    strewn = [lesson for _ in range(200) for lesson in cut(rng) if stands(nothing, lesson)]
    assert 50 < len(strewn) < 110
    for lesson in strewn:
        assert told(lesson, "apology")[0] == float(stands(own.rows[0], lesson))


def test_each_token_is_told_which_marks_stand_there() -> None:
    """The places of the typed reply, token by token; where nothing is known of places, nothing is told."""
    rows = taken_apart(example()).rows
    shows = np.concatenate([row.shows for row in rows if row.shows is not None])
    assert shows.shape == (sum(len(sentence.places) for sentence in LOOKED.sentences), COUNT)
    typed = [place for sentence in LOOKED.sentences for place in sentence.places]
    for mark, places in PLACES.items():
        wanted = [any(start < b and end > a for a, b in places) for start, end in typed]
        assert shows[:, MARKS.index(mark)].tolist() == wanted
    assert shows[:, MARKS.index("apology")].any() and not shows[:, MARKS.index("evasion")].any()
