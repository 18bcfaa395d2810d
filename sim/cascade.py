"""How far one post travels: a marked self-exciting (Hawkes) cascade in a finite audience, in bins of time.

Everybody who shares a post puts it before their followers, a random part of the audience, at delays that follow the
platform's kernel. Who comes across it for the first time has seen it, may share it once, and is used up. In each bin
the people who see it are a binomial draw from those who have not, the sharers a binomial draw from the viewers, and
each sharer brings followers of their own. So the cost is that of the bins (369 for 72 hours), not of the people.
`docs/reach.md` says what that leaves out, and how it was checked against a simulation of every single person.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from math import exp
from operator import attrgetter
from typing import Final

import numpy as np

from sim.course import Course, Ground, Push, Turns, factor_in
from sim.followers import Followers, Sharers
from sim.kernel import EDGES, LONGEST_S, Floats, Ints, bins_to, in_bins
from sim.lots import Lots, drawn
from sim.platforms import Platform
from sim.quantile import binomial

ROUNDING: Final = 1e-9
"""A mean of factors lies above the largest of them by less than this part, if at all."""
APART: Final = 0.01
"""A sharer who reaches a larger part of the audience is counted alone: their followers are different people."""
_EDGES: Final[list[int]] = EDGES.tolist()
_start: Final = attrgetter("start")


@dataclass(frozen=True)
class Series:
    """What happened in each bin that is over."""

    end_s: Ints
    """Age of the post at the end of the bin."""
    views: Ints
    """People who saw it for the first time."""
    shares: Ints
    comments: Ints
    factor: Floats
    """What replies had made of the rate, on average over the bin."""


@dataclass(frozen=True)
class Before:
    """How far a post had come at its first second."""

    views: int = 0
    shares: int = 0
    comments: int = 0
    age_s: int = 0
    """How long it had been out."""


class Cascade:
    """One post on its way. All ages are whole seconds since it was published."""

    def __init__(
        self,
        platform: Platform,
        seed_followers: int,
        rate: float,
        chance: np.random.Generator | Lots,
        audience: int | None = None,
        clock_s: int | None = None,
        until_s: int = LONGEST_S,
        before: Before | None = None,
    ) -> None:
        """A post whose author has `seed_followers`.

        `rate` is the chance that a follower of a sharer shares it in turn while it is fresh; `audience` is how many
        people could ever see it (the platform's unless given); `clock_s` the second of the day at which it came out
        (without it, night is like day); `until_s` the age to which it can be followed: the numbers up to then are the
        same, and nothing is made ready for later; `before` is what an older post has by then: it counts on from there.
        """
        self._platform = platform
        self._audience = platform.audience if audience is None else audience
        self._scale = platform.look / max(1, self._audience)
        """Which part of the audience one follower is, of those who look."""
        self._until_s = min(until_s, LONGEST_S)
        self._bins = bins_to(self._until_s)
        self._lots = chance if isinstance(chance, Lots) else drawn(chance, self._bins)
        self._turns: Turns = [(0, 1.0)]
        self._bin = 0
        self._age_s = 0
        self._said = [before.comments if before else 0]
        self._talked: list[int] = []
        self._course: Course = self._lots.keep(
            (platform, self._audience, self._bins, seed_followers, rate, clock_s, before),
            lambda: self._begin(seed_followers, rate, clock_s, before),
        )
        self._path = [self._course]
        """The courses it has been on; they belong to all who meet the same post."""
        self._looked = 0
        """Of the bins of its course in which it might be shared, how many were looked at."""

    def _begin(self, seed_followers: int, rate: float, clock_s: int | None, before: Before | None) -> Course:
        """The course on which all who meet the post set out."""
        place, had, memory = self._platform, before or Before(), self._platform.memory
        scale = self._scale
        followers = Followers(place.mu, place.sigma, min(self._audience, place.most))
        sharers = Sharers(followers, self._lots, APART / scale)
        part = scale * min(seed_followers, self._audience)
        if before:
            author, others = memory.seasoned(had.age_s)
            hazard: Floats = part * author[: self._bins]
            if had.shares:
                small, large = sharers.take(had.shares)
                hazard += scale * min(small + sum(large), self._audience) * others[: self._bins]
        else:
            hazard = memory.seeded(part)[: self._bins]
        chances = place.chances(rate / place.look * exp(-had.age_s / place.decay_s), clock_s, self._bins)
        most = max(1.0, place.bounds[1]) * (1 + ROUNDING)
        ground = Ground(self._lots.draws, memory, scale, chances, most, max(self._audience, had.views))
        return Course(ground, 0, had.views, had.shares, hazard, sharers)

    @property
    def audience(self) -> int:
        """How many people could ever see it."""
        return self._audience

    @property
    def reach(self) -> int:
        """Into how many bins it can be followed."""
        return self._bins

    @property
    def age_s(self) -> int:
        """The age it was last advanced to."""
        return self._age_s

    @property
    def factor(self) -> float:
        """What replies have made of the rate by now."""
        return self._turns[-1][1]

    def boost(self, at_s: int, followers: int) -> None:
        """Puts the post before so many more people from that age on: an article, a leak, its author once more."""
        self._not_past(at_s)
        part = self._scale * min(followers, self._audience)
        key = self._platform.memory, self._bins, at_s, part
        self._course = self._course.pushed(self._bin, self._lots.keep(key, lambda: self._push(at_s, part)))
        self._path.append(self._course)
        self._looked = 0

    def _push(self, at_s: int, part: float) -> Push:
        first = bisect_right(_EDGES, at_s) - 1
        ends_s = EDGES[first + 1 : self._bins + 1].astype(np.float64)
        return Push(first, in_bins(self._platform.memory.reached(ends_s - at_s), part))

    def multiplier(self, at_s: int, factor: float) -> None:
        """From that age on the rate of sharing is multiplied by `factor`; ValueError for an age that is over."""
        self._not_past(at_s)
        if at_s < self._turns[-1][0]:
            raise ValueError(f"age {at_s} comes before the last change at {self._turns[-1][0]}")
        least, most = self._platform.bounds
        self._turns.append((at_s, max(least, min(most, self.factor * factor))))

    def advance_to(self, age_s: int) -> None:
        """Works through all bins that are over by that age; ValueError for one to which it cannot be followed."""
        if age_s <= self._age_s:
            return
        if age_s > self._until_s < LONGEST_S:
            raise ValueError(f"age {age_s} is too late; this post is followed to {self._until_s}")
        self._age_s = age_s
        self._bin = over = bisect_right(_EDGES, age_s, self._bin + 1) - 1
        if over > self._course.over or len(self._course.chancy) > self._looked:
            self._follow(over)

    def _follow(self, over: int) -> None:
        """Goes where those lead who share it in the bins before `over`."""
        course, looked, turns = self._course, self._looked, self._turns
        since_s, latest = turns[-1]
        while True:
            if looked < len(course.chancy):
                index = course.chancy[looked]
                if index >= over:
                    break
                looked += 1
                after = course.after(index, latest if since_s <= _EDGES[index] else factor_in(turns, index))
                if after is not None:
                    course, looked = after, 0
                    self._path.append(course)
            elif course.over < over:
                course.work(over)
            else:
                break
        self._course, self._looked = course, looked

    @property
    def viewed(self) -> int:
        """How many people have seen it by now, its author not counted."""
        course = self._course
        return course.viewed[self._bin - course.start]

    @property
    def shared(self) -> int:
        """How many have shared it by now, its author not counted."""
        return self._course.shared

    def views(self, age_s: int) -> int:
        """How many people had seen it at the end of the last bin over by that age, its author not counted."""
        return self._viewed(self._at(age_s))

    def shares(self, age_s: int) -> int:
        """How many had shared it, its author not counted."""
        return self._course_at(self._at(age_s)).shared

    def comments(self, age_s: int) -> int:
        """How many comments it had."""
        self._listen()
        return self._said[self._at(age_s)]

    @property
    def bins(self) -> int:
        """How many bins are over."""
        return self._bin

    @property
    def talked(self) -> list[int]:
        """The bins that are over in which somebody commented, in order."""
        self._listen()
        return self._talked

    def comments_in(self, index: int) -> int:
        """How many comments came in that bin; IndexError for one that is not over."""
        self._listen()
        return self._said[index + 1] - self._said[index]

    def factor_in(self, index: int) -> float:
        """What replies had made of the rate, on average over that bin, which is over."""
        return factor_in(self._turns, index)

    def series(self) -> Series:
        """What happened in each bin so far."""
        self._listen()
        ends = range(self._bin + 1)
        viewed, shared = map(self._viewed, ends), (self._course_at(bins).shared for bins in ends)
        counts = list(viewed), list(shared), self._said[: self._bin + 1]
        views, shares, comments = (np.diff(np.array(each)) for each in counts)
        factors = [self.factor_in(index) for index in range(self._bin)]
        return Series(EDGES[1 : self._bin + 1], views, shares, comments, np.array(factors))

    def _listen(self) -> None:
        """Counts the comments in the bins that are over since; done when somebody asks, for they move nobody."""
        draws, talk, said = self._lots.draws.comment, self._platform.talk, self._said
        before = self._viewed(len(said) - 1)
        for index in range(len(said) - 1, self._bin):
            viewed = self._viewed(index + 1)
            told = binomial(draws[index], viewed - before, talk)
            before = viewed
            if told:
                self._talked.append(index)
            said.append(said[-1] + told)

    def _viewed(self, bins: int) -> int:
        """How many had seen it when so many bins were over."""
        course = self._course_at(bins)
        return course.viewed[bins - course.start]

    def _course_at(self, bins: int) -> Course:
        """On which course it was when so many bins were over."""
        course = self._course
        if bins < course.start:
            course = self._path[bisect_right(self._path, bins, key=_start) - 1]
        return course

    def _at(self, age_s: int) -> int:
        """How many bins were over at that age."""
        if age_s > self._age_s:
            raise ValueError(f"age {age_s} is still to come; it is {self._age_s}")
        if _EDGES[self._bin] <= age_s:
            return self._bin
        return bisect_right(_EDGES, age_s) - 1

    def _not_past(self, at_s: int) -> None:
        if not self._age_s <= at_s < _EDGES[-1]:
            raise ValueError(f"age {at_s} is over or too late; it is {self._age_s}")
