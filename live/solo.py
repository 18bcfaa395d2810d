"""Solo practice: one person, five teammates, a clock that is handed its time, and a store that knows it all.

An input is committed to the store before the drill takes it, and the clock's second before it is shown: a process that
is killed at any moment goes on with what the screen last called saved.
"""

from __future__ import annotations

from live.again import played_again, scenario_of
from live.check import SelfCheck, self_check
from live.course import Course
from live.pace import Paced
from live.records import Draft, DrillHeader
from live.store import Store
from live.trouble import StoreError
from live.wall import wall_now
from scenarios.clean import clean
from scenarios.field import ROLES, Channel, Role, Step
from scenarios.shelf import LoadedScenario
from scenarios.words import Lang
from scoring.moment import read_say
from scoring.score import scorecard
from scoring.scorecard import Scorecard
from sim.actions import Action, Do, Say
from sim.drill import Drill
from sim.events import Delivered, Escalated, Event
from sim.journal import digest
from sim.reading import Reader, Reading, Reply
from sim.teammates import Teammates


class Solo(Paced):
    """One person's drill.

    What happens is returned once, by the call that brought it about; what had happened when the drill was started or
    resumed is in `drill.events`. A StoreError from `tick` or `skip` leaves the clock paused; what happened up to then
    is returned by the next call.
    """

    def __init__(
        self,
        store: Store,
        drill_id: str,
        header: DrillHeader,
        loaded: LoadedScenario,
        drill: Drill,
        *,
        reader: Reader | None = None,
    ) -> None:
        """Use `start` or `resume`."""
        super().__init__()
        self.store = store
        self.drill_id = drill_id
        self.header = header
        self.loaded = loaded
        self.drill = drill
        self.role: Role = header.role
        self.lang: Lang = header.lang
        self._reader = reader or reply_reader()
        mates = Teammates(loaded, header.seed, frozenset(ROLES) - {header.role}, header.skill, header.lang)
        self.course = Course(store, drill_id, drill, mates, self._reader, header.lang)
        self._told = len(drill.events)
        self.as_played = True
        """False for a finished drill that today's engine plays differently from the one it was played with."""
        self._card: Scorecard | None = None

    @classmethod
    def start(
        cls,
        store: Store,
        loaded: LoadedScenario,
        *,
        role: Role,
        lang: Lang,
        seed: int,
        skill: float = 0.7,
        pace: float = 1,
        reader: Reader | None = None,
    ) -> Solo:
        """A new drill at STARTEX, its clock running; `skill` is that of the teammates, 0 to 1."""
        drill = Drill(loaded, seed)
        header = DrillHeader(
            scenario=loaded.id,
            title={each: loaded.text("title", each) for each in loaded.languages},
            source=loaded.source,
            lasts_s=loaded.scenario.lasts,
            seed=seed,
            role=role,
            lang=lang,
            skill=skill,
            created=wall_now().isoformat(),
            coefficients=drill.coefficients,
        )
        solo = cls(store, store.create(header), header, loaded, drill, reader=reader)
        solo.clock.speed = pace
        solo._advance(0)
        solo._told = len(solo.drill.events)
        return solo

    @classmethod
    def resume(cls, store: Store, drill_id: str, *, reader: Reader | None = None) -> Solo:
        """The drill at the second where it stopped, paused, with everything that was acknowledged."""
        store.take(drill_id)
        stored = store.load(drill_id)
        loaded = scenario_of(stored)
        solo = cls(store, drill_id, stored.header, loaded, played_again(stored, loaded), reader=reader)
        solo.clock.speed = stored.clock.pace
        solo.clock.waits = stored.clock.waits
        solo.clock.paused = True
        solo.course.finished = stored.finished
        solo.as_played = stored.digest in ("", digest(solo.drill))
        return solo

    def tick(self, wall_s: float) -> list[Event]:
        """What happens now that the wall's monotonic clock reads `wall_s`; see `live.pace` for what counts as time."""
        seconds = self.clock.tick(wall_s)
        return self._advance(self.drill.now_s + seconds) if seconds else self._news()

    def skip(self) -> list[Event]:
        """On to the next inject or step of somebody's ladder, or to ENDEX where none is to come."""
        return self._advance(self.drill.ends_s, until=(Delivered, Escalated))

    def finish(self) -> list[Event]:
        """On to ENDEX; the teammates do until then what they would have done."""
        return self._advance(self.drill.ends_s)

    def say(self, to: str, by: Channel, text: str, *, id: str | None = None) -> list[Event]:  # noqa: A002
        """The player says something: read, committed, then taken; the draft that it was is gone.

        With an `id` that the drill has seen, as after ENDEX, nothing happens.
        """
        self._take(self._say(to, by, text, id or self._next_id()), ends_draft=True)
        return self._news()

    def do(self, step: Step, note: str = "", *, id: str | None = None) -> list[Event]:  # noqa: A002
        """The player takes a step; as `say`, except that a draft stays."""
        self._take(Do(id or self._next_id(), self.course.next_s, self.role, step, clean(note)))
        return self._news()

    def check(self, to: str, by: Channel, text: str) -> SelfCheck:
        """What the message, as it stands, holds and lacks; nothing is recorded."""
        return self_check(self.drill, self._say(to, by, text, ""))

    def save_draft(self, to: str, by: Channel, text: str) -> Draft:
        """Keeps what is being written; committed when this returns."""
        draft = Draft(to, by, clean(text), self.drill.now_s)
        self.store.save_draft(self.drill_id, draft)
        return draft

    def draft(self) -> Draft | None:
        """What was being written and not sent."""
        return self.store.draft(self.drill_id)

    def scorecard(self) -> Scorecard:
        """How the player's own work and the team's outcome stand; after ENDEX the total is kept with the drill."""
        if self._card is None:
            card = scorecard(self.drill, self.role)
            if not self.drill.ended:
                return card
            self.store.finish(self.drill_id, card.total, digest(self.drill))
            self._card = card
        return self._card

    def _next_id(self) -> str:
        own = sum(1 for action in self.drill.inputs if not action.teammate)
        return f"{self.role}-{own + 1}"

    def _say(self, to: str, by: Channel, text: str, say_id: str) -> Say:
        say = Say(say_id, self.course.next_s, self.role, to, by, clean(text), Reading())
        return read_say(self.drill, self._reader, say, self.lang)

    def _news(self) -> list[Event]:
        """What happened and was not returned so far."""
        news = self.drill.events[self._told :]
        self._told = len(self.drill.events)
        return news

    def _take(self, action: Action, *, ends_draft: bool = False) -> None:
        self.course.take(action, ends_draft=ends_draft)

    def _advance(self, target_s: int, until: tuple[type[Event], ...] = ()) -> list[Event]:
        """As `Course.advance`; the clock's second is kept too, and what happened is returned."""
        try:
            self.course.advance(target_s, until)
            self.store.mark_clock(self.drill_id, self.drill.now_s, self.pace, self.wait_while_writing)
            self.course.close()
        except StoreError:
            self.paused = True
            raise
        return self._news()


def reply_reader() -> Reader:
    """The reader of replies, its tables loaded."""
    # Its tables take half a second to load: better here, before STARTEX, than in the middle of the first reply.
    from scoring.reading import ReplyReader

    reader = ReplyReader()
    reader.read(Reply(""))
    return reader
