"""`list --past`: the drills that were held on this machine."""

from __future__ import annotations

import json
import sys

from live.records import DrillSummary
from live.store import Store
from scenarios.words import counter, translator
from tui.exits import Exit
from tui.held import day_of, score_of, title_of, whose
from tui.language import chosen


def list_held(*, as_json: bool = False, lang: str | None = None) -> Exit:
    """Prints the drills that reached ENDEX, the latest first; raises StoreError."""
    with Store() as store:
        held, open_ = store.past(), len(store.unfinished())
    if as_json:
        print(json.dumps([_held_to_json(each) for each in held], ensure_ascii=False, indent=1))
        return Exit.DONE
    words = chosen(lang)
    for each in held:
        about = f"{whose(each, words)} · {title_of(each, words)}"
        print(f"{each.id}  {day_of(each)}  {score_of(each, words):>7}  {about}")
    if not held:
        print(translator("tui", words)("No drill was held to its end on this machine so far."), file=sys.stderr)
    if open_:
        going = counter("tui", words)(
            "{count} drill has not ended: it is kept, and crisis-drill opens it.",
            "{count} drills have not ended: they are kept, and crisis-drill opens them.",
            open_,
        )
        print(going, file=sys.stderr)
    return Exit.DONE


def _held_to_json(each: DrillSummary) -> dict[str, object]:
    return {
        "id": each.id,
        "scenario": each.scenario,
        "title": dict(each.title),
        "role": "" if each.team else each.role,
        "team": each.team,
        "seed": each.seed,
        "created": each.created,
        "total": each.total,
    }
