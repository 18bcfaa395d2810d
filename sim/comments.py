"""What bystanders say under a post: how many take which side in each bin, and a few of them to be read.

All comments count in the series; those that are shown are thinned to what a team can read. Stances shift with what
the clinic's replies have made of the post: a good reply brings people who wait or defend, a threat brings anger. The
lines stand in `scenarios/lines/comments.yaml`, in both languages; an event carries the path of a line, never its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, get_args

import numpy as np

from scenarios.shared_lines import under
from sim.cascade import Cascade
from sim.coefficients import Coefficient
from sim.handles import handle
from sim.kernel import BINS, EDGES, Floats, Ints
from sim.quantile import binomial

Stance = Literal["against", "worried", "waiting", "defending"]
Heat = Literal["hot", "cool"]
STANCES: Final[tuple[Stance, ...]] = get_args(Stance)
HEATS: Final[tuple[Heat, ...]] = get_args(Heat)
INTIMATE: Final = ("line", "facebook")
GAP_S: Final = 30
"""No more than one comment in so many seconds is shown: a team reads and works at the same time."""


def _chosen(value: float, unit: str) -> Coefficient:
    return Coefficient(value, unit, "chosen", "ours; that good replies calm: sign of Herhausen et al. 2019")


TABLE: Final[dict[str, Coefficient]] = {
    "talk.against": _chosen(0.50, "share of comments, unanswered"),
    "talk.worried": _chosen(0.22, "share of comments, unanswered"),
    "talk.waiting": _chosen(0.18, "share of comments, unanswered"),
    "talk.defending": _chosen(0.10, "share of comments, unanswered"),
    "talk.against.turn": _chosen(1.0, "power of the factor on sharing"),
    "talk.worried.turn": _chosen(0.5, "power of the factor on sharing"),
    "talk.waiting.turn": _chosen(-0.5, "power of the factor on sharing"),
    "talk.defending.turn": _chosen(-1.0, "power of the factor on sharing"),
    "talk.hot": _chosen(0.45, "share of comments, unanswered; grows as the root of the factor"),
    "talk.against.value": _chosen(-1.0, "sentiment"),
    "talk.worried.value": _chosen(-0.5, "sentiment"),
    "talk.waiting.value": _chosen(0.0, "sentiment"),
    "talk.defending.value": _chosen(1.0, "sentiment"),
    "talk.cool": _chosen(0.6, "share of the sentiment that is left when said coolly"),
}
_V: Final = {name: number.value for name, number in TABLE.items()}


@dataclass(frozen=True)
class Comment:
    """One comment that is shown."""

    at_s: int
    """Age of the post."""
    handle: str
    stance: Stance
    mood: Heat
    line: str
    """Path of the text, such as `lines.comments.against.hot.any.3`."""


@dataclass(frozen=True)
class TalkSeries:
    """All comments, bin by bin."""

    end_s: Ints
    volume: Ints
    """Comments in the bin."""
    sentiment: Floats
    """Their mean, -1 to 1; nan where nobody commented."""


def lines(stance: Stance, mood: Heat, *, answered: bool) -> tuple[str, ...]:
    """The paths of what such people may write, before or after a public word of the clinic."""
    voice = f"lines.comments.{stance}.{mood}"
    return (*under(f"{voice}.any"), *under(f"{voice}.{'answered' if answered else 'unanswered'}"))


def sides(factor: float) -> list[float]:
    """The share of each stance, in the order of `STANCES`, when replies have made this of the rate of sharing."""
    weights = [_V[f"talk.{stance}"] * factor ** _V[f"talk.{stance}.turn"] for stance in STANCES]
    total = weights[0] + weights[1] + weights[2] + weights[3]
    return [weight / total for weight in weights]


class Talk:
    """What is said under one post."""

    def __init__(
        self, post: Cascade, place: str, chance: np.random.Generator, spoken: set[str] | None = None, gap_s: int = GAP_S
    ) -> None:
        """`spoken`: the lines used so far in this drill, shared by its posts so that none comes twice."""
        self._post, self._chance, self._gap_s = post, chance, gap_s
        self._intimate = place in INTIMATE
        self._spoken = set() if spoken is None else spoken
        self._handles: set[str] = set()
        self._draws: list[list[float]] = np.clip(chance.random((BINS, 7)), 1e-16, 1 - 1e-16).tolist()
        self._shown_s = -gap_s
        self._answered_s = float("inf")
        self._values: list[float] = []
        self._volume: list[int] = []

    def answered(self, at_s: int) -> None:
        """From that age on (the first counts) the clinic has said something in public."""
        self._answered_s = min(self._answered_s, at_s)

    def listen(self) -> Iterator[Comment]:
        """The comments to be read in the bins that are over since it was last asked, in order."""
        series = self._post.series()
        for index in range(len(self._volume), len(series.end_s)):
            total = int(series.comments[index])
            counts = self._voices(index, total, float(series.factor[index]))
            self._volume.append(total)
            self._values.append(_sentiment(counts, total))
            yield from self._shown(index, counts, total)

    def series(self) -> TalkSeries:
        """Volume and sentiment of the bins listened to so far."""
        bins = len(self._volume)
        return TalkSeries(EDGES[1 : bins + 1], np.array(self._volume, dtype=np.int64), np.array(self._values))

    def _voices(self, index: int, total: int, factor: float) -> dict[tuple[Stance, Heat], int]:
        """How many speak in each stance and mood."""
        draws, left, chance_left = self._draws[index], total, 1.0
        hot = min(0.95, _V["talk.hot"] * factor**0.5)
        found: dict[tuple[Stance, Heat], int] = {}
        for place, (stance, share) in enumerate(zip(STANCES, sides(factor), strict=True)):
            last = place == len(STANCES) - 1
            count = left if last else binomial(draws[place], left, min(1.0, share / chance_left))
            heated = binomial(draws[3 + place], count, hot)
            found[stance, "hot"], found[stance, "cool"] = heated, count - heated
            left, chance_left = left - count, chance_left - share
        return found

    def _shown(self, index: int, counts: dict[tuple[Stance, Heat], int], total: int) -> Iterator[Comment]:
        start_s, end_s = int(EDGES[index]), int(EDGES[index + 1])
        room = min(total, (end_s - self._shown_s) // self._gap_s)
        for number in range(room):
            at_s = max(self._shown_s + self._gap_s, start_s + (number + 1) * (end_s - start_s) // (room + 1))
            if at_s > end_s:
                return
            pick = int(self._chance.integers(total))
            for (stance, mood), count in counts.items():
                if pick < count:
                    line = self._line(stance, mood, answered=at_s >= self._answered_s)
                    if line:
                        self._shown_s = at_s
                        yield Comment(at_s, self._name(), stance, mood, line)
                    break
                pick -= count

    def _line(self, stance: Stance, mood: Heat, answered: bool) -> str:
        """A line that fits and was not used in this drill, or nothing once there is none."""
        fresh = [path for path in lines(stance, mood, answered=answered) if path not in self._spoken]
        if not fresh:
            return ""
        chosen = fresh[int(self._chance.integers(len(fresh)))]
        self._spoken.add(chosen)
        return chosen

    def _name(self) -> str:
        for _ in range(20):
            name = handle(self._chance, self._intimate)
            if name not in self._handles:
                break
        self._handles.add(name)
        return name


def _sentiment(counts: dict[tuple[Stance, Heat], int], total: int) -> float:
    if not total:
        return float("nan")
    said = 0.0
    for (stance, mood), count in counts.items():
        said += count * _V[f"talk.{stance}.value"] * (1.0 if mood == "hot" else _V["talk.cool"])
    return said / total
