"""Deciders of what a good reply does: from acts to one level for each mark."""

from __future__ import annotations

from scoring.reading.context import Context
from scoring.reading.matching import Line
from sim.reading import Mark

_TAKES_BACK = ("defensiveness", "blame_shifting", "minimising", "emotional_language", "threat")


def empathy(ctx: Context) -> Mark:
    """Lowered by one where what follows takes it back."""
    found = ctx.acts("empathy")
    level = ctx.best("empathy")
    if level and _taken_back(ctx, min(a.end for a in found)):
        level -= 1
    return ctx.mark("empathy", level)


def _taken_back(ctx: Context, end: int) -> bool:
    """After the empathy comes an argument, blame, a threat or belittling, with or without the word but."""
    later = [a for mark in _TAKES_BACK for a in ctx.acts(mark) if a.start >= end]
    if any(a.rule.level == 2 for a in later):
        return True
    but = ctx.scan.slot("but")
    return bool(later) and any(h.slots & but and h.start >= end for line in ctx.scan.lines for h in line.hits)


def apology(ctx: Context) -> Mark:
    """Two where it stands without a condition and says for what."""
    found = [a for a in ctx.acts("apology") if not ctx.line(a).has(ctx.scan.slot("sorry-hollow"))]
    if not found:
        return ctx.mark("apology", 1 if ctx.acts("apology") else 0)
    full = [a for a in found if a.rule.name == "apology.sorry" and not a.conditional]
    full = [a for a in full if not ctx.line(a).has(ctx.scan.slot("inconvenience"))]
    reasons = ("fail", "ordeal", "own", "worn-you")
    level = 2 if any(ctx.near(a, *reasons) for a in full) else 1
    return ctx.mark("apology", level, found)


def accountability(ctx: Context) -> Mark:
    """One where everything owned hangs on a condition."""
    found = ctx.acts("accountability")
    level = ctx.best("accountability")
    if level == 2 and all(a.conditional for a in found if a.rule.level == 2):
        level = 1
    promised = [a for a in ctx.acts("corrective_action") if a.rule.name == "corrective_action.vague"]
    if not level and promised and any(a.rule.name == "apology.sorry" for a in ctx.acts("apology")):
        return Mark(1, (ctx.evidence(promised[0].start, promised[0].end, "accountability.sorry-and-improves"),), 0.5)
    return ctx.mark("accountability", level)


def explanation(ctx: Context) -> Mark:
    """The rules' level; one where a specific failing or somebody else's is told, for that too says what happened."""
    level = ctx.best("explanation")
    if level:
        return ctx.mark("explanation", level)
    told = [a for a in ctx.acts("accountability") if a.rule.name.endswith(("we-failed", "sorry-fail"))]
    told += [a for a in ctx.acts("blame_shifting") if a.rule.name.endswith("third-fault")]
    fresh = [a for a in told if ctx.shared(ctx.line(a)) < 4]
    if fresh:
        return Mark(1, (ctx.evidence(fresh[0].start, fresh[0].end, "explanation.told-failing"),), 0.45)
    return ctx.mark("explanation", 0)


def corrective_action(ctx: Context) -> Mark:
    """What the rules found."""
    return ctx.mark("corrective_action", ctx.best("corrective_action"))


def follow_up(ctx: Context) -> Mark:
    """What the rules found."""
    return ctx.mark("follow_up", ctx.best("follow_up"))


def dedicated_channel(ctx: Context) -> Mark:
    """What the rules found."""
    return ctx.mark("dedicated_channel", ctx.best("dedicated_channel"))


def active_listening(ctx: Context) -> Mark:
    """Two for an open question, an invitation to tell, or what they said in other words; one for a closed question."""
    level = ctx.best("active_listening")
    if level == 2:
        return ctx.mark("active_listening", 2)
    hostile = _hostile(ctx)
    calm = [line for number, line in enumerate(ctx.scan.lines) if number not in hostile]
    for line in calm:
        if rule := _listens(ctx, line):
            piece = ctx.evidence(line.sentence.start, line.sentence.end, f"active_listening.{rule}")
            return Mark(2, (piece,), 0.65)
    for line in calm:
        if not level and line.sentence.asks and line.has(ctx.scan.slot("ask-closed", "ask-open")):
            piece = ctx.evidence(line.sentence.start, line.sentence.end, "active_listening.closed-question")
            return Mark(1, (piece,), 0.6)
    return ctx.mark("active_listening", level)


def _listens(ctx: Context, line: Line) -> str:
    """Which rule of full listening a sentence meets, or nothing."""
    slot = ctx.scan.slot
    if line.sentence.asks and line.has(slot("ask-open")) and line.has(slot("you", "body")):
        return "open-question"
    if line.has(slot("restate")) and ctx.shared(line) >= 3:
        return "restates"
    return "retells" if line.has(slot("you")) and ctx.shared(line) >= 5 else ""


def _hostile(ctx: Context) -> set[int]:
    """The sentences that attack, argue, blame or threaten: a question there is not listening."""
    marks = ("defensiveness", "blame_shifting", "emotional_language", "threat", "minimising", "privacy_breach")
    return {act.sentence for mark in marks for act in ctx.acts(mark)}


def transparency(ctx: Context) -> Mark:
    """Two also where a failing is told with facts that the person had not named."""
    level = ctx.best("transparency")
    if level < 2:
        details = ctx.scan.slot("clock", "date", "span", "number", "past")
        for act in ctx.acts("accountability"):
            line = ctx.line(act)
            if act.rule.level == 2 and line.has(details) and ctx.shared(line) < 3:
                return Mark(2, (ctx.evidence(act.start, act.end, "transparency.own-failing-told"),), 0.5)
    return ctx.mark("transparency", level)


def patient_centered(ctx: Context) -> Mark:
    """Two also for any question after the body that does not blame."""
    if ctx.best("patient_centered") < 2:
        for number, line in enumerate(ctx.scan.lines):
            if line.sentence.asks and line.has(ctx.scan.slot("body")) and number not in _hostile(ctx):
                piece = ctx.evidence(line.sentence.start, line.sentence.end, "patient_centered.asks-health")
                return Mark(2, (piece,), 0.65)
    return ctx.mark("patient_centered", ctx.best("patient_centered"))


def autonomy(ctx: Context) -> Mark:
    """What the rules found."""
    return ctx.mark("autonomy", ctx.best("autonomy"))


def seek_solution(ctx: Context) -> Mark:
    """What the rules found."""
    return ctx.mark("seek_solution", ctx.best("seek_solution"))


def support_offered(ctx: Context) -> Mark:
    """What the rules found."""
    return ctx.mark("support_offered", ctx.best("support_offered"))


def respect(ctx: Context) -> Mark:
    """What the rules found."""
    return ctx.mark("respect", ctx.best("respect"))
