"""A team drill for tests of its report: a hand-over, a bypassed approval, two evaluators who differ, a hotwash.

The drill is the short one at the counter, in Chinese or in English; everything is said through the room's own calls.
"""

from __future__ import annotations

from typing import Any

from live.room.reporting import judgements, recorded
from live.room.room import Room
from live.room.subjects import TeamDrill
from live.store import Store
from scenarios.shelf import LoadedScenario, from_source
from scenarios.words import Lang
from scoring.reading import ReplyReader
from sim.actions import Say
from tests.tui_stage import HERE, REPLY

PEOPLE = {
    "kim": ("Kim", "controller"),
    "lin": ("Lin", "service"),
    "ann": ("Ann", "pr"),
    "wu": ("Dr Wu", "director"),
    "eva": ("Eva", "evaluator"),
    "tom": ("Tom", "evaluator"),
    "hsu": ("Hsu", "observer"),
}
WORDS = {
    "en": {
        "title": "Statement on the night calls",
        "text": "What is known is this: three calls were not answered last night. We will call every family by ten.",
        "again": "What is known is this: three calls were not answered last night, and we are sorry. More by ten.",
        "denial": "It is not true that three calls were missed; each was taken.",
        "ask": "May I tell Mrs Wang when the doctor calls?",
        "reply": "Yes, at ten.",
        "seen": "Stood up, came round the counter and let her speak.",
        "late": "Nobody told the team what had been said at the counter.",
        "why": "Named the pain and the calls, yet promised nothing.",
        "other": "The room stayed loud: nobody told the others.",
        "hard": "When the phones went up.",
        "sop": "Who calls the team together when the director is out?",
        "next": "The press call, again.",
        "judged": "She names the pain, but only once.",
    },
    "zh-TW": {
        "title": "關於昨晚來電的聲明",
        "text": "目前確認的是：昨晚三通電話沒有人接。我們十點前會逐一回電給家屬。",
        "again": "目前確認的是：昨晚三通電話沒有人接，我們很抱歉。十點前會再說明。",
        "denial": "昨晚三通電話都沒有人接，這不是事實，全都有接。",
        "ask": "可以告訴王太太醫師幾點回電嗎？",
        "reply": "可以，十點。",
        "seen": "站起來走出櫃檯，先聽她說完。",
        "late": "櫃檯說了什麼，沒有人回報小組。",
        "why": "說出了疼痛與電話，但沒有承諾下一步。",
        "other": "現場一直很吵，也沒有人告訴其他人。",
        "hard": "有人舉起手機的時候。",
        "sop": "院長不在時，由誰召集小組？",
        "next": "再練一次媒體來電。",
        "judged": "有說到疼痛，但只有一次。",
    },
}


def counter() -> LoadedScenario:
    """The short drill, with words by which its fact sheet knows what is spoken of."""
    texts = {name: (HERE / f"{name}.yaml").read_text(encoding="utf-8") for name in ("scenario", "en")}
    fact = "status: confirmed}"
    whole = texts["scenario"].replace(fact, f"{fact[:-1]}, signs: [三通電話, three calls]}}")
    return from_source({"id": "small-counter", "scenario": whole, "translations": {"en": texts["en"]}})


class Held:
    """A room in which a whole drill was held, up to the hotwash."""

    def __init__(self, store: Store, lang: Lang = "en") -> None:
        self.lang = lang
        self.said = WORDS[lang]
        self.store = store
        self.room = Room.open(store, counter(), ReplyReader(), seed=3, lang=lang)
        self.members: dict[str, str] = {}
        self._count = 0
        self._wall_s = 0.0

    def comes(self, who: str, seat: str = "") -> None:
        """Somebody joins, at their own seat or another."""
        name, own = PEOPLE[who]
        self.members[who] = self.room.join(name, seat or own, self.lang, f"join-{who}", f"token-{who}").id  # type: ignore[arg-type]

    def does(self, who: str, call: str, /, **fields: Any) -> str:
        """Somebody makes a call; gives the id of the input that it became, if it did."""
        self._count += 1
        self.room.call(self.members[who], f"c{self._count}", call, fields)
        return f"{self.members[who]}/c{self._count}"

    def passes_to(self, at_s: int) -> None:
        """Time goes by up to that second of the drill."""
        while self.room.drill.now_s < at_s:
            self._wall_s += 0.5
            self.room.tick(self._wall_s)

    def judge_all(self, who: str, action: str, levels: dict[str, int], why: str) -> None:
        """An evaluator confirms or changes marks of a reply."""
        for mark, level in levels.items():
            self.does(who, "judge", action=action, mark=mark, level=level, why=why)

    def team_drill(self, *, private: bool = True) -> TeamDrill:
        """The drill as its report needs it."""
        drill, state = self.room.drill, self.room.state
        record = recorded(state, private=private)
        return TeamDrill(drill, record, judgements(state, drill), self.lang, None, ReplyReader())


def held(store: Store, lang: Lang = "en") -> Held:
    """The whole drill. Lin stands at the counter until minute 5 and Hsu, who only watched, takes over."""
    at = Held(store, lang)
    said = at.said
    for who in ("kim", "lin", "ann", "eva", "tom", "hsu"):
        at.comes(who)
    at.does("kim", "start")
    at.passes_to(40)
    first = at.does("lin", "say", to="wang", by="counter", text=REPLY[lang])
    at.does("lin", "do", step="report", note="")
    at.does("eva", "observe", objective="calm", at_s=45, text=said["seen"])
    at.does("lin", "tell", to="pr", text=said["ask"])
    at.passes_to(100)
    at.does("ann", "tell", to="service", text=said["reply"])
    at.comes("wu")
    at.does("ann", "write", document="s1", stage="draft", title=said["title"], text=said["text"])
    at.passes_to(260)
    at.does("ann", "publish", document="s1", by="website", anyway=True)
    at.passes_to(300)
    at.does("kim", "place", member=at.members["lin"], seat="observer")
    at.does("kim", "place", member=at.members["hsu"], seat="service")
    at.passes_to(330)
    at.does("hsu", "say", to="public", by="social", text=said["denial"])
    at.does("ann", "write", document="s1", stage="draft", title=said["title"], text=said["again"])
    at.passes_to(560)
    at.does("wu", "write", document="s1", stage="approve")
    at.does("ann", "publish", document="s1", by="website")
    at.does("tom", "observe", objective="calm", at_s=200, text=said["late"])
    at.does("kim", "end")
    at.does("eva", "rate", objective="calm", rating="S", why=said["why"])
    at.does("tom", "rate", objective="calm", rating="M", why=said["other"])
    at.judge_all("eva", first, {"empathy": _read(at.room, first, "empathy")}, "")
    at.judge_all("tom", first, {"empathy": 1}, said["judged"])
    at.does("kim", "hotwash")
    for who, question in (("lin", "hard"), ("hsu", "sop"), ("ann", "next"), ("eva", "next")):
        at.does(who, "answer", question={"hard": "hardest"}.get(question, question), text=said[question])
    return at


def _read(room: Room, action: str, mark: str) -> int:
    return next(each.reading.level(mark) for each in room.drill.inputs if isinstance(each, Say) and each.id == action)
