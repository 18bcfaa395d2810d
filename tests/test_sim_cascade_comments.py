"""Comments under a post: readable, never the same line twice, and turning with what the clinic replied."""

from __future__ import annotations

import itertools
import re
from typing import get_args

import numpy as np
import pytest

from scenarios.shared_lines import text
from sim.cascade import Cascade
from sim.chance import stream
from sim.comments import GAP_S, HEATS, STANCES, Comment, Talk, lines, sides
from sim.crowd import CALM, EVEN, Crowd, Moment, leaning
from sim.dice import Dice
from sim.handles import handle
from sim.platforms import platform

HOUR = 3600


def talk(
    factor: float = 1.0, seed: int = 1, step_s: int = 6 * HOUR, place: str = "threads"
) -> tuple[Talk, list[Comment]]:
    post = Cascade(platform("threads"), 100_000, 0.0015, stream(seed, "post"))
    heard = Talk(post, place, stream(seed, "talk"))
    post.multiplier(600, factor)
    comments = []
    for now_s in range(step_s, 6 * HOUR + 1, step_s):
        post.advance_to(now_s)
        comments += list(heard.listen())
    return heard, comments


def test_there_are_forty_lines_for_each_stance_in_both_languages():
    """All different, none with markup, a phone number or an address of the web."""
    for lang in ("zh-TW", "en"):
        seen: set[str] = set()
        for stance in STANCES:
            paths = {path for mood in HEATS for moment in get_args(Moment) for path in lines(stance, mood, moment)}
            assert len(paths) >= 40
            for path in sorted(paths):
                line = text(path, lang)
                assert line not in seen and line.strip() == line and 2 <= len(line) <= 120
                assert not re.search(r"https?:|\d{5,}|[\[\]<>{}]", line)
                assert bool(re.search(r"[一-鿿]", line)) == (lang == "zh-TW")
                seen.add(line)


def test_comments_can_be_read_and_never_repeat():
    """One in 30 seconds at most, in order, each line once."""
    _, comments = talk()
    assert len(comments) > 40
    times = [comment.at_s for comment in comments]
    assert all(later - sooner >= GAP_S for sooner, later in itertools.pairwise(times))
    assert len({comment.line for comment in comments}) == len(comments)
    assert len({comment.handle for comment in comments}) == len(comments)


def test_two_posts_of_a_drill_share_what_was_said():
    """The second post repeats no line of the first."""
    spoken: set[str] = set()
    lines = []
    for name in ("one", "two"):
        post = Cascade(platform("threads"), 50_000, 0.001, stream(1, name))
        post.advance_to(HOUR)
        lines += [comment.line for comment in Talk(post, "threads", stream(1, name + "talk"), spoken).listen()]
    assert len(lines) == len(set(lines)) > 20


def test_stepping_does_not_change_what_is_said():
    """Listened to every 97 seconds or once: the same comments and series."""
    once, comments = talk()
    often, again = talk(step_s=90)
    assert comments == again
    assert np.array_equal(once.series().volume, often.series().volume)
    assert np.array_equal(once.series().sentiment, often.series().sentiment, equal_nan=True)


def test_sentiment_turns_with_the_replies():
    """A good reply, nothing, a threat: from better to worse; before the reply there is no difference."""
    means = []
    for factor in (0.4, 1.0, 1.8):
        heard, _ = talk(factor)
        series = heard.series()
        early = series.sentiment[:40]
        weights = series.volume[100:]
        means.append(float(np.nansum(series.sentiment[100:] * weights) / weights.sum()))
        assert np.array_equal(early, talk(1.0)[0].series().sentiment[:40], equal_nan=True)
    assert means[0] > means[1] + 0.1 > means[2] + 0.2


def test_nobody_speaks_of_a_reply_that_was_not_given():
    """Lines about a statement come only after one, lines about silence only before."""
    silent, told = set(), set()
    for seed in range(12):
        for reply_s, found in ((None, silent), (0, told)):
            post = Cascade(platform("threads"), 200_000, 0.0015, stream(seed, "post"))
            heard = Talk(post, "threads", stream(seed, "talk"))
            if reply_s is not None:
                heard.answered(reply_s)
            post.advance_to(24 * 3600)
            found |= {comment.line for comment in heard.listen()}
    assert silent and told
    assert not any(".answered." in line for line in silent) and any(".unanswered." in line for line in silent)
    assert not any(".unanswered." in line for line in told) and any(".answered." in line for line in told)


def test_stances_add_up():
    """Shares of one, whatever was replied."""
    for factor in (0.25, 1.0, 4.0):
        assert sum(sides(factor)) == pytest.approx(1)


def test_handles_are_names_and_no_numbers():
    """3,000 handles: no national ID, no phone number, at most two digits, nothing that a terminal would run."""
    dice = Dice(np.random.default_rng(1))
    made = [handle(dice, intimate) for intimate in (True, False) for _ in range(1500)]
    assert all(re.fullmatch(r"[a-z._一-鿿]+\d{0,2}", name) for name in made)
    assert len(set(made)) > 1500


def test_dice_give_the_numbers_that_numpy_gives():
    """Bounds of every size in any order: number for number those of `Generator.integers`."""
    bounds = [int(each) for each in np.random.default_rng(2).integers(1, 60, 4000)]
    bounds += [1, 2, 3, 1 << 30, (1 << 30) + 1, 3_000_000_000, (1 << 32) - 1] * 300
    numpy, dice = stream(3, "dice"), Dice(stream(3, "dice"))
    assert [dice.below(bound) for bound in bounds] == [int(numpy.integers(bound)) for bound in bounds]


def heard_by(crowd: Crowd, moment: Moment, seeds: int = 8) -> list[Comment]:
    found = []
    for seed in range(seeds):
        post = Cascade(platform("threads"), 200_000, 0.0015, stream(seed, "post"))
        heard = Talk(post, "threads", stream(seed, "talk"))
        heard.answered(0, moment)
        post.advance_to(6 * HOUR)
        found += heard.listen(crowd)
    return found


def test_right_after_a_bad_turn_nobody_praises_the_clinic():
    """The control: an hour later, with the same feelings, some do."""
    shocked, later = (heard_by(Crowd(shocked=shock), "answered") for shock in (True, False))
    assert not any(each.stance == "defending" for each in shocked)
    assert any(each.stance == "defending" for each in later)


def test_nobody_mocks_a_concrete_reply_as_empty_and_nobody_praises_an_empty_one():
    """What is written of the last reply is written of its kind."""
    good, poor = ({each.line.split(".")[4] for each in heard_by(CALM, moment)} for moment in ("good", "poor"))
    assert good == {"any", "answered", "good"} and poor == {"any", "answered", "poor"}


def test_comments_follow_what_the_public_feels():
    """Angry and distrustful: more against and hotter; calm and trusting: more who defend; afraid: more who worry."""
    trusting, angry = Crowd(trust=0.8, anger=0.1), Crowd(trust=0.2, anger=0.8)
    shares = {name: sides(1.0, leans=leaning(crowd)[0]) for name, crowd in (("good", trusting), ("bad", angry))}
    assert shares["bad"][0] > 1.5 * shares["good"][0] and shares["good"][3] > 2 * shares["bad"][3]
    assert leaning(angry)[1] > 1 > leaning(trusting)[1]
    assert sides(1.0, leans=leaning(Crowd(anxiety=0.9))[0])[1] > sides(1.0)[1] == sides(1.0, leans=leaning(CALM)[0])[1]
    assert leaning(CALM, "anxious")[0]["worried"] > 1 and (CALM.trust, CALM.anger) == (EVEN.trust, EVEN.anger)


def test_handles_are_those_of_neighbours_in_taiwan():
    """Romanised names and nicknames on open feeds, Chinese ones among friends; no English given names of the census."""
    dice = Dice(np.random.default_rng(2))
    open_, friends = ([handle(dice, intimate) for _ in range(400)] for intimate in (False, True))
    assert all(re.fullmatch(r"[a-z._]+\d{0,2}", name) for name in open_)
    assert all(re.search(r"[一-鿿]", name) for name in friends)
    romanised = sum(
        bool(re.search(r"chi|hs|ts|yu|ting|wei|hao|mei|ling|chen|lin|hua|ming|chun|wen", name)) for name in open_
    )
    assert romanised > 200 and not any("abigail" in name or "kurt" in name for name in open_)
