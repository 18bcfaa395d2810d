"""Principles that marks alone cannot tell: order within a reply, between replies, and between words and steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from scoring.principles.applies import Occasion, heard_by, occasions
from scoring.principles.catalogue import Principle
from scoring.principles.ground import Ground, Reply
from scoring.principles.outcome import Evidence, Outcome, about, of_reply
from scoring.principles.rules_log import before_statement, full_report, in_order, prepared
from sim.events import Answered, Delivered, Escalated
from sim.wording import width

NEWS: Final = ("explanation", "transparency", "accountability", "corrective_action", "patient_centered", "autonomy")
CARE: Final = ("empathy", "follow_up", "support_offered", "seek_solution", "dedicated_channel")
ANSWERS: Final = ("explanation", "transparency", "accountability")
LEADS: Final = ("corrective_action", "follow_up", "patient_centered", "dedicated_channel", "support_offered")
TALKED_OVER_S: Final = 20
"""Two people of the clinic who speak to one person so soon after each other talk over them."""
LONGEST: Final = 640
"""Columns of a public text that can still be read at a glance: some 320 characters of Chinese, or 110 words."""
ALIKE: Final = 0.6
"""The share of pieces in common (two letters of Chinese, six of others) from which on two texts are one text."""


def sandwich(ground: Ground, one: Principle) -> list[Outcome]:
    """Care first, the news between, care or a next step last: once for each upset person."""
    return [_ordered(each, _is_sandwich, "sandwich") for each in occasions(ground, one)]


def answers_then_leads(ground: Ground, one: Principle) -> list[Outcome]:
    """A reporter's question is answered before the talk is led on: in each reply to the press.

    The two documents' “answer honestly” and “take the lead” pull apart; leading is fine once there is an answer.
    """
    found = []
    for reply in (each for each in ground.replies if heard_by(each, one)):
        kept = reply.lacks_none(("evasion", "emotional_language")) and _answered_first(reply)
        found.append(about(reply, kept, one.rule))
    return found


def no_talking_over(ground: Ground, one: Principle) -> list[Outcome]:
    """Nobody of the clinic speaks to a person at the counter or on the phone while a colleague just did."""
    spoken = [event for event in ground.drill.events if isinstance(event, (Delivered, Answered, Escalated))]
    found = []
    heard = [each for each in ground.replies if heard_by(each, one) and each.said.by in ("counter", "phone")]
    for name in dict.fromkeys(each.said.to for each in heard):
        mine = [each for each in heard if each.said.to == name]
        for first, second in pairwise(mine):
            theirs = any(
                first.said.at_s < event.at_s < second.said.at_s
                for event in spoken
                if name in (getattr(event, "from_", ""), getattr(event, "person", ""))
            )
            if second.said.at_s - first.said.at_s <= TALKED_OVER_S and not theirs:
                return [Outcome(False, of_reply(second, "rule-broken", one.rule, second.said.text), final=True)]
        found.append(about(mine[0], True, one.rule))
    return found


def stays_in_touch(ground: Ground, one: Principle) -> list[Outcome]:
    """Whoever asked more than once heard more than once, and was told what comes next."""
    found = []
    for each in occasions(ground, one):
        asked = [moment for moment in ground.moments if moment.to == each.to]
        if len({moment.inject for moment in asked}) < 2:
            continue
        more = [reply for reply in each.replies if reply.words_for("follow_up", 2) is not None]
        if len(each.replies) >= 2 and more:
            found.append(about(more[0], True, one.rule))
        else:
            found.append(about(each.replies[-1], False, one.rule) if each.replies else _unanswered(each))
    return found


def updates(ground: Ground, one: Principle) -> list[Outcome]:
    """At least two public words with something in them, one of them with the time of the next."""
    public = [each for each in ground.replies if heard_by(each, one)]
    told = [each for each in public if any(each.words_for(mark, 1) is not None for mark in ANSWERS)]
    next_one = [each for each in told if each.promise or each.words_for("follow_up", 2) is not None]
    if len(told) >= 2 and next_one:
        return [about(next_one[0], True, one.rule)]
    return [about(public[-1], False, one.rule)] if public else []


def many_channels(ground: Ground, one: Principle) -> list[Outcome]:
    """Clear ways to reach somebody were given on at least two channels."""
    heard = [each for each in ground.replies if heard_by(each, one)]
    given = [each for each in heard if each.words_for("dedicated_channel", 2) is not None]
    if len({each.said.by for each in given}) >= 2:
        return [about(given[0], True, one.rule)]
    return [about(heard[0], False, one.rule)] if heard else []


def own_words(ground: Ground, one: Principle) -> list[Outcome]:
    """No text goes, nearly unchanged, to people of another kind."""
    heard = [each for each in ground.replies if heard_by(each, one)]
    for number, reply in enumerate(heard):
        for other in heard[:number]:
            if other.kind != reply.kind and _alike(other.said.text, reply.said.text) >= ALIKE:
                return [Outcome(False, of_reply(reply, "rule-broken", one.rule, reply.said.text), final=True)]
    return [about(heard[0], True, one.rule)] if len({each.kind for each in heard}) > 1 else []


def where_asked(ground: Ground, one: Principle) -> list[Outcome]:
    """Whoever asked was answered where they asked, or as directly."""
    found = []
    for moment in ground.moments:
        if ground.kind_of(moment.to) == "staff":
            continue
        replies = ground.answers_to(moment)
        if replies:
            found.append(about(replies[0], True, one.rule))
        else:
            found.append(Outcome(False, Evidence(moment.opened_s or 0, "", "", moment.to, "", "unanswered", one.rule)))
    return found


def short_enough(ground: Ground, one: Principle) -> list[Outcome]:
    """What is said outside can be read at a glance."""
    found = []
    for reply in (each for each in ground.replies if heard_by(each, one)):
        kept = width(reply.said.text) <= LONGEST and reply.words_for("jargon", 2) is None
        found.append(about(reply, kept, one.rule))
    return found


def one_mouth(ground: Ground, one: Principle) -> list[Outcome]:
    """The press hears one person of the clinic."""
    heard = [each for each in ground.replies if heard_by(each, one)]
    other = next((each for each in heard if each.said.who != heard[0].said.who), None)
    if other is not None:
        return [Outcome(False, of_reply(other, "rule-broken", one.rule, other.said.text), final=True)]
    return [about(heard[0], True, one.rule)] if heard else []


def entitled(ground: Ground, one: Principle) -> list[Outcome]:
    """Outside speaks the director, the spokesperson of the scenario, or whom the scenario expects there.

    The documents give this to the director in one place and to a spokesperson in another: either will do.
    """
    found = []
    for reply in (each for each in ground.replies if heard_by(each, one)):
        may = {"director", ground.scenario.spokesperson} | {role for each in reply.moments for role in each.who}
        asked = {role for each in ground.moments if each.to == reply.said.to for role in each.who}
        kept = reply.said.who in may | asked
        found.append(Outcome(kept, about(reply, kept, one.rule).line, final=not kept))
    return found


RULES: Final[dict[str, Callable[[Ground, Principle], list[Outcome]]]] = {
    each.__name__: each
    for each in (
        sandwich,
        answers_then_leads,
        no_talking_over,
        stays_in_touch,
        updates,
        many_channels,
        own_words,
        where_asked,
        short_enough,
        one_mouth,
        entitled,
        prepared,
        full_report,
        in_order,
        before_statement,
    )
}


def _ordered(occasion: Occasion, good: Callable[[Reply], bool], rule: str) -> Outcome:
    if not occasion.replies:
        return _unanswered(occasion)
    best = next((each for each in occasion.replies if good(each)), None)
    return about(best or occasion.replies[0], best is not None, rule)


def _is_sandwich(reply: Reply) -> bool:
    care, news, last = _starts(reply, ("empathy",)), _starts(reply, NEWS), _starts(reply, CARE)
    return bool(care) and any(care[0] < middle < last[-1] for middle in news)


def _answered_first(reply: Reply) -> bool:
    answered, led = _starts(reply, ANSWERS), _starts(reply, LEADS)
    return bool(answered) and (not led or answered[0] <= led[-1])


def _starts(reply: Reply, marks: Sequence[str]) -> list[int]:
    """Where in the text the words behind these marks begin, in order."""
    found = [reply.say.reading.marks[mark] for mark in marks if mark in reply.say.reading.marks]
    return sorted(each.start for mark in found if mark.level for each in mark.evidence)


def _alike(one: str, other: str) -> float:
    piece = 2 if width(one) > 1.5 * len(one) else 6
    first, second = ({text[at : at + piece] for at in range(len(text) - piece + 1)} for text in (one, other))
    return len(first & second) / max(1, len(first | second))


def _unanswered(occasion: Occasion) -> Outcome:
    return Outcome(False, Evidence(occasion.opened_s, "", "", occasion.to, "", "unanswered", ""))
