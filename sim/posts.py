"""How far public posts travel in a drill: a cascade (`sim.cascade`) each, which replies change from their moment on."""

from __future__ import annotations

from dataclasses import dataclass, field

from scenarios.schema import Inject, Spread
from sim.cascade import Cascade
from sim.coefficients import VALUES
from sim.comments import Talk
from sim.events import Commented
from sim.events import Spread as SpreadEvent
from sim.exposure import by_post, seen
from sim.platforms import PlatformName, platform
from sim.response import harm, quality
from sim.stage import Stage

TELL_EVERY_S = 120
COMMENT_GAP_S = 75
"""A team reads and works at the same time: comments of all posts come no closer than this."""
GROWN = 1.1
"""By so much a post must have grown since it was last told."""
PLACE: dict[str, PlatformName] = {"review": "review", "line": "line", "press": "news", "website": "news"}
"""Where an inject of that channel is read, unless its `spreads` says; all others are read on Threads."""


@dataclass
class Post:
    """One public post and how it stands."""

    inject: str
    person: str
    posted_s: int
    cascade: Cascade = field(repr=False)
    talk: Talk | None = field(repr=False)
    told: int = 0
    """The views told last."""

    @property
    def factor(self) -> float:
        """What the clinic's replies have made of the rate."""
        return self.cascade.factor


class Posts:
    """All public posts of a drill."""

    def __init__(self, stage: Stage, *, comments: bool) -> None:
        """Without `comments` nobody is heard writing under posts."""
        self._stage = stage
        self._comments = comments
        self.posts: list[Post] = []
        self._commented: set[str] = set()
        """The comments that were made in this drill, so that none comes twice."""
        self._next_comment_s = 0
        self._watching = [mind for mind in stage.minds.values() if mind.person.is_ == "public"]
        self._clock_s = stage.plan.starts_s

    def published(self, inject: Inject) -> None:
        """A public inject starts to travel; published again, it is put before its readers once more."""
        spread, now = inject.spreads or Spread(), self._stage.now_s
        person = self._stage.scenario.people.get(inject.from_ or "")
        followers = spread.followers if spread.followers is not None else (person.reach if person else 0)
        again = next((post for post in self.posts if post.inject == inject.id), None)
        if again is not None:
            self._age(again)
            again.cascade.boost(now - again.posted_s, followers)
            return
        heat = VALUES["heat"] ** spread.heat * VALUES.get(f"proof.{spread.proof}", 1.0)
        place, chance = platform(PLACE.get(inject.by, "threads")), self._stage.chance(f"post:{inject.id}")
        clock_s, left_s = self._clock_s + now, self._stage.scenario.lasts - now
        cascade = Cascade(place, followers, VALUES["share.rate"] * heat, chance, clock_s=clock_s, until_s=left_s)
        talk = None
        if self._comments:
            talk = Talk(cascade, place.name, self._stage.chance(f"talk:{inject.id}"), self._commented)
        post = Post(inject.id, inject.from_ or "", now, cascade, talk)
        self.posts.append(post)
        self._stage.agenda.at(now + TELL_EVERY_S, lambda: self._tell(post))

    def heard(self, levels: dict[str, int], since: Post | None = None) -> None:
        """A public reply changes how all posts (or one) go on being shared."""
        factor = self._factor(levels)
        for post in self.posts if since is None else [since]:
            age_s = self._age(post)
            post.cascade.multiplier(age_s, factor)
            if post.talk is not None:
                post.talk.answered(age_s)

    def views(self, post: Post, now_s: int) -> int:
        """How many have seen it by now."""
        return post.cascade.views(now_s - post.posted_s)

    def _age(self, post: Post) -> int:
        """The age of a post, which is advanced to it."""
        age_s = self._stage.now_s - post.posted_s
        post.cascade.advance_to(age_s)
        return age_s

    def _factor(self, levels: dict[str, int]) -> float:
        if levels.get("threat") or levels.get("privacy_breach"):
            return VALUES["answer.hostile"]
        if harm(levels) >= 0.12:
            return VALUES["answer.defensive"]
        good = quality(levels, "public", frozenset())
        return VALUES["answer.good"] if good >= 0.45 else VALUES["answer.weak"] if good >= 0.2 else 1.0

    def _tell(self, post: Post) -> None:
        now, age_s = self._stage.now_s, self._age(post)
        views = post.cascade.views(age_s)
        if views > GROWN * post.told:
            self._stage.emit(SpreadEvent(now, post.inject, views, post.cascade.shares(age_s)))
            self._mood(post, views)
            post.told = views
        self._overhear(post)
        if now + TELL_EVERY_S <= self._stage.scenario.lasts:
            self._stage.agenda.at(now + TELL_EVERY_S, lambda: self._tell(post))

    def _mood(self, post: Post, views: int) -> None:
        stage, factor = self._stage, post.factor
        share = seen(views, stage.numbers) - seen(post.told, stage.numbers)
        for mind in self._watching:
            stage.move(mind.name, by_post(mind, stage.now_s, share, factor), post.inject)

    def _overhear(self, post: Post) -> None:
        """Lets some of what was written under a post be read, one after the other."""
        for comment in post.talk.listen() if post.talk is not None else ():
            at_s = max(self._stage.now_s, self._next_comment_s)
            if at_s > self._stage.now_s + TELL_EVERY_S:
                continue
            self._next_comment_s = at_s + COMMENT_GAP_S
            event = Commented(at_s, post.inject, comment.handle, comment.stance, comment.line)
            self._stage.agenda.at(at_s, lambda event=event: self._stage.emit(event))  # type: ignore[misc]
