"""How far public posts travel in a drill: a cascade (`sim.cascade`) each, which replies change from their moment on."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Final

from scenarios.schema import Inject, Spread
from sim.cascade import Before, Cascade
from sim.comments import Talk
from sim.crowd import EVEN, Crowd, Moment
from sim.events import Commented, Delivered, Leaked, Published
from sim.events import Spread as SpreadEvent
from sim.exposure import by_post, seen
from sim.kernel import bins_to
from sim.platforms import PlatformName, platform, rate_of
from sim.response import harm, quality
from sim.stage import Stage

TELL_EVERY_S = 120
COMMENT_GAP_S = 75
"""A team reads and works at the same time: comments of all posts come no closer than this."""
HARD: Final = ("harsh", "contradiction", "rumour", "leak", "privacy", "unanswered")
"""Stories that are a bad turn."""
GROWN = 1.1
"""By so much what it has won since it came up must have grown since it was last told,"""
LEAST_NEWS = 1.005
"""and by so much all of it."""
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
    title: str
    """Path of what it is called."""
    known: int = 0
    """Who had seen it before it came up: what it did to them is in their feelings at STARTEX."""
    told: int = 0
    """The views told last."""
    reached: float = 0.0
    """The share of the public that matters which has seen it since it came up, by these views."""

    @property
    def factor(self) -> float:
        """What the clinic's replies have made of the rate."""
        return self.cascade.factor


class Posts:
    """All public posts of a drill."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.posts: list[Post] = []
        self._commented: set[str] = set()
        """The comments that were made in this drill, so that none comes twice."""
        self._next_comment_s = 0
        self._last: Moment | None = None
        """Of which kind the clinic's last word to everybody was: what comes out later is read after it."""
        self._shock_until_s = -1
        if stage.journal:
            stage.follow((Leaked, Published, Delivered), self._note)
        self._injects = {inject.id: inject for inject in stage.scenario.injects}
        self._watching = [mind for mind in stage.minds.values() if mind.person.is_ == "public"]
        self._clock_s = stage.plan.starts_s
        self._lasts_s = stage.scenario.lasts

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
        numbers = self._stage.numbers
        place = platform(spread.platform or PLACE.get(inject.by, "threads"), numbers)
        rate = rate_of(place, spread.heat, spread.proof, spread.tone, numbers)
        before = before_of(spread)
        lots = self._stage.common.lots(f"post:{inject.id}", bins_to(self._stage.scenario.lasts))
        clock_s, left_s = self._clock_s + now, self._stage.scenario.lasts - now
        cascade = Cascade(place, followers, rate, lots, clock_s=clock_s, until_s=left_s, before=before)
        talk = None
        if self._stage.journal:
            own = self._stage.chance(f"talk:{inject.id}")
            talk = Talk(cascade, place.name, own, self._commented, numbers=numbers, tone=spread.tone)
            if self._last is not None:
                talk.answered(0, self._last)
        post = Post(inject.id, inject.from_ or "", now, cascade, talk, title_of(inject))
        self.posts.append(post)
        if before is not None:
            post.known = post.told = before.views
            self._stage.emit(SpreadEvent(now, inject.id, before.views, before.shares, post.title))
        self._stage.agenda.at(now + TELL_EVERY_S, lambda: self._tell(post))

    def heard(self, levels: dict[str, int], since: Post | None = None) -> None:
        """A public reply changes how all posts (or one) go on being shared."""
        factor = self._factor(levels)
        moment = self._moment(factor)
        self._last = moment if since is None else self._last
        if moment == "poor" and factor > 1:
            self._shocked(self._stage.now_s)
        for post in self.posts if since is None else [since]:
            age_s = self._age(post)
            post.cascade.multiplier(age_s, factor)
            if post.talk is not None:
                post.talk.answered(age_s, moment)

    def views(self, post: Post, now_s: int) -> int:
        """How many have seen it by now."""
        return post.cascade.views(now_s - post.posted_s)

    def _age(self, post: Post) -> int:
        """The age of a post, which is advanced to it."""
        age_s = self._stage.now_s - post.posted_s
        post.cascade.advance_to(age_s)
        return age_s

    def _factor(self, levels: dict[str, int]) -> float:
        numbers = self._stage.numbers
        if levels.get("threat") or levels.get("privacy_breach"):
            return numbers["answer.hostile"]
        if harm(levels, numbers) >= numbers["answer.harm.from"]:
            return numbers["answer.defensive"]
        good = quality(levels, "public", frozenset(), numbers)
        if good >= numbers["answer.good.from"]:
            return numbers["answer.good"]
        return numbers["answer.weak"] if good >= numbers["answer.weak.from"] else 1.0

    def _moment(self, factor: float) -> Moment:
        """Of which kind a public word was that does this to sharing."""
        numbers = self._stage.numbers
        return "good" if factor <= numbers["answer.good"] else "poor" if factor >= 1 else "answered"

    def _crowd(self) -> Crowd:
        """How those who watch feel by now."""
        now = self._stage.now_s
        felt = [mind.at(now) for mind in self._watching] or [EVEN]
        trust = math.fsum(each.trust for each in felt) / len(felt)
        anger = math.fsum(each.anger for each in felt) / len(felt)
        anxiety = math.fsum(each.anxiety for each in felt) / len(felt)
        return Crowd(trust, anger, anxiety, now <= self._shock_until_s)

    def _shocked(self, now_s: int) -> None:
        self._shock_until_s = now_s + int(self._stage.numbers["talk.shock"])

    def _note(self, event: Leaked | Published | Delivered) -> None:
        """A bad turn: a fact that came out, a hard story, a post that pushes the public away."""
        if isinstance(event, Delivered):
            moves = self._injects[event.inject].moves
            bad = any(moves[mind.name].trust < 0 for mind in self._watching if mind.name in moves)
        else:
            bad = isinstance(event, Leaked) or not event.answered or any(f".{each}." in event.line for each in HARD)
        if bad:
            self._shocked(event.at_s)

    def _tell(self, post: Post) -> None:
        stage, cascade = self._stage, post.cascade
        now = stage.now_s
        cascade.advance_to(now - post.posted_s)
        views, told, known = cascade.viewed, post.told, post.known
        if views > GROWN * (told - known) + known and views > LEAST_NEWS * told:
            stage.emit(SpreadEvent(now, post.inject, views, cascade.shared, post.title))
            self._mood(post, views)
            post.told = views
        if post.talk is not None:
            self._overhear(post, post.talk)
        if now + TELL_EVERY_S <= self._lasts_s:
            stage.agenda.at(now + TELL_EVERY_S, lambda: self._tell(post))

    def _mood(self, post: Post, views: int) -> None:
        stage, factor = self._stage, post.factor
        reached, now_s = seen(views - post.known, stage.numbers), stage.now_s
        share = reached - post.reached
        post.reached = reached
        for mind in self._watching:
            stage.move(mind.name, by_post(mind, now_s, share, factor), post.inject)

    def _overhear(self, post: Post, talk: Talk) -> None:
        """Lets some of what was written under a post be read, one after the other."""
        if not talk.unheard:
            return
        for comment in talk.listen(self._crowd()):
            at_s = max(self._stage.now_s, self._next_comment_s)
            if at_s > self._stage.now_s + TELL_EVERY_S:
                continue
            self._next_comment_s = at_s + COMMENT_GAP_S
            event = Commented(at_s, post.inject, comment.handle, comment.stance, comment.line)
            self._stage.agenda.at(at_s, lambda event=event: self._stage.emit(event))  # type: ignore[misc]


def before_of(spread: Spread) -> Before | None:
    """What an older post has by then; None for a new one."""
    had = spread.already
    return None if had is None else Before(had.views, had.shares, had.comments, had.age)


def title_of(inject: Inject) -> str:
    """Path of what a post is called: its title, or else who wrote it."""
    if inject.title:
        return f"injects.{inject.id}.title"
    return f"people.{inject.from_}.name" if inject.from_ else ""
