"""Baseline: the same cascade as Mesa agents, one for each potential reader, in steps of an hour.

Everybody takes a step in every hour, as Mesa models do. An hour is coarse for a memory that is flat for five minutes:
finer steps, which fidelity would need, cost Mesa in proportion. Making the agents is not timed.
"""

from __future__ import annotations

import math

import mesa
import numpy as np

from sim.platforms import Platform


class Person(mesa.Agent):
    """A potential reader."""

    __slots__ = ("due", "seen")

    def __init__(self, model: Readers) -> None:
        super().__init__(model)
        self.due, self.seen = 10**9, False

    def step(self) -> None:
        """Sees the post when it is due, and may share it."""
        if not self.seen and self.due <= self.model.hour:
            self.seen = True
            self.model.views += 1
            if self.model.chance.random() < self.model.willing:
                self.model.share()


class Readers(mesa.Model):
    """All potential readers of one post."""

    def __init__(self, place: Platform, rate: float, seed: int) -> None:
        super().__init__(seed=seed)
        self.place, self.rate = place, rate
        self.chance = np.random.default_rng(seed)
        self.people = list(Person.create_agents(self, place.audience))
        self.hour = self.views = self.shares = 0
        self.willing = 0.0

    def again(self, seed: int) -> None:
        """Forgets the run before."""
        self.chance = np.random.default_rng(seed)
        self.hour = self.views = self.shares = 0
        for person in self.people:
            person.due, person.seen = 10**9, False

    def run(self, seed_followers: int, hours: int) -> tuple[int, int]:
        """(views, shares) after so many hours."""
        self.expose(seed_followers)
        for self.hour in range(1, hours + 1):
            age_s = self.hour * 3600 - 1800
            self.willing = self.rate / self.place.look * math.exp(-age_s / self.place.decay_s)
            self.agents.do("step")
        return self.views, self.shares

    def share(self) -> None:
        """Somebody shares it."""
        self.shares += 1
        self.expose(min(self.place.audience, int(math.exp(self.chance.normal(self.place.mu, self.place.sigma)))))

    def expose(self, followers: int) -> None:
        """Puts the post before so many people."""
        looking = int(self.chance.binomial(followers, self.place.look))
        who = self.chance.integers(0, self.place.audience, looking)
        due = self.hour + np.ceil(self.place.memory.delay(self.chance.random(looking)) / 3600)
        for person, hour in zip(who.tolist(), due.tolist(), strict=True):
            if hour < self.people[person].due:
                self.people[person].due = hour
