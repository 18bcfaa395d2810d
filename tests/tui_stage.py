"""What the tests of the screens share: a short drill in both languages, a wall that stands still, and what is on the screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from live.solo import Solo
from live.store import Store
from scenarios.library import LoadedScenario, from_source
from scenarios.words import Lang
from tui.app import DrillApp
from tui.screens.console import Console

NASTY = ("[@click=app.quit]", "[ @click=app.quit]", "[/]", "收縮壓[mmHg]90", "\x1b]52;c;eA==\x07", "[bold red]")
"""Texts that a plain string would turn into a link, a crash, nothing, or an order to the terminal."""
SEEN = (*NASTY[:4], "␛]52;c;eA==␇", NASTY[5])
"""The same as they have to stand on the screen."""
SCENARIO = """\
format: 1
language: zh-TW
title: 櫃檯前的抱怨
lasts: 12 min
starts: "09:10"
summary: 王太太站在櫃檯前，說她昨晚打了三通電話都沒有人接。先生手術後痛了一整夜，現在還在家裡。
clinic: 示範診所
crisis: {kind: accidental, severity: 3}
spokesperson: pr
objectives:
  - {id: calm, text: 接住情緒，讓現場先安靜下來}
roles:
  director: 您做最後的決定。
  medical: 您知道病歷，不對外說。
  pr: 您代表診所對外發言。
  admin: 您負責紀錄。
  legal: 您懂法律。
  service: 您站在櫃檯，第一句話由您說。
people:
  wang: {name: 王太太, is: family, temper: angry, about: 病人的太太，要的是一句實話。, reach: 400, wants: [empathy, explanation]}
  chen: {name: 記者陳小姐, is: journalist, about: 十點截稿。}
  public: {name: 網友, is: public, reach: 2000}
facts:
  - {id: callback, text: 昨晚三通電話都沒有人接, status: confirmed}
  - {id: cause, text: 疼痛的原因, status: unknown}
  - {id: chart, text: 病歷內容, status: confidential, known-by: [medical]}
  - {id: rumour, text: 網路上說醫師沒有執照, status: "false"}
sop:
  report: {who: service, within: 2 min, do: 告訴小組：誰、什麼事、幾點開始, objective: calm}
  convene: {who: director, within: 4 min, do: 召集小組}
  activate: {who: admin, within: 6 min, do: 啟動應變}
  investigate: {who: medical, within: 8 min, do: 查清楚}
  strategy: {who: pr, within: 9 min, do: 定下說法}
  execute: {who: pr, within: 10 min, do: 照著做}
  monitor: {who: pr, within: 11 min, do: 看著網路}
injects:
  - id: counter
    at: 0 min
    from: wang
    to: service
    by: counter
    says: 我先生痛到整晚沒睡，打了三通電話都沒人接！你們到底有沒有在管？
    asks: {within: 2 min, answers: [{id: heard, marks: [empathy], says: 好，那我等你。}], silence: {says: 沒人要理我是不是？}}
    expect:
      - {id: first-reply, do: 兩分鐘內回應並接住情緒, who: service, within: 2 min, marks: [empathy], objective: calm,
         model: 王太太，您先坐。先生痛了一整晚又打不通電話，換作是我也會很急。}
  - {id: phone, at: 2 min, to: [service], by: internal, says: 候診區有兩個人舉起手機。}
  - id: press
    at: 4 min
    from: chen
    to: [pr]
    by: press-call
    says: 請問貴診所對病人家屬的抱怨有何回應？
    asks: {within: 4 min, silence: {article: 診所對家屬抱怨保持沉默}}
    expect:
      - {id: press-reply, do: 四分鐘內回覆記者, who: pr, within: 4 min, marks: [transparency], objective: calm,
         model: 目前確認的是電話沒有接通；原因還在查，十點前我會再說明。}
"""
ENGLISH = """\
title: A complaint at the counter
summary: >-
  Mrs Wang stands at the counter. She says that she called three times last night and nobody picked up. Her husband was in
  pain all night after surgery and is still at home.
clinic: Sample Clinic
objectives: {calm: Take their feelings seriously so that the room calms down}
roles: {director: You decide., medical: You know the chart and keep it in the house., pr: You speak for the clinic., admin: You keep the
  record., legal: You know the law., service: You stand at the counter; the first words are yours.}
people:
  wang: {name: Mrs Wang, about: The patient's wife. She wants one true sentence.}
  chen: {name: Ms Chen, about: Her deadline is ten o'clock.}
  public: {name: People online}
facts: {callback: {text: Three calls last night were not answered}, cause: {text: Why it hurts}, chart: {text: What is in the chart},
  rumour: {text: People online say that the doctor has no licence}}
sop: {report: "Tell the team who, what and since when", convene: Call the team, activate: Start the plan, investigate: Find out, strategy: Settle
  what is said, execute: Do it, monitor: Watch the net}
injects:
  counter:
    says: My husband was in pain all night, and I called three times! Is anybody in charge here?
    asks: {answers: {heard: {says: "Good, then I will wait."}}, silence: {says: Nobody wants to talk to me?}}
    expect: {first-reply: {do: Answer within two minutes and take her feelings seriously, model: "Please sit down, Mrs Wang. He was in pain all night
      and nobody picked up; I would be frightened too."}}
  phone: {says: Two people in the waiting room hold up their phones.}
  press:
    says: What does the clinic say to the family's complaint?
    asks: {silence: {article: Clinic stays silent after complaint}}
    expect: {press-reply: {do: Answer the reporter within four minutes, model: "What is confirmed is that the calls were not answered. Why, is
      being looked into; before ten I will tell you more."}}
"""
REPLY = {
    "zh-TW": "王太太，您先坐。先生痛了一整晚又打不通電話，換作是我也會很急。",
    "en": "Please sit down, Mrs Wang. He was in pain all night and nobody picked up; I would be frightened too.",
}


def small() -> LoadedScenario:
    """The drill, checked."""
    return from_source({"id": "small-counter", "scenario": SCENARIO, "translations": {"en": ENGLISH}})


def nasty() -> LoadedScenario:
    """The same drill, with all nasty texts at the end of everything that its author wrote."""
    loaded = small()
    texts = {lang: {path: f"{text} {' '.join(NASTY)}" for path, text in by.items()} for lang, by in loaded.texts.items()}
    return replace(loaded, texts=texts)


def solo_in(store: Store, lang: Lang = "zh-TW", loaded: LoadedScenario | None = None) -> Solo:
    """A drill at STARTEX, played at the counter."""
    return Solo.start(store, loaded or small(), role="service", lang=lang, seed=7)


class Stage(DrillApp):
    """The application with a wall that only moves when a test moves it, opening at a drill if one is given."""

    def __init__(self, lang: Lang, store: Store, solo: Solo | None = None) -> None:
        super().__init__(lang, store)
        self.wall_s = 100.0
        self.monotonic = lambda: self.wall_s
        self.solo = solo

    def on_ready(self) -> None:
        """Straight to the console, above home."""
        if self.solo is not None:
            self.push_screen(Console(self.solo))


def seen(app: App[object]) -> str:
    """All text on the screen, one line for each of its lines."""
    return "\n".join("".join(s.text for s in strip) for strip in app.screen._compositor.render_strips())


def flat(text: str) -> str:
    """Without spaces, line breaks and frames: what a sentence is, wherever it was wrapped."""
    return "".join(text.split()).replace("│", "").replace("▌", "")


async def write(pilot: Pilot[object], text: str) -> None:
    """Types into what has the focus, any character as it is."""
    from textual.events import Paste

    pilot.app.post_message(Paste(text))
    await pilot.pause()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store of its own."""
    return Store(tmp_path / "drills.db")
