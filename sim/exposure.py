"""What meeting the matter again does to people: a post on its way through the public, the news.

A post costs trust as it reaches the public that matters, up to what it costs when all of them have seen it; a report
costs at once. Either stirs people up, so that nothing fades for a while.
"""

from __future__ import annotations

import math

from sim.coefficients import DEFAULT, Numbers
from sim.events import Cause, Push
from sim.minds import Mind
from sim.response import soft


def seen(views: float, numbers: Numbers = DEFAULT) -> float:
    """The share of the public that matters which has seen a post, 0 to 1."""
    return 1 - math.exp(-views / numbers["spread.audience"])


def by_post(mind: Mind, now_s: int, share: float, factor: float) -> list[Push]:
    """What it does to the public that a further share of them has seen a post; `factor` is the replies' work."""
    numbers = mind.numbers
    reached = share * factor * mind.severity
    feelings = mind.stir(now_s)
    return [
        ("trust", soft(numbers["spread.trust"] * reached, feelings, numbers), "spread", 0),
        ("anger", numbers["spread.anger"] * reached * (1 - feelings.anger), "spread", 0),
    ]


def by_news(mind: Mind, now_s: int, *, answered: bool) -> list[Cause]:
    """What a report does to its readers, with the clinic's answer in it or without."""
    numbers, feelings = mind.numbers, mind.at(now_s)
    word = "answered" if answered else "unanswered"
    mind.stir(now_s)
    causes = [Cause("trust", soft(numbers[f"news.{word}.trust"] * mind.severity, feelings, numbers), f"news-{word}")]
    if not answered:
        causes.append(Cause("responsibility", numbers["news.unanswered.responsibility"], "news-unanswered"))
    return causes


def by_inject(mind: Mind, now_s: int, trust: float, anger: float, anxiety: float) -> list[Push]:
    """What an inject does by itself, in points of 100, with what there is room for."""
    feelings = mind.at(now_s)
    loss = trust / 100 * (mind.severity if trust < 0 else 1.0)
    return [
        ("trust", _bounded(soft(loss, feelings, mind.numbers), feelings.trust), "inject", 0),
        ("anger", _bounded(anger / 100, feelings.anger), "inject", 0),
        ("anxiety", _bounded(anxiety / 100, feelings.anxiety), "inject", 0),
    ]


def _bounded(by: float, value: float) -> float:
    return max(-value, min(by, 1 - value))
