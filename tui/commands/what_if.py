"""`what-if`: one reply changed, beside what happened."""

from __future__ import annotations

import json
import sys
from typing import Any

from scenarios.clean import clean
from scenarios.field import Role
from scenarios.timing import BadTime, seconds, span
from scenarios.words import Lang, translator
from scoring.names import dimension_name
from scoring.plain import run_to_json, told
from scoring.reading import RuleReader
from scoring.score import scorecard
from scoring.scorecard import Scorecard
from scoring.whatif import Change, Fork, NoReplyError, compared, forked, reply_at
from sim.drill import Drill
from sim.events import Event, Moved, event_to_json
from tui.commands.drills import opened
from tui.commands.narration import Narrator
from tui.exits import Exit


def fork_drill(
    name: str, at: str, delay: str | None, text: str | None, who: Role | None, *, as_json: bool, lang: Lang
) -> Exit:
    """Prints both scores, both curves and what would no longer have happened, or would have."""
    drill, role, _ = opened(name)
    t = translator("tui", lang)
    try:
        say = reply_at(drill, seconds(at))
        change = Change(say.id, _signed(delay) if delay else 0, None if text is None else clean(text), who)
    except BadTime as error:
        print(error, file=sys.stderr)
        return Exit.USAGE
    except NoReplyError:
        print(t("Nobody said anything at or after {at}.").format(at=at), file=sys.stderr)
        return Exit.USAGE
    before = scorecard(drill, role)
    fork = compared(drill, forked(drill, change, RuleReader(), lang), change, role)
    if as_json:
        print(json.dumps(_plain(drill, before, fork, lang), ensure_ascii=False))
        return Exit.DONE
    quote = t("“{words}”").format(words=clean(say.text))
    print(t("At {at}: {words}").format(at=span(say.at_s), words=quote))
    for line in _lines(drill, before, fork, lang):
        print(line)
    return Exit.DONE


def _signed(delay: str) -> int:
    """Seconds; `-15 min` is sooner."""
    text = delay.strip()
    return -seconds(text[1:]) if text.startswith(("-", "−")) else seconds(text.removeprefix("+"))


def _lines(drill: Drill, before: Scorecard, fork: Fork, lang: Lang) -> list[str]:
    t = translator("tui", lang)
    unscored = t("not scored")

    def shown(score: float | None) -> str:
        return unscored if score is None else f"{score:.1f}"

    lines = [f"  {t('Total')}  {shown(before.total)} → {shown(fork.card.total)}"]
    for one, other in zip(before.dimensions, fork.card.dimensions, strict=True):
        if one.score != other.score:
            lines.append(f"  {dimension_name(one.name, lang)}  {shown(one.score)} → {shown(other.score)}")
    lines.append(f"  {t('Trust at the end')}  {100 * before.trust.end:.1f} → {100 * fork.card.trust.end:.1f}")
    for title, events, world in (
        (t("Would not have happened:"), fork.gone, drill),
        (t("Would have happened:"), fork.new, fork.drill),
    ):
        told_lines = [line for event in events for line in Narrator(world, lang).lines(event)]
        lines += ["", title, *told_lines] if told_lines else []
    return lines


def _plain(drill: Drill, before: Scorecard, fork: Fork, lang: Lang) -> dict[str, Any]:
    def side(each: Drill, card: Scorecard) -> dict[str, Any]:
        whole = run_to_json(each, card, lang)
        kept = {name: whole[name] for name in ("digest", "score", "trust", "people", "reach", "caps")}
        return kept | {"curves": _curves(each)}

    def events(found: tuple[Event, ...], each: Drill) -> list[dict[str, Any]]:
        return [told(event_to_json(event), each, lang) for event in found]

    return {
        "scenario": before.scenario,
        "seed": before.seed,
        "change": vars(fork.change),
        "before": side(drill, before),
        "after": side(fork.drill, fork.card),
        "gone": events(fork.gone, drill),
        "new": events(fork.new, fork.drill),
    }


def _curves(drill: Drill) -> dict[str, list[dict[str, float]]]:
    """Each person's feelings at every second at which they moved."""
    found: dict[str, list[dict[str, float]]] = {
        name: [{"at_s": 0, **drill.start_feelings(name).rounded()}] for name in drill.script.scenario.people
    }
    for event in drill.events:
        if isinstance(event, Moved):
            found[event.person].append({"at_s": event.at_s, **event.after})
    return found
