"""Sentences that say nothing are told from those that do, by their vectors."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest

from scoring.reading.learn.corpus import Example
from scoring.reading.silence import Silence
from sim.reading import Reply
from tests.test_reading_network import network

NEEDS_TORCH = pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="needs torch (the extra learn)")


def test_a_sentence_says_nothing_where_the_sum_of_the_units_is_above_0() -> None:
    """Two units: one counts what the first number is above 1, the other what the second is above 0."""
    inner = np.array([[1, 0], [0, 1], [-1, 0]], np.float32)
    silence = Silence(inner, np.array([2, -1, -0.5], np.float32))
    bags = np.array([[2, 0], [2, 2], [1, 0], [0, -5], [1.3, 0]], np.float32)
    assert silence.of(bags).tolist() == [True, False, False, False, True]
    assert silence.of(bags[:0]).tolist() == []


@NEEDS_TORCH
def test_it_learns_which_lines_say_nothing() -> None:
    """Known lines are passed over, sentences with a mark are not; where no mark stands, nothing is learned from it."""
    from scoring.reading.learn.silence import silence

    told = [
        Example(f"{at}", "a", "en", Reply("sorry b c. not a."), {"apology": 1}, spans={"apology": ((0, 9),)})
        for at in range(40)
    ]
    net = network()
    found = silence(net, told, ["hello a", "not a"] * 20)

    def says_nothing(line: str) -> bool:
        from scoring.reading.learn.silence import _seen

        return bool(found.of(_seen(net, Reply(line))[1])[0])

    assert says_nothing("hello a") and says_nothing("not a")
    assert not says_nothing("sorry b c")
