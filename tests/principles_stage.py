"""A team that keeps every principle, and ways to turn one of them round."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeAlias

from scenarios.shelf import LoadedScenario, load
from scoring.principles.grade import Grade, grades
from sim.actions import Action, Do, Say
from sim.drill import Drill
from sim.reading import GOOD_MARKS, Evidence, Mark, Reading

Turns: TypeAlias = list[Action]
Change: TypeAlias = Callable[[Turns], Turns]
NEWS = ("explanation", "transparency", "accountability", "corrective_action", "patient_centered", "autonomy")
TEXTS = {
    "wang": "王太太，我是安禾診所的人。您先到裡面坐，慢慢說。昨晚三通未接是我們的錯。收費和單張都在這裡，想問別家醫師也可以。",
    "lee": "李小姐，我是林主任。一定很怕吧？手指變白請打 119；其他的要當面檢查才知道。今晚九點我再打給您。",
    "uncle": "阿伯，我是林主任，給您一杯溫水，我們到安靜的地方坐。昨天晚上看到什麼？不急，想到哪裡講到哪裡。",
    "public": "各位，昨晚漏接電話是我們沒做好，對不起。今天起兩個人值班，身體不舒服請就醫。不實傳言已經查證；十點再更新，專線 5566。",
    "chen": "陳記者您好，我是院長。昨天晚上的確沒有接到電話。原因還在查，十一點我親自回電，把查到的補給您。",
    "bureau": "許小姐您好，我是行政主管，陳情屬實。書面說明下午四點前送到貴科，進度由我回報，分機十一。",
    "mei": "小美，被罵成這樣很委屈。先去休息，護理長陪妳，諮商也約好了；中午我再來找妳。",
}
SPOKEN = [
    (60, "service", "wang", "counter"),
    (90, "medical", "lee", "line"),
    (120, "medical", "uncle", "counter"),
    (150, "admin", "mei", "internal"),
    (180, "pr", "public", "social"),
    (240, "director", "wang", "counter"),
    (300, "admin", "wang", "counter"),
    (330, "service", "lee", "line"),
    (450, "admin", "bureau", "phone"),
    (560, "director", "chen", "press-call"),
    (600, "director", "public", "social"),
]
STEPS = [
    (20, "service", "report"),
    (30, "director", "convene"),
    (40, "admin", "activate"),
    (50, "medical", "investigate"),
    (62, "service", "record"),
    (64, "director", "assess"),
    (66, "service", "assign-contact"),
    (68, "service", "care-team"),
    (70, "admin", "brief-staff"),
    (72, "admin", "resources"),
    (74, "admin", "support"),
    (76, "legal", "insurer"),
    (78, "legal", "mediation"),
    (80, "medical", "fact-sheet"),
    (82, "medical", "medical-check"),
    (84, "legal", "legal"),
    (160, "pr", "strategy"),
    (400, "director", "approve"),
    (610, "pr", "execute"),
    (620, "pr", "monitor"),
]


@cache
def stage() -> LoadedScenario:
    """The drill that has everything."""
    return load(Path(__file__).parent / "data" / "principles.yaml")


def all_kept() -> Turns:
    """Everything said and done as the two documents ask."""
    said = [_say(*line, TEXTS[line[2]], full(TEXTS[line[2]])) for line in SPOKEN]
    done = [
        Do(f"{step}-{at_s}", at_s, who, step, f"九點{at_s}秒：{step}，誰、什麼事、多嚴重都寫下來")
        for at_s, who, step in STEPS
    ]
    return [*said, *done]


def full(text: str) -> dict[str, Mark]:
    """Every good mark, clear: empathy first, what supports last, the news between."""
    half = len(text) // 2
    places = {mark: half if mark in NEWS else len(text) - 3 for mark in GOOD_MARKS} | {"empathy": 0, "explanation": 8}
    return {mark: Mark(2, (Evidence(text[at : at + 2], at, at + 2, "given"),)) for mark, at in places.items()}


def graded(change: Change = lambda turns: turns, script: LoadedScenario | None = None) -> dict[str, Grade]:
    """The grades of that team after a change."""
    drill = Drill(script or stage(), 1)
    for turn in sorted(change(all_kept()), key=lambda each: each.at_s):
        drill.act(turn)
    drill.advance_to(drill.ends_s)
    return {each.id: each for each in grades(drill)}


def without(*marks: str) -> Change:
    """Nobody says anything that holds these marks."""
    return _every_reply(
        lambda say: replace(say, reading=Reading({k: v for k, v in say.reading.marks.items() if k not in marks}))
    )


def weak(*marks: str) -> Change:
    """These marks are there in part only."""
    return _every_reply(
        lambda say: replace(
            say, reading=Reading(dict(say.reading.marks) | {m: replace(say.reading.marks[m], level=1) for m in marks})
        )
    )


def with_mark(mark: str, level: int = 2) -> Change:
    """Everything said holds this harmful mark as well."""
    return _every_reply(lambda say: replace(say, reading=Reading(dict(say.reading.marks) | {mark: Mark(level)})))


def said_instead(old: str, new: str) -> Change:
    """Other words wherever these stand."""
    return _every_reply(lambda say: replace(say, text=say.text.replace(old, new)))


def later(by_s: int = 900) -> Change:
    """Every reply comes so much later."""
    return _every_reply(lambda say: replace(say, at_s=say.at_s + by_s))


def undone(*steps: str) -> Change:
    """These steps are left out."""
    return lambda turns: [each for each in turns if not (isinstance(each, Do) and each.step in steps)]


def step(name: str, **fields: object) -> Change:
    """That step otherwise: later, by somebody else, without a note."""
    return lambda turns: [
        replace(each, **fields) if isinstance(each, Do) and each.step == name else each  # type: ignore[arg-type]
        for each in turns
    ]


def also(at_s: int, who: str, to: str, by: str, text: str, **marks: int) -> Change:
    """One more thing is said."""
    return lambda turns: [*turns, _say(at_s, who, to, by, text, {name: Mark(level) for name, level in marks.items()})]


def unsaid(*people: str) -> Change:
    """Nobody says a word to these."""
    return lambda turns: [each for each in turns if not (isinstance(each, Say) and each.to in people)]


def _every_reply(change: Callable[[Say], Say]) -> Change:
    return lambda turns: [change(each) if isinstance(each, Say) else each for each in turns]


def _say(at_s: int, who: str, to: str, by: str, text: str, marks: Iterable[tuple[str, Mark]] | dict[str, Mark]) -> Say:
    return Say(f"{who}-{to}-{at_s}", at_s, who, to, by, text, Reading(dict(marks)))  # type: ignore[arg-type]
