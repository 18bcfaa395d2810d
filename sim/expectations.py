"""Expected actions: opened by their inject, met, late or missed; and which conditions hold because of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from scenarios.field import PUBLIC_CHANNELS, STATEMENT_CHANNELS, Channel, Step
from scenarios.schema import Expect, Inject, Scenario, SopExpect
from sim.actions import Do, Say
from sim.events import Expected
from sim.stage import Stage


@dataclass
class Expectation:
    """One expected action and how it stands."""

    id: str
    inject: str
    """Empty for a step of the SOP list."""
    who: tuple[str, ...]
    within_s: int
    marks: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    step: Step | None = None
    to: str = ""
    by: Channel = "internal"
    """Where it was asked."""
    public: bool = False
    """Whether a reply to everybody on a public channel is as good as one to `to`."""
    objective: str = ""
    weight: float = 1
    model: str = ""
    """Path of the model answer, or empty."""
    models: Mapping[str, str] = field(default_factory=dict)
    """Paths of the model answers of owners who would say it otherwise."""
    opened_s: int | None = None
    fulfilled_s: int | None = None
    late: bool = False
    missed: bool = False
    attempt: str = ""
    lacks: tuple[str, ...] = field(default=())

    def model_of(self, who: str) -> str:
        """Path of the model answer that this owner can say, or empty."""
        return self.models.get(who, self.model)

    @property
    def reply_by(self) -> Channel:
        """Where its answer goes: where it was asked, or the website for a statement to everybody."""
        return "website" if self.to == "public" and not self.public else self.by

    @property
    def due_s(self) -> int:
        """When its time runs out; raises ValueError before it is open."""
        if self.opened_s is None:
            raise ValueError(f"{self.id} is not open")
        return self.opened_s + self.within_s


def from_inject(inject: Inject, expect: Expect) -> Expectation:
    """The expectation that an inject declares."""
    by = expect.by or inject.by
    here = f"injects.{inject.id}.expect.{expect.id}"
    return Expectation(
        id=expect.id,
        inject=inject.id,
        who=tuple(expect.who),
        within_s=expect.within,
        marks=tuple(expect.marks),
        avoid=tuple(expect.avoid),
        step=expect.does,
        to=expect.to or inject.from_ or "public",
        by=by,
        public=by in PUBLIC_CHANNELS,
        objective=expect.objective or "",
        weight=expect.weight,
        model=f"{here}.model" if expect.model else "",
        models={who: f"{here}.models.{who}" for who in expect.models},
    )


def from_sop(step: Step, expect: SopExpect) -> Expectation:
    """The expectation that the SOP list declares for a step."""
    return Expectation(
        id=f"sop-{step}",
        inject="",
        who=tuple(expect.who),
        within_s=expect.within,
        step=step,
        objective=expect.objective or "",
    )


def _anew(each: Expectation) -> Expectation:
    """A copy; `copy.copy` takes three times as long, and every drill begins with dozens."""
    made = object.__new__(Expectation)
    vars(made).update(vars(each))
    return made


def _age(each: Expectation) -> tuple[int, str]:
    return each.opened_s or 0, each.id


def _listed(scenario: Scenario) -> Iterator[Expectation]:
    """All expected actions of a scenario, as they stand before STARTEX."""
    for inject in scenario.injects:
        for expect in inject.expect:
            yield from_inject(inject, expect)
    for step, due in scenario.sop.items():
        yield from_sop(step, due)


class Expectations:
    """All expected actions of a drill."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        listed = [_anew(each) for each in stage.plan.keep("expectations", lambda: list(_listed(stage.scenario)))]
        self.by_id = {each.id: each for each in listed}
        self._of_inject: dict[str, list[Expectation]] = {}
        for each in listed:
            self._of_inject.setdefault(each.inject, []).append(each)
        self._waiting: list[Expectation] = []
        """What is open and was not done so far, the oldest first."""

    def named(self, name: str) -> Expectation | None:
        """The expected action of that id, or the one of the SOP list for a step of that name."""
        return self.by_id.get(name) or self.by_id.get(f"sop-{name}")

    def open(self, inject: str) -> None:
        """Opens what belongs to that inject, the first time it comes (empty: the SOP list, at STARTEX)."""
        mine = self._of_inject.get(inject)
        if mine is None:
            return
        for each in mine:
            if each.opened_s is None:
                each.opened_s = self._stage.now_s
                self._waiting.append(each)
                self._tell(each, "open")
                self._stage.agenda.at(each.due_s + 1, lambda each=each: self._run_out(each))  # type: ignore[misc]
        self._waiting.sort(key=_age)

    def answered_by(self, say: Say) -> list[Expectation]:
        """The open replies that this is an attempt at, oldest first, whether or not it is good enough."""
        return [each for each in self._waiting if each.step is None and say.who in each.who and addresses(each, say)]

    def hear(self, say: Say, attempts: Iterable[Expectation]) -> None:
        """A reply fulfils of what it is an attempt at (`answered_by`) all that it is good enough for.

        For the rest it stands as the best attempt so far.
        """
        for each in attempts:
            lacks = tuple(m for m in each.marks if not say.reading.level(m))
            lacks += tuple(m for m in each.avoid if say.reading.level(m))
            if not lacks:
                self._fulfil(each, say.id)
            elif not each.attempt or len(lacks) < len(each.lacks):
                each.attempt, each.lacks = say.id, lacks

    def do(self, do: Do) -> None:
        """A step fulfils what waits for it."""
        for each in list(self._waiting):
            if each.step == do.step and do.who in each.who:
                self._fulfil(each, do.id)

    def _fulfil(self, each: Expectation, action: str) -> None:
        each.fulfilled_s, each.attempt, each.lacks = self._stage.now_s, action, ()
        self._waiting = [other for other in self._waiting if other is not each]
        each.late = self._stage.now_s > each.due_s
        self._tell(each, "late" if each.late else "met")

    def _run_out(self, each: Expectation) -> None:
        if each.fulfilled_s is None:
            each.missed = True
            self._tell(each, "missed")

    def _tell(self, each: Expectation, status: str) -> None:
        delay = None if each.fulfilled_s is None or each.opened_s is None else each.fulfilled_s - each.opened_s
        self._stage.emit(
            Expected(self._stage.now_s, each.id, each.inject, status, each.due_s, each.attempt, delay, each.lacks)  # type: ignore[arg-type]
        )


def addresses(each: Expectation, say: Say) -> bool:
    """Whether a reply goes to the one who is to be answered, or to all where all were asked."""
    if say.to == each.to:
        return True
    return (each.public or each.to == "public") and reaches(say, each.by)


def reaches(say: Say, asked_by: Channel) -> bool:
    """Whether a public reply is seen where it was asked: on the same channel, or as a statement to everybody."""
    if say.by in STATEMENT_CHANNELS:
        return True
    return say.by in PUBLIC_CHANNELS and (say.by == asked_by or asked_by not in PUBLIC_CHANNELS)
