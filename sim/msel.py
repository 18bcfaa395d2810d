"""The list of injects at work: when each is due, held back by conditions, skipped, repeated, branched or called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scenarios.schema import Inject
from scenarios.timing import Window
from sim.agenda import LAST
from sim.conditions import Conditions, feels
from sim.events import Delivered, Skipped
from sim.stage import Stage

LOOK_EVERY_S = 10
"""How often conditions on feelings, which drift by themselves, are looked at when nothing else happens."""
NOW = Window(0, 0)


@dataclass(eq=False)
class Planned:
    """An inject that has its time."""

    inject: str
    at_s: int
    dropped: bool = False
    """It does not come at this time any more."""


class Msel:
    """The injects of a drill."""

    def __init__(
        self,
        stage: Stage,
        conditions: Conditions,
        count: dict[str, int],
        on_delivery: Callable[[Inject, Delivered], None],
    ) -> None:
        """`count` is kept up: how often each inject was delivered; `on_delivery` is told of each delivered inject."""
        self._stage = stage
        self._conditions = conditions
        self._on_delivery = on_delivery
        self._by_id = {inject.id: inject for inject in stage.scenario.injects}
        self.count = count
        self._armed: list[Inject] = []
        """Injects whose time has come and whose `when` does not hold yet."""
        self._following = [inject for inject in stage.scenario.injects if inject.after is not None]
        self._plans: list[Planned] = []
        self._in_hand: set[str] = set()
        """Those that the controller sent, moved or skipped: nothing else lets them come any more."""
        self._drifts = stage.plan.keep("drifts", lambda: any(i.when and feels(i.when) for i in stage.scenario.injects))
        self._looking = False

    def start(self) -> None:
        """Plans everything that has a time of its own; called once, at STARTEX."""
        for inject in self._by_id.values():
            if inject.at is not None:
                self._plan(inject, inject.at)
            elif inject.when is not None and inject.after is None:
                self._arm(inject)

    def call(self, name: str) -> None:
        """Another names this inject: it comes after its own `wait`."""
        inject = self._by_id[name]
        if inject.id not in self.count and inject.id not in self._in_hand:
            self._plan(inject, inject.wait or NOW)

    def settle(self) -> None:
        """Lets whatever has become due by what just happened be planned or delivered."""
        for inject in [each for each in self._following if self._conditions.met(str(each.after))]:
            self._following.remove(inject)
            self._plan(inject, inject.wait or NOW)
        for inject in [each for each in self._armed if each.when is not None and self._conditions.holds(each.when)]:
            self._armed.remove(inject)
            self._come(inject)

    def let_go(self) -> None:
        """Tells nobody of deliveries any more; there are none after ENDEX."""
        self._on_delivery = _nobody

    def next_s(self) -> int | None:
        """The next second for which an inject is planned."""
        return min((plan.at_s for plan in self._plans if plan.at_s > self._stage.now_s), default=None)

    def planned(self) -> dict[str, int]:
        """The next second of each inject that has one."""
        found: dict[str, int] = {}
        for plan in self._plans:
            found[plan.inject] = min(plan.at_s, found.get(plan.inject, plan.at_s))
        return found

    def send(self, name: str) -> None:
        """It comes now, whatever it waits for; one that came before comes once more."""
        self._take_in_hand(name)
        self._arrive(self._by_id[name])

    def move(self, name: str, to_s: int) -> None:
        """It comes at that second and no other, if its conditions hold then."""
        self._take_in_hand(name)
        inject = self._by_id[name]
        self._schedule(inject, max(to_s, self._stage.now_s), lambda: self._arm(inject))

    def skip(self, name: str) -> None:
        """It does not come by itself."""
        self._take_in_hand(name)
        self._stage.emit(Skipped(self._stage.now_s, name))

    def knows(self, name: str) -> bool:
        """Whether the scenario has an inject of that id."""
        return name in self._by_id

    def _take_in_hand(self, name: str) -> None:
        self._in_hand.add(name)
        for plan in [each for each in self._plans if each.inject == name]:
            plan.dropped = True
            self._plans.remove(plan)
        self._armed = [each for each in self._armed if each.id != name]
        self._following = [each for each in self._following if each.id != name]

    def _wait_for(self, inject: Inject) -> None:
        self._armed.append(inject)
        if self._drifts and not self._looking:
            self._looking = True
            now = max(0, self._stage.now_s)
            self._stage.agenda.at(now - now % LOOK_EVERY_S + LOOK_EVERY_S, self._look)

    def _look(self) -> None:
        self.settle()
        self._looking = bool(self._armed)
        if self._looking:
            self._stage.agenda.at(self._stage.now_s + LOOK_EVERY_S, self._look)

    def _wait(self, inject: Inject, window: Window) -> int:
        return self._stage.moment(f"inject:{inject.id}", window.earliest_s, window.latest_s)

    def _plan(self, inject: Inject, window: Window) -> None:
        wait = self._wait(inject, window)
        self._schedule(inject, max(0, self._stage.now_s) + wait, lambda: self._arm(inject))

    def _schedule(self, inject: Inject, at_s: int, work: Callable[[], None]) -> None:
        plan = Planned(inject.id, at_s)
        self._plans.append(plan)
        self._stage.agenda.at(at_s, lambda: self._fall_due(plan, work))

    def _fall_due(self, plan: Planned, work: Callable[[], None]) -> None:
        if not plan.dropped:
            self._plans.remove(plan)
            work()

    def _arm(self, inject: Inject) -> None:
        if inject.when is None or self._conditions.holds(inject.when):
            self._come(inject)
        else:
            self._wait_for(inject)

    def _come(self, inject: Inject) -> None:
        if inject.unless is not None and self._conditions.holds(inject.unless):
            self._stage.emit(Skipped(self._stage.now_s, inject.id))
            return
        self._arrive(inject)

    def _arrive(self, inject: Inject) -> None:
        self.count[inject.id] = self.count.get(inject.id, 0) + 1
        if inject.says is not None or inject.branch is None:
            self._deliver(inject)
        if inject.branch is not None:
            self._fork(inject)
        if inject.repeat is not None and self.count[inject.id] < inject.repeat.times:
            wait = self._wait(inject, inject.repeat.every)
            self._schedule(inject, self._stage.now_s + max(1, wait), lambda: self._come(inject))
        self._stage.agenda.at(self._stage.now_s, self.settle, LAST)

    def _deliver(self, inject: Inject) -> None:
        mind = self._stage.minds.get(inject.from_ or "")
        mood = mind.mood(self._stage.now_s) if mind else "upset"
        line = self._stage.line(f"injects.{inject.id}", mood, inject.id)
        due = self._stage.now_s + inject.asks.within if inject.asks else None
        event = Delivered(
            self._stage.now_s,
            inject.id,
            self.count[inject.id],
            inject.from_ or "",
            tuple(inject.to),
            inject.by,
            line,
            due,
            mood if mind else "",
        )
        self._stage.emit(event)
        self._on_delivery(inject, event)

    def _fork(self, inject: Inject) -> None:
        for way in inject.branch or ():
            if way.when is None or self._conditions.holds(way.when):
                self.call(way.then)
                return


def _nobody(inject: Inject, event: Delivered) -> None:
    """Is told of deliveries after ENDEX."""
