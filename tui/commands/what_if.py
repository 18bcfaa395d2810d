"""`what-if`: one reply changed, beside what happened."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from typing import Any, Final

from scenarios.clean import clean
from scenarios.field import Role
from scenarios.problems import Problem, shown
from scenarios.timing import BadTime, clock, seconds
from scenarios.words import Lang, translator
from scoring.names import cap_name, dimension_name
from scoring.plain import run_to_json, told
from scoring.reading import ReplyReader
from scoring.score import scorecard
from scoring.scorecard import Scorecard
from scoring.whatif import Change, Fork, NoReplyError, Trial, changed, reply_at
from sim.actions import Say
from sim.drill import Drill
from sim.events import Event, Moved, event_to_json
from sim.plan import plan_of
from tui.commands.drills import opened
from tui.commands.narration import Narrator
from tui.exits import Exit

CLOCK: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_LIKE_CLOCK: Final = re.compile(r"\d+:\d*")
DAY_S: Final = 86400
NOTHING: Final = "Nothing was changed: say with --delay, --say or --who what is to be different."
LONGEST_QUOTE: Final = 80


class WrongTimeError(ValueError):
    """A time on the command line that is none; `option` is where, `problem` says why and what to write."""

    def __init__(self, option: str, error: BadTime) -> None:
        super().__init__(str(error))
        self.option = option
        self.problem = Problem(option, 1, 1, error.code, {"given": error.given})

    def sentence(self, lang: Lang) -> str:
        """What is wrong and what to write instead."""
        said = replace(self.problem, lang=lang)
        between = "" if lang == "zh-TW" else " "
        return translator("tui", lang)("{option}: {what}").format(
            option=self.option, what=f"{said.message}{between}{said.hint}".rstrip()
        )


def fork_drill(
    name: str, at: str, delay: str | None, text: str | None, who: Role | None, *, as_json: bool, lang: Lang
) -> Exit:
    """Prints both scores, both curves and what would no longer have happened, or would have."""
    drill, role, _ = opened(name, lang)
    t = translator("tui", lang)
    try:
        say = reply_at(drill, _moment(at, drill))
        change = Change(say.id, _signed(delay) if delay else 0, None if text is None else clean(text), who)
    except WrongTimeError as error:
        print(error.sentence(lang), file=sys.stderr)
        return Exit.USAGE
    except NoReplyError:
        print(t("Nobody said anything at or after {at}.").format(at=shown(at)), file=sys.stderr)
        return Exit.USAGE
    if delay is None and text is None and who is None:
        print(t(NOTHING), file=sys.stderr)
        return Exit.USAGE
    before = scorecard(drill, role)
    fork = Trial(drill, ReplyReader(), lang, role).of(change)
    then = _then(fork)
    if note := _note(say, then, change, lang):
        print(note, file=sys.stderr)
    if as_json:
        print(json.dumps(_plain(drill, before, fork, lang), ensure_ascii=False))
        return Exit.DONE
    quote = t("“{words}”").format(words=shown(say.text, LONGEST_QUOTE))
    times = dict.fromkeys(clock(each.at_s, plan_of(drill.script).starts_s) for each in (say, then) if each is not None)
    print(t("Drill time {clock}: {words}").format(clock=" → ".join(times), words=quote))
    for line in _lines(drill, before, fork, lang):
        print(line)
    return Exit.DONE


def _moment(at: str, drill: Drill) -> int:
    """Seconds since STARTEX: a duration, or a time of day as the drill's clock shows it; raises WrongTimeError."""
    if found := CLOCK.fullmatch(at.strip()):
        return ((int(found[1]) * 60 + int(found[2])) * 60 - plan_of(drill.script).starts_s) % DAY_S
    try:
        return seconds(at)
    except BadTime as error:
        like_clock = BadTime("bad-moment", at) if _LIKE_CLOCK.fullmatch(at.strip()) else error
        raise WrongTimeError("--at", like_clock) from error


def _signed(delay: str) -> int:
    """Seconds; `-15 min` is sooner; raises WrongTimeError."""
    text = delay.strip()
    try:
        return -seconds(text[1:]) if text.startswith(("-", "−")) else seconds(text.removeprefix("+"))
    except BadTime as error:
        raise WrongTimeError("--delay", error) from error


def _note(say: Say, then: Say | None, change: Change, lang: Lang) -> str:
    """What the figures do not say: nothing was changed, or not as far as was asked."""
    t = translator("tui", lang)
    if then is None:
        return t("That is after ENDEX: the reply would never have been given.")
    if then.at_s > say.at_s + change.delay_s:
        return t("No sooner than that: what it answers had not come yet.")
    return t(NOTHING) if (then.at_s, then.who, then.text) == (say.at_s, say.who, say.text) else ""


def _then(fork: Fork) -> Say | None:
    """The reply as it would have been; None where its time is after ENDEX."""
    try:
        return changed(fork)
    except NoReplyError:
        return None


def _lines(drill: Drill, before: Scorecard, fork: Fork, lang: Lang) -> list[str]:
    t = translator("tui", lang)
    unscored = t("not scored")

    def figure(score: float | None) -> str:
        return unscored if score is None else f"{score:.1f}"

    lines = [f"  {t('Total')}  {figure(before.total)} → {figure(fork.card.total)}", *_caps(before, fork.card, lang)]
    for one, other in zip(before.dimensions, fork.card.dimensions, strict=True):
        if one.score != other.score:
            lines.append(f"  {dimension_name(one.name, lang)}  {figure(one.score)} → {figure(other.score)}")
    lines.append(f"  {t('Trust at the end')}  {100 * before.trust.end:.1f} → {100 * fork.card.trust.end:.1f}")
    for title, events, world in (
        (t("Would not have happened:"), fork.gone, drill),
        (t("Would have happened:"), fork.new, fork.drill),
    ):
        told_lines = [line for event in events for line in Narrator(world, lang).lines(event)]
        lines += ["", title, *told_lines] if told_lines else []
    return lines


def _caps(before: Scorecard, after: Scorecard, lang: Lang) -> list[str]:
    """What holds the total down on one side only."""
    t = translator("tui", lang)
    new = t("{cap}: the total cannot rise above {limit}")
    gone = t("{cap}: no longer holds the total down to {limit}")
    sides = ((new, after, before), (gone, before, after))
    return [
        "    ! " + sentence.format(cap=cap_name(cap.id, lang), limit=f"{cap.limit:.0f}")
        for sentence, one, other in sides
        for cap in one.caps
        if cap.id not in {known.id for known in other.caps}
    ]


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
