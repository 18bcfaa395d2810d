"""What `schedule` does: plans drills, lists and removes them, and writes the calendar file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from heapq import merge
from itertools import islice
from pathlib import Path
from typing import Any, Final

from live.agenda import MISSED, Planned
from live.agenda_store import Agenda
from live.calendar import Occurrence, moment, series, zone_named
from live.calendar_trouble import PlanError
from live.calendar_words import said
from live.wall import wall_now
from scenarios.clean import clean
from scenarios.shelf import SHELF, find, load
from scenarios.words import LANGS, Lang, counter, translator
from tui.commands.output import put_out
from tui.exits import Exit
from tui.sorry import sorry

LONGEST_TITLE: Final = 120
CLASHES: Final = 60
"""So many drills of each series are looked through for one at the same hour."""


def add(
    name: str,
    at: str,
    rule: str | None,
    zone: str | None,
    title: str | None,
    seed: int | None,
    *,
    as_json: bool,
    lang: Lang,
) -> Exit:
    """Plans a drill and prints its ID; raises BadFile and StoreError."""
    t, now = translator("tui", lang), wall_now()
    called = " ".join(clean(title or "").split())
    if len(called) > LONGEST_TITLE:
        return sorry(t("The title is longer than {count} characters. Shorten it.").format(count=LONGEST_TITLE))
    script = load(name)
    try:
        planned_for = series(at, zone_named(zone), rule, now)
    except PlanError as error:
        return sorry(error.sentence(lang))
    titles: dict[str, str] = {each: called or script.text("title", each) for each in LANGS}
    with Agenda() as agenda:
        others = agenda.all()
        planned = agenda.add(
            script.id, titles, script.scenario.lasts, planned_for, now, source=_source(name), seed=seed
        )
    first = next(planned.series.coming(now))
    print(json.dumps(_as_data(planned, first), ensure_ascii=False) if as_json else planned.id)
    for line in (_told(planned, first, lang), *_remarks(planned, at, first, others, now, lang)):
        print(line, file=sys.stderr)
    return Exit.DONE


def list_planned(*, as_json: bool, lang: Lang) -> Exit:
    """Prints what is planned, with the next time of each and the last that was missed."""
    t, now = translator("tui", lang), wall_now()
    with Agenda() as agenda:
        planned, records = agenda.all(), agenda.records()
    missed = {
        each.id: [key for key, record in records.get(each.id, {}).items() if record.outcome in MISSED]
        for each in planned
    }
    coming = {each.id: next(each.series.coming(now), None) for each in planned}
    if as_json:
        lines = [
            _as_data(each, coming[each.id]) | {"missed": [_at(each, key).isoformat() for key in missed[each.id]]}
            for each in planned
        ]
        print(json.dumps(lines, ensure_ascii=False, indent=1))
        return Exit.DONE
    for each in planned:
        following = coming[each.id]
        when = _when(following, lang) if following else t("over")
        print("  ".join([each.id, when, each.titled(lang), *([each.series.rule.text] if each.series.rule else [])]))
        if keys := missed[each.id]:
            count = counter("tui", lang)("{count} missed", "{count} missed", len(keys))
            print(f"  {count}{t(', ')}{t('the last on {when}').format(when=said(_at(each, keys[-1]), lang))}")
    if not planned:
        print(_nothing(lang), file=sys.stderr)
    return Exit.DONE


def list_next(count: int, *, as_json: bool, lang: Lang) -> Exit:
    """Prints the drills that come next, of whatever series."""
    now = wall_now()
    with Agenda() as agenda:
        planned = agenda.all()
    found = list(islice(merge(*(_coming(drill, now) for drill in planned), key=lambda line: line[:2]), count))
    if as_json:
        print(json.dumps([_as_data(drill, each) for *_, drill, each in found], ensure_ascii=False, indent=1))
        return Exit.DONE
    for *_, drill, each in found:
        print("  ".join([_when(each, lang), drill.id, drill.titled(lang)]))
    if not found:
        print(_nothing(lang), file=sys.stderr)
    return Exit.DONE


def remove(name: str, lang: Lang) -> Exit:
    """Forgets a planned drill; raises StoreError where there is none of that ID."""
    with Agenda() as agenda:
        agenda.remove(clean(name))
    print(translator("tui", lang)("{name} is no longer planned.").format(name=name), file=sys.stderr)
    return Exit.DONE


def write_ics(output: Path | None, lang: Lang) -> Exit:
    """Writes the calendar file to a file or to standard output; raises StoreError and OSError."""
    with Agenda() as agenda:
        planned = agenda.all()
    if not planned:
        return sorry(_nothing(lang))
    from live.ics import as_ics

    put_out(as_ics(planned, lang), output, lang)
    return Exit.DONE


def _coming(planned: Planned, now: datetime) -> Iterator[tuple[datetime, datetime, Planned, Occurrence]]:
    """The drills of one series, each behind what it is sorted by."""
    for each in planned.series.coming(now):
        yield each.due, planned.created, planned, each


def _source(name: str) -> str:
    """What a host loads later, from whatever folder it runs in."""
    path = find(name)
    return path.parent.name if path.is_relative_to(SHELF) else str(path.resolve())


def _as_data(planned: Planned, following: Occurrence | None) -> dict[str, Any]:
    rule = planned.series.rule
    return {
        "id": planned.id,
        "scenario": planned.scenario,
        "title": dict(planned.title),
        "at": following.begins.isoformat() if following else None,
        "zone": planned.series.zone,
        "rule": rule.text if rule else None,
        "lasts_s": planned.lasts_s,
        "seed": planned.seed,
    }


def _told(planned: Planned, first: Occurrence, lang: Lang) -> str:
    t = translator("tui", lang)
    words = (
        t("Planned: “{title}”, {when}, and again by its rule.")
        if planned.series.rule
        else t("Planned: “{title}”, {when}.")
    )
    return words.format(title=planned.titled(lang), when=_when(first, lang))


def _remarks(
    planned: Planned, at: str, first: Occurrence, others: list[Planned], now: datetime, lang: Lang
) -> list[str]:
    """What somebody who plans this should know: the first day is another, a time that there is not, a clash."""
    t, remarks = translator("tui", lang), []
    if planned.series.rule and planned.series.first != moment(at):
        remarks.append(t("The rule does not fit the day of --at; it begins later."))
    if first.begins.replace(tzinfo=None) != first.at:
        remarks.append(t("The clocks leap over {time} on that day.").format(time=f"{first.at:%H:%M}"))
    hours = {each.due for each in islice(planned.series.coming(now), CLASHES)}
    for other in others:
        if clash := next((each for each in islice(other.series.coming(now), CLASHES) if each.due in hours), None):
            words = t("At the same hour as {name} ({when}): one host opens one lobby at a time.")
            remarks.append(words.format(name=other.id, when=said(clash.begins, lang)))
    return remarks


def _at(planned: Planned, key: str) -> datetime:
    return Occurrence(datetime.fromisoformat(key), planned.series.zone).begins


def _when(occurrence: Occurrence, lang: Lang) -> str:
    t = translator("tui", lang)
    return t("{when} ({zone})").format(when=said(occurrence.begins, lang), zone=occurrence.zone)


def _nothing(lang: Lang) -> str:
    t = translator("tui", lang)
    return t('No drill is to come. This plans one: crisis-drill schedule add viral-post --at "2026-12-04 14:00"')
