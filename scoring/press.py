"""What appeared in the press: what reporters wrote of themselves, and the stories that the scenario tells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from scenarios.schema import Scenario
from sim.events import Delivered, Event, Published

SAME_S: Final = 120
"""A story by the reporter who published so near to it is the text below that headline, and no article of its own."""


def printed(scenario: Scenario, events: Iterable[Event]) -> list[Delivered | Published]:
    """Every article in its order: what a reporter published, and each inject by which one speaks to the public in
    the press."""
    reporters = {name for name, person in scenario.people.items() if person.is_ == "journalist"}
    told = [event for event in events if isinstance(event, (Delivered, Published))]
    headlines = [event for event in told if isinstance(event, Published)]
    return [
        event
        for event in told
        if isinstance(event, Published) or (_is_story(event, reporters) and not _headed(event, headlines))
    ]


def _is_story(event: Delivered, reporters: set[str]) -> bool:
    return event.from_ in reporters and event.by == "press" and "public" in event.to


def _headed(event: Delivered, headlines: Iterable[Published]) -> bool:
    return any(each.person == event.from_ and abs(each.at_s - event.at_s) <= SAME_S for each in headlines)
