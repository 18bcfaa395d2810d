"""Drills that are played side by side in threads are what they are alone; what is shared was handed down on purpose."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from threading import Barrier, BrokenBarrierError, Thread

import pytest

import sim.course
from scenarios.shelf import load
from sim.autoplay import autoplay
from sim.common import Common
from sim.drill import Drill
from sim.journal import digest
from sim.quantile import binomial

SEED = 3


@pytest.fixture(scope="module")
def script():
    return load("viral-post")


def played(script, say, common=None):
    """A drill whose posts are touched once by a reply."""
    drill = Drill(script, SEED, common=common)
    drill.act(say(600, by="social", to="public", empathy=2, explanation=2))
    drill.advance_to(drill.ends_s)
    return drill


def side_by_side(play, monkeypatch):
    """Two drills in two threads that take turns at every draw of a post: the worst that the system's own could do."""
    turn, digests = Barrier(2), []

    def drawn(*words):
        with suppress(BrokenBarrierError):  # once the other has come to its end, or draws no more
            turn.wait(timeout=1)
        return binomial(*words)

    def whole():
        digests.append(digest(play()))
        turn.abort()

    monkeypatch.setattr(sim.course, "binomial", drawn)
    threads = [Thread(target=whole) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    monkeypatch.undo()
    return digests


def test_two_drills_of_one_seed_in_two_threads_are_what_they_are_alone(script, say, monkeypatch):
    """A what-if may be played beside the live drill of the same seed: neither touches the other."""
    together = side_by_side(partial(played, script, say), monkeypatch)
    assert together == 2 * [digest(played(script, say, Common(SEED)))]


def test_drills_share_only_what_they_were_given(script, say):
    """Played in turns in one thread, with the same posts in common: the same journals; of another seed, refused."""
    alone, common = digest(played(script, say)), Common(SEED)
    assert [digest(played(script, say, common)) for _ in range(2)] == [alone, alone]
    first, second = (Drill(script, SEED, common=common) for _ in range(2))
    for drill in (first, second):
        drill.act(say(600, by="social", to="public", empathy=2, explanation=2))
    for at_s in range(600, first.ends_s + 1, 40):
        first.advance_to(at_s)
        second.advance_to(at_s + 20)
    for drill in (first, second):
        drill.advance_to(drill.ends_s)
    assert digest(first) == digest(second) == alone
    assert Drill(script, SEED).common is None
    with pytest.raises(ValueError, match="seed 3"):
        Drill(script, SEED + 1, common=common)


class Idle:
    """Teammates who always mean to do something at once and never do it."""

    def next_s(self, drill):
        return 0

    def due(self, drill, now_s):
        return []


def test_a_team_that_says_one_thing_and_does_nothing_holds_no_drill_up(script):
    drill, quiet = Drill(script, SEED), Drill(script, SEED)
    autoplay(drill, Idle(), lambda proposal: proposal.action(), 700)
    autoplay(drill, Idle(), lambda proposal: proposal.action(), 700)
    assert drill.now_s == 700
    autoplay(drill, Idle(), lambda proposal: proposal.action(), drill.ends_s)
    quiet.advance_to(quiet.ends_s)
    assert drill.ended and digest(drill) == digest(quiet)
