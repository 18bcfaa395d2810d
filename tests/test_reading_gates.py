"""Sentences that say nothing, or that only tell of an act, are told from those that do it, by their vectors."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest

from scoring.reading.gates import Gate
from scoring.reading.learn.corpus import Example, Pair
from sim.reading import Reply
from tests.test_reading_network import network

NEEDS_TORCH = pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="needs torch (the extra learn)")
TOLD = [
    Example(f"{at}", "a", "en", Reply("sorry b c. not a."), {"apology": 1}, spans={"apology": ((0, 9),)})
    for at in range(40)
]


def test_a_sentence_is_among_them_where_the_sum_of_the_units_is_above_0() -> None:
    """Two units: one counts what the first number is above 1, the other what the second is above 0."""
    inner = np.array([[1, 0], [0, 1], [-1, 0]], np.float32)
    gate = Gate(inner, np.array([2, -1, -0.5], np.float32))
    sentences = np.array([[2, 0], [2, 2], [1, 0], [0, -5], [1.3, 0]], np.float32)
    assert gate.of(sentences).tolist() == [True, False, False, False, True]
    assert gate.of(sentences[:0]).tolist() == []


@NEEDS_TORCH
def test_it_learns_which_lines_say_nothing() -> None:
    """Known lines are passed over, sentences with a mark are not; where no mark stands, nothing is learned from it."""
    from scoring.reading.learn.gates import _seen, silence

    net = network()
    found = silence(net, TOLD, ["hello a", "not a"] * 20)

    def says_nothing(line: str) -> bool:
        return bool(found.of(_seen(net, Reply(line))[1])[0])

    assert says_nothing("hello a") and says_nothing("not a")
    assert not says_nothing("sorry b c")


@NEEDS_TORCH
def test_it_learns_which_lines_only_tell_of_an_act() -> None:
    """By themselves, and at the end of a reply."""
    from scoring.reading.learn.gates import _seen, unsaid

    net = network()
    found = unsaid(net, TOLD, [Pair("sorry b c", "not sorry a")] * 20)

    def only_told(line: str) -> bool:
        return bool(found.of(_seen(net, Reply(line))[2])[-1])

    assert only_told("not sorry a") and only_told("sorry b c. not a.\nnot sorry a")
    assert not only_told("sorry b c")
