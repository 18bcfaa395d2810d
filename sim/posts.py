"""How far public posts travel: a marked self-exciting cascade for each, whose cost does not depend on the audience.

Each sharer exposes their followers (drawn from a real distribution); how many of those share in turn, and when, follows
the memory kernel of TiDeH. A reply changes the rate from its moment on.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from scenarios.schema import Inject, Spread
from sim.coefficients import VALUES
from sim.events import Cause
from sim.events import Spread as SpreadEvent
from sim.response import harm, quality
from sim.stage import Stage

TELL_EVERY_S = 120
GROWN = 1.1
"""By so much a post must have grown since it was last told."""
MOST_FOLLOWERS = 2_000_000


@dataclass
class Post:
    """One public post and how it stands."""

    inject: str
    person: str
    posted_s: int
    rate: float
    """Shares per exposure before replies change it."""
    factor: float = 1.0
    """What the clinic's replies have made of the rate."""
    shares: int = 0
    told: int = 0
    """The views told last."""


class Posts:
    """All public posts of a drill."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.posts: list[Post] = []
        self._sharers: dict[str, list[tuple[int, int]]] = {}

    def published(self, inject: Inject) -> None:
        """A public inject starts to travel."""
        spread = inject.spreads or Spread()
        person = self._stage.scenario.people.get(inject.from_ or "")
        followers = spread.followers if spread.followers is not None else (person.reach if person else 0)
        heat = VALUES["heat"] ** spread.heat * VALUES.get(f"proof.{spread.proof}", 1.0)
        again = next((post for post in self.posts if post.inject == inject.id), None)
        if again is not None:
            self._share(again, followers)
            return
        post = Post(inject.id, inject.from_ or "", self._stage.now_s, VALUES["share.rate"] * heat)
        self.posts.append(post)
        self._sharers[post.inject] = []
        self._share(post, followers)
        self._stage.agenda.at(self._stage.now_s + TELL_EVERY_S, lambda: self._tell(post))

    def heard(self, levels: dict[str, int], since: Post | None = None) -> None:
        """A public reply changes how all posts (or one) go on being shared."""
        factor = self._factor(levels)
        for post in self.posts if since is None else [since]:
            post.factor = max(0.25, min(4.0, post.factor * factor))

    def views(self, post: Post, now_s: int) -> int:
        """How many have seen it by now."""
        seen = math.fsum(followers * memory(now_s - shared_s) for shared_s, followers in self._sharers[post.inject])
        return round(VALUES["views"] * seen)

    def _factor(self, levels: dict[str, int]) -> float:
        if levels.get("threat") or levels.get("privacy_breach"):
            return VALUES["answer.hostile"]
        if harm(levels) >= 0.12:
            return VALUES["answer.defensive"]
        good = quality(levels, "public", frozenset())
        return VALUES["answer.good"] if good >= 0.45 else VALUES["answer.weak"] if good >= 0.2 else 1.0

    def _share(self, post: Post, followers: int) -> None:
        now = self._stage.now_s
        self._sharers[post.inject].append((now, followers))
        chance = self._stage.chance(f"post:{post.inject}")
        # Rates above the plain one are drawn as if four times as high and thinned by the factor of their moment.
        count = int(chance.poisson(4 * post.rate * followers))
        for delay in sorted(_delay(float(chance.random())) for _ in range(min(count, 20_000))):
            if now + delay <= self._stage.scenario.lasts:
                self._stage.agenda.at(now + max(1, delay), lambda: self._maybe_share(post))

    def _maybe_share(self, post: Post) -> None:
        chance = self._stage.chance(f"post:{post.inject}")
        draw, size = float(chance.random()), float(chance.normal(VALUES["followers.mu"], VALUES["followers.sigma"]))
        age = self._stage.now_s - post.posted_s
        if draw < post.factor / 4 * math.exp(-age / VALUES["share.decay"]):
            post.shares += 1
            self._share(post, min(MOST_FOLLOWERS, int(math.exp(size))))

    def _tell(self, post: Post) -> None:
        now = self._stage.now_s
        views = self.views(post, now)
        if views > GROWN * post.told:
            self._stage.emit(SpreadEvent(now, post.inject, views, post.shares))
            self._mood(post, math.log2((views + 100) / (post.told + 100)))
            post.told = views
        if now + TELL_EVERY_S <= self._stage.scenario.lasts:
            self._stage.agenda.at(now + TELL_EVERY_S, lambda: self._tell(post))

    def _mood(self, post: Post, doublings: float) -> None:
        causes = [
            Cause("trust", VALUES["spread.trust"] * doublings * post.factor, "spread"),
            Cause("anger", VALUES["spread.anger"] * doublings * post.factor, "spread"),
        ]
        for name, mind in self._stage.minds.items():
            if mind.person.is_ == "public":
                self._stage.move(name, causes, post.inject)


def memory(age_s: float) -> float:
    """The share of a post's exposures that have come by that age, 0 to 1 (integral of the TiDeH kernel)."""
    if age_s <= 0:
        return 0.0
    flat, theta = VALUES["share.memory"], VALUES["share.theta"]
    early = theta / (1 + theta)
    return early * age_s / flat if age_s <= flat else 1 - (1 - early) * (age_s / flat) ** -theta


def _delay(draw: float) -> int:
    """The age at which `memory` reaches `draw`, in whole seconds, never more than ten days."""
    flat, theta = VALUES["share.memory"], VALUES["share.theta"]
    early = theta / (1 + theta)
    if draw < early:
        return round(draw / early * flat)
    return round(min(864_000.0, flat * math.pow((1 - draw) / (1 - early), -1 / theta)))
