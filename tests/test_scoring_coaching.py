"""Coaching: what to do better stands in the order of what trying it would have brought."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from scenarios.shelf import load
from scenarios.words import LANGS, Lang
from scoring.coaching import LEAST, MOST, coaching
from scoring.hindsight import Hindsight, hindsight
from scoring.lessons import SOUND
from scoring.moment import reply_for
from scoring.reading import ReplyReader
from scoring.rehearsal import rehearse
from scoring.report import Subject, report_json
from scoring.report.build import content
from scoring.score import scorecard
from scoring.scorecard import Improvement, Scorecard
from scoring.turning import tried
from scoring.whatif import Change, Trial, forked
from sim.actions import Say
from sim.drill import Drill
from sim.events import Delivered
from sim.journal import digest
from sim.reading import BAD_MARKS, MARKS

READER = ReplyReader()
CASES = [
    ("viral-post", "defensive"),
    ("press-inquiry", "template"),
    ("angry-patient", "late"),
    ("viral-post", "silent"),
]


@cache
def played(name: str, team: str, lang: Lang = "en") -> tuple[Drill, Scorecard, Hindsight]:
    drill = rehearse(load(name), load(name).plays[team], 1, READER, lang)
    card = scorecard(drill)
    return drill, card, hindsight(Trial(drill, READER, lang), card)


def gain_of(drill: Drill, card: Scorecard, *marks: str) -> float:
    """Points of the total had these marks been read as they should, wherever they count against a reply."""
    levels = tuple(
        (reply.action, mark, 0 if mark in BAD_MARKS else 2)
        for reply in card.replies
        for mark in marks
        if (mark in {each.mark for each in reply.marks} if mark in BAD_MARKS else mark in reply.wanted)
    )
    change = Change("", levels=levels)
    return (Trial(drill, READER, "en").of(change).card.total or 0.0) - (card.total or 0.0)


@pytest.mark.parametrize(("name", "team"), CASES)
def test_the_most_valuable_stands_first(name: str, team: str) -> None:
    known = played(name, team)[2]
    costs = [each.cost for each in known.improvements]
    assert costs and costs == sorted(costs, reverse=True)
    assert all(cost >= LEAST for cost in costs) and len(costs) <= MOST
    assert len({(each.kind, each.subject) for each in known.improvements}) == len(costs)


def test_trying_changes_the_order_that_was_thought() -> None:
    _, card, known = played("angry-patient", "late")
    thought = [each.subject for each in card.improvements]
    shown = [each.subject for each in known.improvements if each.subject in thought]
    assert shown != [subject for subject in thought if subject in shown]


def test_what_comes_first_would_have_brought_more_than_what_comes_last() -> None:
    """All marks of the list tried by hand, outside of coaching: the first alone or last of all brings more."""
    drill, card, known = played("viral-post", "defensive")
    marks = [each.subject for each in known.improvements if each.subject in MARKS]
    every = gain_of(drill, card, *marks)

    def brings(mark: str) -> float:
        return gain_of(drill, card, mark) + every - gain_of(drill, card, *(each for each in marks if each != mark))

    assert marks[0] in BAD_MARKS
    assert brings(marks[0]) > brings(marks[-1])


@pytest.mark.parametrize(("name", "team"), CASES[:2])
def test_a_weak_mark_brings_its_sentence_its_reason_and_a_rewrite(name: str, team: str) -> None:
    drill, card, known = played(name, team)
    told = content(Subject(drill, card, "en", improvements=known.improvements))
    texts = [reply.text for reply in card.replies]
    for line in told.improvements[:3]:
        assert line.hint or line.instead
        assert not line.quote or any(line.quote.rstrip("…") in text for text in texts)
    assert any(line.instead for line in told.improvements[:3])


def test_other_levels_change_nothing_else_of_a_drill() -> None:
    """Levels as they were read give the same drill byte for byte; a threat taken out gives another one."""
    drill, card, _ = played("viral-post", "defensive")
    reply = next(each for each in card.replies if any(mark.mark == "threat" for mark in each.marks))
    same = forked(drill, Change("", levels=()), READER, "en")
    assert digest(same) == digest(drill) and same.events == drill.events
    calmer = forked(drill, Change("", levels=((reply.action, "threat", 0),)), READER, "en")
    changed = next(each for each in calmer.inputs if each.id == reply.action)
    was = next(each for each in drill.inputs if each.id == reply.action)
    assert changed.reading.level("threat") == 0 < was.reading.level("threat")  # type: ignore[union-attr]
    assert changed.text == was.text  # type: ignore[union-attr]


def stopped_after(tries: int) -> Callable[[], bool]:
    left = iter(range(tries))
    return lambda: next(left, None) is not None


def test_it_stops_when_nobody_waits_any_more() -> None:
    drill, card, _ = played("viral-post", "defensive")
    marks = [each for each in coaching(Trial(drill, READER, "en"), card, (), stopped_after(2)) if each.subject in MARKS]
    assert len(marks) == 2
    assert not hindsight(Trial(drill, READER, "en"), card, stopped_after(0)).turning


@pytest.mark.parametrize("lang", LANGS)
def test_the_report_tells_them_in_that_order(lang: Lang) -> None:
    drill, card, known = played("viral-post", "defensive", lang)
    told = content(Subject(drill, card, lang, improvements=known.improvements))
    subjects = [each.subject for each in told.improvements]
    assert subjects == [each.subject for each in known.improvements if each.subject in subjects]
    assert all(line.hint or line.instead for line in told.improvements)
    assert known.improvements[0].subject in report_json(Subject(drill, card, lang, improvements=known.improvements))


@pytest.mark.parametrize(("name", "team"), [*CASES, ("angry-patient", "template"), ("press-inquiry", "defensive")])
def test_a_reply_stands_under_words_that_had_come_by_then(name: str, team: str) -> None:
    drill, card, _ = played(name, team)
    came = [(event.at_s, event.line) for event in drill.events if isinstance(event, Delivered) and event.line]
    for line in content(Subject(drill, card, "en")).replies:
        if line.prompt:
            assert any(at_s <= line.at_s and drill.script.text(text, "en") == line.prompt for at_s, text in came)


def test_a_reply_that_failed_is_tried_in_other_words_even_if_another_one_did_its_work() -> None:
    drill, card, _ = played("viral-post", "defensive")
    tries = tried(Trial(drill, READER, "en"), card)
    lacking = {each.action for each in card.expectations if each.lacks}
    others = {reply.action for reply in card.replies if reply.score < SOUND} - lacking
    assert others & {each.fork.change.action for each in tries if each.kind == "words"}


AWFUL = (
    "Everyone calm down. She signed the consent form and knew the price, and her skin reacts because she did not follow"
    " our instructions. We refund her if she deletes the post; otherwise our lawyer will be in touch."
)


def test_one_reply_that_harms_in_many_ways_is_the_first_thing_to_change() -> None:
    drill, _, _ = played("viral-post", "exemplary")
    first = next(each for each in drill.inputs if isinstance(each, Say) and drill.is_outside(each))
    worse = forked(drill, Change(first.id, text=AWFUL), READER, "en")
    card = scorecard(worse)
    trial = Trial(worse, READER, "en")
    told = hindsight(trial, card).improvements[0]
    reworded = [each.gain for each in tried(trial, card) if (each.kind, each.fork.change.action) == ("words", first.id)]
    harm = sum(mark.mark in BAD_MARKS for reply in card.replies if reply.action == first.id for mark in reply.marks)
    assert (told.kind, told.action) == ("harmful", first.id) and harm > 3 and told.instead
    assert told.cost >= max(reworded) > 0


def test_a_team_that_made_no_reply_is_told_what_it_missed() -> None:
    _, _, known = played("viral-post", "silent")
    kinds: set[str] = {each.kind for each in known.improvements}
    assert kinds <= {"missed", "process"} and all(isinstance(each, Improvement) for each in known.improvements)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("name", "team"), CASES)
def test_what_is_offered_instead_has_what_was_lacking_and_suits_the_listener(name: str, team: str, lang: Lang) -> None:
    drill, card, known = played(name, team, lang)
    replies = {reply.action: reply for reply in card.replies}
    by_model = {
        path: each for each in drill.expectations.by_id.values() for path in (each.model, *each.models.values())
    }
    offered = [each for each in known.improvements if each.instead and each.subject in MARKS]
    for each in offered:
        reply, expected = replies[each.action], by_model[each.instead]
        assert expected.to == reply.to or (expected.public and reply.to == "public"), each
        if each.kind in ("weak", "harmful"):
            said = reply_for(drill, reply.who, reply.to, reply.by, drill.script.text(each.instead, lang), lang)
            assert bool(READER.read(said).level(each.subject)) is (each.kind == "weak"), each
    assert offered or team in ("silent", "late")
