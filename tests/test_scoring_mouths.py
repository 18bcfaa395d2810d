"""A model answer is shown only to somebody who can say it: nobody is told to introduce themselves as another."""

from __future__ import annotations

import re
from functools import cache

import pytest

from scenarios.field import ROLES
from scenarios.schema import Expect, Inject
from scenarios.shelf import LoadedScenario, from_source, load, shelf
from scenarios.words import LANGS, Lang
from scoring.hindsight import hindsight
from scoring.lessons import model_for
from scoring.moment import reply_for
from scoring.reading import ReplyReader
from scoring.rehearsal import rehearse
from scoring.score import scorecard
from scoring.whatif import Trial
from sim.drill import Drill
from sim.expectations import from_inject

NAMES = [heading.id for heading in shelf()]
CALLED = {
    "zh-TW": {
        "director": "院長|主任醫師|負責人",
        "medical": "醫療主任|林主任|簡醫師",
        "pr": "公關|許庭瑋",
        "admin": "行政主[任管]|吳淑芬",
        "legal": "法務|律師",
        "service": "客服主管|客服|何雅婷",
    },
    "en": {
        "director": "[Tt]he director|[Oo]ur director|Dr Chou|Dr Lo|the director of|head of the clinic",
        "medical": "medical director|Dr Lin|Dr Chien",
        "pr": "PR manager|PR at|Hsu Ting-wei|communications manager|run public relations",
        "admin": "head of administration|Wu Shu-fen|run the office",
        "legal": "legal counsel|legal adviser|Mr Kao",
        "service": "patient services|Ya-ting",
    },
}
"""What each role is called in the library's model answers."""
SELF = {
    "zh-TW": r"(?:我是|，姓|簡.{0,2}，)(?:[^，。]{0,6}的)?(?:[^，。、]{0,4})(?:%s)|^(?:%s)更新|(?:。|，)(?:%s)。$|(?:硯雲|我這個)(?:%s)",
    "en": r"(?:I'm|I am|this is|It is|I run)(?: the)? (?:[^.,;]{0,12})(?:%s)|\. (?:The )?(?:%s)\.$|^Update from (?:%s)|I (?:%s)|, (?:%s) Yanyun",
}
STATEMENT = re.compile("^(?:硯雲皮膚科說明|(?:A s|S)tatement from)")
"""A statement in the name of the clinic may speak of everybody."""


def calls_itself(text: str, role: str, lang: Lang) -> bool:
    """Whether somebody says in these words that they are that role."""
    called = CALLED[lang][role]
    return bool(re.search(SELF[lang].replace("%s", called), text))


def speaks_of(text: str, role: str, lang: Lang) -> bool:
    """Whether that role is spoken of as somebody else."""
    called = CALLED[lang][role]
    return bool(re.search(called, text)) and not calls_itself(text, role, lang)


def wrong_mouth(text: str, who: str, lang: Lang) -> str:
    """The role that these words belong to, or that is spoken of though it speaks itself; empty where all is well."""
    if speaks_of(text, who, lang) and not STATEMENT.search(text):
        return who
    return next((role for role in ROLES if role != who and calls_itself(text, role, lang)), "")


def answers(drill: LoadedScenario, lang: Lang):
    """Every model answer with everybody in whose mouth it would be put."""
    texts = drill.texts[lang]
    for inject in drill.scenario.injects:
        for expect in inject.expect:
            made = from_inject(inject, expect)
            for who in expect.who if made.model else ():
                yield inject, expect, who, texts[made.model_of(who)]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", NAMES)
def test_every_owner_of_a_reply_has_a_model_answer_that_they_can_say(name: str, lang: Lang) -> None:
    wrong = [
        (expect.id, who, wrong_mouth(text, who, lang), text)
        for _, expect, who, text in answers(load(name), lang)
        if wrong_mouth(text, who, lang)
    ]
    assert not wrong


@pytest.mark.parametrize("lang", LANGS)
def test_the_test_above_knows_its_people(lang: Lang) -> None:
    """The control: in the one mouth that each was written for no answer is wrong, in others many are."""
    for name in NAMES:
        own = [(who, text) for _, expect, who, text in answers(load(name), lang) if who == expect.who[0]]
        assert not [(who, text) for who, text in own if wrong_mouth(text, who, lang)]
        assert sum(bool(wrong_mouth(text, other, lang)) for _, text in own for other in ROLES) > 20


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", NAMES)
def test_a_model_answer_in_any_mouth_holds_what_is_expected(name: str, lang: Lang) -> None:
    """Read where it would be said: each mark that is asked for, none that is to be avoided."""
    script, reader = load(name), ReplyReader()
    drill = Drill(script, 1)
    lacking = []
    for inject, expect, who, text in answers(script, lang):
        if who in expect.models:
            levels = reader.read(asked(drill, inject, expect, who, text, lang)).levels()
            wrong = [m for m in expect.marks if not levels.get(m)] + [m for m in expect.avoid if levels.get(m)]
            lacking += [(expect.id, who, wrong)] if wrong else []
    assert not lacking


def asked(drill: Drill, inject: Inject, expect: Expect, who: str, text: str, lang: Lang):
    made = from_inject(inject, expect)
    return reply_for(drill, who, made.to, made.reply_by, text, lang)  # type: ignore[arg-type]


@cache
def coached(name: str, team: str, lang: Lang):
    script, reader = load(name), ReplyReader()
    drill = rehearse(script, script.plays[team], 1, reader, lang)
    card = scorecard(drill)
    return drill, card, hindsight(Trial(drill, reader, lang), card)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("team", ["template", "defensive"])
@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_coached_in_another_one_s_words(name: str, team: str, lang: Lang) -> None:
    """What to say instead of a reply can be said by the one who gave it."""
    drill, card, known = coached(name, team, lang)
    spoke = {reply.action: reply.who for reply in card.replies}
    wrong = []
    for each in (*known.improvements, *card.improvements):
        text = drill.script.text(each.instead, lang) if each.instead else ""
        if each.action in spoke and wrong_mouth(text, spoke[each.action], lang):
            wrong.append((each.subject, spoke[each.action], text))
    assert not wrong


def test_of_one_s_own_what_was_missed_is_told_in_one_s_own_words() -> None:
    """A legal counsel who never answered is not given the words of administration."""
    script = load("angry-patient")
    drill = rehearse(script, script.plays["silent"], 1, ReplyReader(), "en")
    card = scorecard(drill, "legal")
    told = [drill.script.text(each.instead, "en") for each in card.improvements if each.instead]
    assert any(calls_itself(text, "legal", "en") for text in told) or not told
    assert not [text for text in told if wrong_mouth(text, "legal", "en")]


SMALL = """
format: 1
language: en
title: Counter
lasts: 10 min
starts: "09:00"
summary: Mrs Wang is at the counter.
clinic: Clinic
crisis: {kind: accidental, severity: 3}
spokesperson: director
objectives: [{id: calm, text: Take the feelings first}]
roles: {director: The director, medical: The doctor, pr: PR, admin: Admin, legal: Legal, service: Services}
people: {wang: {name: Mrs Wang, is: family}}
facts: []
injects:
  - id: counter
    at: 0 min
    from: wang
    to: [service]
    by: counter
    says: Nobody picked up!
    expect:
      - id: first
        do: Take the feelings first
        who: [service, admin, legal]
        within: 5 min
        marks: [empathy]
        model: I'm from services.
        models: {legal: I'm from legal.}
"""


def test_a_scenario_may_give_an_owner_words_of_their_own() -> None:
    """`model` serves every owner that `models` does not name."""
    drill = Drill(from_source({"id": "small", "scenario": SMALL, "translations": {}}), 1)
    first = drill.expectations.by_id["first"]
    told = {who: drill.script.text(first.model_of(who), "en") for who in first.who}
    assert told == {"service": "I'm from services.", "admin": "I'm from services.", "legal": "I'm from legal."}


def test_words_for_somebody_who_is_no_owner_are_a_mistake(tmp_path) -> None:
    from scenarios.check import check_files

    file = tmp_path / "scenario.yaml"
    file.write_text(SMALL.replace("{legal: I'm", "{pr: I'm"), encoding="utf-8")
    found = [each for each in check_files([str(file)]) if each.code == "model-of-other"]
    assert len(found) == 1 and found[0].line == SMALL[: SMALL.index("{legal: I'm")].count("\n") + 1


def test_a_translation_gives_them_again(tmp_path) -> None:
    from scenarios.check import check_files

    (tmp_path / "scenario.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "zh-TW.yaml").write_text("title: 櫃檯\n", encoding="utf-8")
    missing = [each.render("en") for each in check_files([str(tmp_path)]) if each.code == "text-missing"]
    assert any("models.legal" in each for each in missing)


def test_a_reply_of_somebody_who_was_not_asked_has_no_model_answer() -> None:
    drill, card, _ = coached("press-inquiry", "defensive", "en")
    by_id = drill.expectations.by_id.values()
    for reply in card.replies:
        owners = {who for each in by_id if each.inject in reply.answers for who in each.who}
        assert reply.who in owners or not model_for(drill, reply)
