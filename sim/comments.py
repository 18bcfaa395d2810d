"""What bystanders say under a post: how many take which side in each bin, and a few of them to be read.

All comments count in the series; those that are shown are thinned to what a team can read. Stances shift with what the
clinic's replies have made of the post and with what the public feels by then (`sim.crowd`): a good reply brings people
who wait or defend, a threat brings anger, and right after a bad turn nobody praises. The lines stand in
`scenarios/lines/comments.yaml`, in both languages; an event carries the path of a line, never its text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, get_args

import numpy as np

from scenarios.field import STANCES as STANCES
from scenarios.field import Stance as Stance
from scenarios.field import Tone
from scenarios.shared_lines import under
from sim.cascade import Cascade
from sim.chance import first_of
from sim.coefficients import DEFAULT, Numbers
from sim.crowd import CALM, Crowd, Moment, leaning
from sim.dice import Dice
from sim.handles import handle
from sim.kernel import BINS, EDGES, Floats, Ints
from sim.quantile import binomial
from sim.quick import quick

Heat = Literal["hot", "cool"]
HEATS: Final[tuple[Heat, ...]] = get_args(Heat)
INTIMATE: Final = ("line", "facebook")
_USES: Final = 7
"""Draws for each bin."""
_EDGES: Final[list[int]] = EDGES.tolist()
_LAST: Final = len(STANCES) - 1
GAP_S: Final = 30
"""No more than one comment in so many seconds is shown: a team reads and works at the same time."""


@quick
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


@cache
def lines(stance: Stance, mood: Heat, moment: Moment) -> tuple[str, ...]:
    """The paths of what such people may write at such a moment."""
    voice = f"lines.comments.{stance}.{mood}"
    fitting = ("any", moment) if moment in ("unanswered", "answered") else ("any", "answered", moment)
    return tuple(path for each in fitting for path in under(f"{voice}.{each}"))


def sides(factor: float, numbers: Numbers = DEFAULT, leans: Mapping[Stance, float] | None = None) -> tuple[float, ...]:
    """The share of each stance, in the order of `STANCES`, when replies have made this of the rate of sharing.

    `leans` are what the public's feelings make of each (`sim.crowd`).
    """
    weights = [numbers[f"talk.{stance}"] * factor ** numbers[f"talk.{stance}.turn"] for stance in STANCES]
    if leans is not None:
        weights = [weight * leans[stance] for weight, stance in zip(weights, STANCES, strict=True)]
    total = weights[0] + weights[1] + weights[2] + weights[3]
    return tuple(weight / total for weight in weights)


class Talk:
    """What is said under one post."""

    def __init__(
        self,
        post: Cascade,
        place: str,
        chance: np.random.Generator,
        spoken: set[str] | None = None,
        gap_s: int = GAP_S,
        numbers: Numbers = DEFAULT,
        tone: Tone = "plain",
    ) -> None:
        """`spoken`: the lines used so far in this drill, shared by its posts so that none comes twice."""
        self._post, self._gap_s, self._numbers = post, gap_s, numbers
        self._intimate = place in INTIMATE
        self._spoken = set() if spoken is None else spoken
        self._handles: set[str] = set()
        self._draws = np.maximum(first_of(chance, post.reach * _USES, BINS * _USES), 1e-16)
        self._dice = Dice(chance)
        self._shown_s = -gap_s
        self._tone: Tone = tone
        self._turns: list[tuple[int, Moment]] = [(0, "unanswered")]
        """From which age on the clinic's last public word was of which kind."""
        self._crowds: list[tuple[int, Crowd]] = []
        """From which bin on the public stood how."""
        self._bins = 0
        """How many bins were listened to."""
        self._heard = 0
        """In how many of them somebody commented."""

    def answered(self, at_s: int, moment: Moment = "answered") -> None:
        """From that age on the clinic's last public word was of that kind."""
        self._turns.append((at_s, moment))

    @property
    def unheard(self) -> bool:
        """Whether anybody wrote since it was last listened to."""
        return len(self._post.talked) > self._heard

    def listen(self, crowd: Crowd = CALM) -> list[Comment]:
        """The comments to be read in the bins that are over since it was last asked, in order, by such a public."""
        found: list[Comment] = []
        if not self._crowds or self._crowds[-1][1] != crowd:
            self._crowds.append((self._bins, crowd))
        post = self._post
        for index in post.talked[self._heard :]:
            total, start_s, end_s = post.comments_in(index), _EDGES[index], _EDGES[index + 1]
            room = min(total, (end_s - self._shown_s) // self._gap_s)
            if room > 0:
                voices = self._voices(index, total)
                for number in range(1, room + 1):
                    at_s = max(self._shown_s + self._gap_s, start_s + number * (end_s - start_s) // (room + 1))
                    if at_s > end_s:
                        break
                    found += self._shown(at_s, voices, self._dice.below(total))
        self._bins, self._heard = post.bins, len(post.talked)
        return found

    def series(self) -> TalkSeries:
        """Volume and sentiment of the bins listened to so far."""
        volume = [self._post.comments_in(index) for index in range(self._bins)]
        values = [_sentiment(self._voices(index, total), total, self._numbers) for index, total in enumerate(volume)]
        return TalkSeries(EDGES[1 : self._bins + 1], np.array(volume, dtype=np.int64), np.array(values))

    def _voices(self, index: int, total: int) -> list[tuple[Stance, Heat, int]]:
        """Who speaks in a bin: how many in each stance and mood in which anybody does."""
        factor, left, chance_left = self._post.factor_in(index), total, 1.0
        leans, heat = leaning(self._crowd(index), self._tone, self._numbers)
        draws, shares = self._draws[index * _USES : (index + 1) * _USES].tolist(), sides(factor, self._numbers, leans)
        hot = min(0.95, self._numbers["talk.hot"] * factor**0.5 * heat)
        found: list[tuple[Stance, Heat, int]] = []
        for place, stance in enumerate(STANCES):
            if not left:
                break
            share = shares[place]
            count = left
            if place < _LAST:
                count = binomial(draws[place], left, min(1.0, share / chance_left) if chance_left > 0.0 else 0.0)
            if count:
                heated = binomial(draws[3 + place], count, hot)
                if heated:
                    found.append((stance, "hot", heated))
                if count > heated:
                    found.append((stance, "cool", count - heated))
            left, chance_left = left - count, chance_left - share
        return found

    def _crowd(self, index: int) -> Crowd:
        """How the public stood in that bin."""
        return next((crowd for since, crowd in reversed(self._crowds) if since <= index), CALM)

    def _moment(self, at_s: int) -> Moment:
        """Of which kind the clinic's last public word was at that age."""
        return next(moment for since_s, moment in reversed(self._turns) if since_s <= at_s)

    def _shown(self, at_s: int, voices: list[tuple[Stance, Heat, int]], pick: int) -> list[Comment]:
        """What the commenter of that number says then, if there is a line for it."""
        for stance, mood, count in voices:
            if pick < count:
                line = self._line(stance, mood, self._moment(at_s))
                if not line:
                    return []
                self._shown_s = at_s
                return [Comment(at_s, self._name(), stance, mood, line)]
            pick -= count
        return []

    def _line(self, stance: Stance, mood: Heat, moment: Moment) -> str:
        """A line that fits and was not used in this drill, or nothing once there is none."""
        fresh = [path for path in lines(stance, mood, moment) if path not in self._spoken]
        if not fresh:
            return ""
        chosen = fresh[self._dice.below(len(fresh))]
        self._spoken.add(chosen)
        return chosen

    def _name(self) -> str:
        for _ in range(20):
            name = handle(self._dice, self._intimate)
            if name not in self._handles:
                break
        self._handles.add(name)
        return name


def _sentiment(voices: list[tuple[Stance, Heat, int]], total: int, numbers: Numbers) -> float:
    if not total:
        return float("nan")
    said = 0.0
    for stance, mood, count in voices:
        said += count * numbers[f"talk.{stance}.value"] * (1.0 if mood == "hot" else numbers["talk.cool"])
    return said / total
