"""The ways of a post are a tree: whoever has the same sharers is on the same one, and each bin of it is drawn once."""

from __future__ import annotations

import pytest

import sim.course
from sim.cascade import Before, Cascade
from sim.kernel import BINS
from sim.lots import Lots, lots_of
from sim.platforms import platform
from sim.quantile import binomial

DAY_S = 86_400
REPLIES = {
    "none": (),
    "soon": ((600, 0.5),),
    "late": ((5_000, 0.5), (9_000, 0.8)),
    "harmful": ((600, 1.8), (900, 1.15), (7_200, 0.8)),
}
"""From which age on replies make what of sharing."""
PUSHES = {"none": (3_000, 50_000), "harmful": (3_000, 50_000), "late": (4_000, 8_000)}
"""At which age the post is put before how many more."""


def followed(lots: Lots, name: str, step_s: int = 120):
    """What comes of a post under these replies, looked at every `step_s`."""
    post = Cascade(platform("threads"), 60_000, 0.0015, lots, clock_s=36_000, before=Before(500, 4, 9, 600))
    acts = [(at_s, post.multiplier, factor) for at_s, factor in REPLIES[name]]
    if name in PUSHES:
        acts.append((PUSHES[name][0], post.boost, PUSHES[name][1]))
    for at_s, act, amount in sorted(acts, key=lambda each: each[0]):
        for age_s in range(post.age_s, at_s, step_s):
            post.advance_to(age_s)
        post.advance_to(at_s)
        act(at_s, amount)
    post.advance_to(DAY_S)
    series = post.series()
    ages = (0, 599, 3_000, 3_001, 9_000, DAY_S)
    counts = [(post.views(age_s), post.shares(age_s), post.comments(age_s)) for age_s in ages]
    assert (post.viewed, post.shared) == counts[-1][:2]
    return counts, series.views.tolist(), series.shares.tolist(), series.comments.tolist(), series.factor.tolist()


@pytest.mark.parametrize("order", [list(REPLIES), list(REPLIES)[::-1]])
def test_posts_of_one_chance_go_together_the_ways_that_they_go_alone(order):
    """Whoever comes first, with or without replies and pushes, at whatever pace: each finds what it finds alone."""
    together = lots_of(5, "p", BINS)
    for step_s, name in zip((120, 1_000, 7, 120), order, strict=True):
        assert followed(together, name, step_s) == followed(lots_of(5, "p", BINS), name), name
    assert len({str(followed(together, name)) for name in order}) == len(order)


def test_what_was_drawn_once_is_not_drawn_again(monkeypatch):
    """A second post with the same replies draws only who shares it; other replies part where they change the sharers."""
    drawn = []
    monkeypatch.setattr(sim.course, "binomial", lambda *words: (drawn.append(1), binomial(*words))[1])
    lots, counts = lots_of(5, "p", BINS), []
    for name in ("none", "none", "soon"):
        drawn.clear()
        followed(lots, name)
        counts.append(len(drawn))
    first, again, parted = counts
    assert again < first / 2 and again < parted < first
