"""The checker names each mistake where it stands, with a way out; every sentence it knows is said here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scenarios.check import check_files
from scenarios.problems import MOST_PROBLEMS, Problem
from scenarios.sentences import SENTENCES
from tests.scenario_example import FILES, TEXTS, write

END = "    says: 剛剛有人出來說明，也先幫孩子量體溫，謝謝。\n"
LONG = "很" * 4001

# (code, what stands in the example, what is put there; ¦ marks where the problem must be found)
SCENARIO = [
    ("yaml", "clinic: 晴和小兒科診所", "clinic: |¦x"),
    ("yaml-colon", "title: 候診太久，有人在網路上抱怨", "title: 候診¦: 太久"),
    ("yaml-indent", 'starts: "10:30"', 'starts: "10:30" ¦整'),
    ("yaml-no-colon", "clinic: 晴和小兒科診所", "clinic\n¦crisis2"),
    ("yaml-start", "title: 候診", "title: ¦@候診"),
    ("yaml-open-quote", 'starts: "10:30"', 'starts: ¦"10:30'),
    ("yaml-open-list", "wants: [empathy, explanation]", "wants: [empathy, explanation\n    starts¦: x"),
    ("yaml-open-braces", "public: {name: 網友,", "public: {name: [x] ¦y,"),
    ("yaml-no-value", "wants: [empathy, explanation]", "wants: [¦, empathy]"),
    ("yaml-dash", "clinic: 晴和小兒科診所", "clinic: ¦- 晴和"),
    ("yaml-tab", "summary: >-\n  上午", "summary: >-\n¦\t  上午"),
    ("yaml-escape", "title: 候診太久", 'title: "¦\\候診"\nx: 候診太久'),
    ("yaml-documents", "roles:\n", "¦---\nroles:\n"),
    ("yaml-alias", "clinic: 晴和", "clinic: ¦*name\nx: 晴和"),
    ("yaml-anchor", "clinic: 晴和", "clinic: ¦&name 晴和"),
    ("yaml-tag", "clinic: 晴和", "clinic: ¦!!str 晴和"),
    ("duplicate-key", "temper: angry", "temper: angry\n    ¦temper: calm"),
    ("key-not-text", "wants: [empathy, explanation]", "? ¦[a]\n    : b"),
    ("control-character", "清單" if False else "晴和小兒科", "晴和¦\u202e小兒科"),
    ("control-character", "clinic: 晴和小兒科診所", 'clinic: ¦"\\x1b[2J"'),
    ("too-deep", "clinic: 晴和小兒科診所", "clinic: " + "[" * 23 + "¦[" + "]" * 24),
    ("too-many-nodes", "clinic: 晴和小兒科診所", "clinic: [" + "a, " * 10_100 + "]"),
    ("missing-key", "lasts: 12 min\n", ""),
    ("missing-key", "    name: 林媽媽\n", ""),
    ("unknown-key", "temper: angry", "¦tempr: angry"),
    ("comma-key", "says: {calm: 好，那我再等一下。,", "says: {calm: 好, ¦那我再等一下。,"),
    ("not-one-of", "temper: angry", "temper: ¦angri"),
    ("not-one-of", "  medical: 你是", "  ¦medicl: 你是"),
    ("bad-id", "- {id: how-long,", "- {id: ¦How_long,"),
    ("bad-clock", 'starts: "10:30"', 'starts: ¦"25:30"'),
    ("empty-text", "clinic: 晴和小兒科診所", "clinic:¦"),
    ("empty-text", "  report: {who: service, within: 2 min,", "  report: {who: service, within: ¦'',"),
    ("long-text", "title: 候診", f"title: ¦{LONG}"),
    ("too-few", "who: [pr, legal], within", "who: ¦[], within"),
    ("not-whole", "reach: 350", "reach: ¦3.5"),
    ("not-whole", "reach: 350", "reach: ¦" + "9" * 5000),
    ("not-a-number", "starts: {anger: 65}", "starts: {anger: ¦viel}"),
    ("not-yes-no", "contingency: yes", "contingency: ¦perhaps"),
    ("wrong-shape", "crisis: {kind: accidental, severity: 2, history: none, trust: 60}", "crisis: ¦accidental"),
    ("wrong-shape", "title: 候診太久，有人在網路上抱怨", "title: ¦[候診]"),
    ("out-of-range", "severity: 2", "severity: ¦7"),
    ("out-of-range", "anger: 65", "anger: ¦nan"),
    ("bad-duration", "lasts: 12 min", "lasts: ¦12"),
    ("bad-unit", "lasts: 12 min", "lasts: ¦12 mins"),
    ("long-duration", "lasts: 12 min", "lasts: ¦8 d"),
    ("backward-window", "at: 8 min", "at: ¦8 min..7 min"),
    ("unknown-name", "then: thanks", "then: ¦thank"),
    ("unknown-name", "from: lin\n    to: service", "from: ¦lan\n    to: service"),
    ("unknown-name", "to: service\n", "to: ¦servce\n"),
    ("unknown-name", "unless: first-reply", "unless: ¦first-rply"),
    ("unknown-name", "objective: calm-down\n", "objective: ¦calm\n"),
    ("unknown-name", "of: lin, above", "of: ¦lim, above"),
    ("other-kind", "then: calmer", "then: ¦first-reply"),
    ("other-kind", "to: team\n    by: counter\n    says: 謝謝", "to: ¦delay\n    by: counter\n    says: 謝謝"),
    ("unknown-number", "injects:\n", "coefficients: {¦trust.gains: 0.2}\ninjects:\n"),
    ("number-range", "injects:\n", "coefficients: {trust.gain: ¦2}\ninjects:\n"),
    ("unknown-mark", "marks: empathy,", "marks: ¦empaty,"),
    ("unknown-mark", "wants: [explanation, transparency]", "wants: [explanation, ¦clarity]"),
    ("taken-name", "  public: {name: 網友", "  ¦service: {name: 服務, is: staff}\n  public: {name: 網友"),
    ("duplicate-id", "  - id: thanks", "  - id: ¦calmer"),
    ("duplicate-id", "{id: brushed,", "{id: ¦heard,"),
    ("step-name", "- id: thanks", "- id: ¦record\n    at: 1 min\n    from: lin\n    says: x\n  - id: thanks"),
    ("to-person", "to: service\n", "to: ¦lin\n"),
    ("calls-itself", "{then: angry-post}", "{then: ¦fork}"),
    ("condition-one", "when: {trust: {of: lin, above: 45}}", "when: ¦{met: counter, missed: first-reply}"),
    ("own-condition", "unless: first-reply", "unless: ¦angry-post"),
    ("missed-inject", "unless: first-reply", "unless: {missed: ¦counter}"),
    ("missed-step", "unless: first-reply", "unless: {missed: ¦record}"),
    ("bounds-none", "{of: lin, above: 45}", "¦{of: lin}"),
    ("bounds-never", "{of: lin, above: 45}", "¦{of: lin, above: 45, below: 40}"),
    ("too-long", "lasts: 12 min", "lasts: ¦80 h"),
    ("too-short", "lasts: 12 min", "lasts: ¦30 s"),
    ("wait-alone", "    at: 8 min\n", "    at: 8 min\n    ¦wait: 2 min\n"),
    ("at-and-after", "    at: 8 min\n", "    ¦at: 8 min\n    after: counter\n"),
    ("after-end", "at: 8 min", "at: ¦13 min"),
    ("maybe-after-end", "at: 8 min", "at: ¦11 min..13 min"),
    ("repeat-at-once", "    at: 0 min\n", "    at: 0 min\n    repeat: {every: ¦0 s, times: 3}\n"),
    ("no-time", "        within: 4 min\n", "        within: ¦0 s\n"),
    ("never-called", "{when: {trust: {of: lin, above: 45}}, then: thanks}", "{when: counter, then: calmer}"),
    ("controller-only", "  - id: thanks\n", "  - id: ¦extra\n    contingency: yes\n    says: 有\n  - id: thanks\n"),
    ("called-and-timed", "  - id: thanks\n", "  - id: ¦thanks\n    at: 9 min\n"),
    ("after-ring", "    at: 8 min\n", "    after: ¦ring\n"),
    ("cannot-come", "    at: 8 min\n", "    after: thanks\n"),
    ("comes-too-late", "    at: 8 min\n", "    after: counter\n    wait: 20 min\n"),
    ("due-after-end", "within: 5 min, does", "within: ¦20 min, does"),
    ("due-after-end", "within: 12 min}", "within: ¦13 min}"),
    ("sop-missing", "  monitor: {who: pr, within: 12 min}\n", ""),
    ("sop-order", "within: 5 min}", "within: ¦3 min}"),
    ("spokesperson-outside", "  director: 你是院長，對外發言由你決定。\n", ""),
    ("card-missing", "  legal: 你看所有對外文字。\n", ""),
    ("idle-role", "strategy: {who: [pr, legal]", "strategy: {who: [pr]"),
    (
        "ladder-unused",
        "  public: {name: 網友,",
        "  public: {name: 網友, ¦ladder: [{does: post, after: 1 min, says: 喂}],",
    ),
    ("empty-rung", "- {does: post, after: 3 min, then: angry-post}", "- ¦{does: post, after: 3 min}"),
    ("says-nothing", END, ""),
    ("mood-of-nobody", "    branch:\n", "    ¦says: {upset: 電話響了}\n    branch:\n"),
    ("mood-missing", "      upset: 我掛十點，現在快十一點半了，孩子還在發燒！\n", ""),
    ("spreads-unheard", END, END + "    ¦spreads: {heat: 1}\n"),
    ("hidden-way", "when: {trust: {of: lin, above: 45}}, then: thanks", "then: thanks"),
    ("asked-by-nobody", "    at: 0 min\n    from: lin\n", "    at: 0 min\n"),
    ("hidden-answer", "{id: heard, marks: empathy, avoid: defensiveness,", "{id: heard,"),
    ("wanted-and-avoided", "        avoid: defensiveness\n", "        avoid: ¦empathy\n"),
    ("marks-of-step", "does: medical-check,", "does: medical-check, ¦marks: empathy,"),
    ("model-of-other", "        within: 4 min\n", "        within: 4 min\n        models: {¦service: 我是客服。}\n"),
    ("no-marks", "        marks: [empathy, explanation]\n        avoid: defensiveness\n", ""),
    ("no-signs", ", signs: [那個抽搐的孩子]", ""),
    ("shared-sign", "signs: [收太多病人]", "signs: ¦[很快就輪到]"),
]
TRANSLATION = [
    ("text-missing", "title: A long wait, and somebody complains online\n", ""),
    ("text-extra", "  director: You", "  ¦dirctor: You"),
    ("text-empty", "    title: Complaint at the counter", "    title: ¦''"),
    ("text-long", "clinic: Sunny", f"clinic: ¦{LONG}"),
    ("moods-differ", "heard: {says: {calm: All right. I will wait a little longer.,", "heard: {¦says: {"),
    (
        "lines-differ",
        "  calmer: {says: Thank you for telling me straight.}",
        "  calmer: {¦says: [Thank you., Thanks.]}",
    ),
    ("comma-key", "heard: {says: {calm: All right. I", "heard: {says: {calm: All right, ¦I"),
]
PLAY = [
    ("other-scenario", "scenario: waiting-room", "scenario: ¦waiting"),
    ("unknown-play", "do:\n", "like: ¦god\ndo:\n"),
    ("like-ring", "do:\n", "like: ¦good\ndo:\n"),
    ("later-alone", "do:\n", "¦later: 5 min\ndo:\n"),
    ("line-empty", "service, does: report}", "service}"),
    ("line-both", "service, does: report}", "service, does: report, says: 好}"),
    ("line-late", "at: 4 min", "at: ¦14 min"),
    ("note-alone", "to: lin, by: counter, says", "¦note: x, to: lin, by: counter, says"),
    ("line-no-id", "- {id: d1, at: 1 min", "- ¦{at: 1 min"),
    ("unknown-name", "to: lin,", "to: ¦lim,"),
    ("unknown-name", "never: angry-post", "never: ¦angry"),
    ("duplicate-id", "{id: d2,", "{id: ¦d1,"),
    ("happens-and-never", "  never: angry-post", "  happens: angry-post\n  never: ¦angry-post"),
    ("bad-range", "score: 20..100", "score: ¦20"),
    ("backward-range", "score: 20..100", "score: ¦80..20"),
    ("out-of-range", "score: 20..100", "score: ¦20..120"),
    ("too-many", "do:\n", "do:\n" + "  - {at: 1 min, who: service, does: report}\n" * 1001),
]
PLAY_WORDS = [
    ("line-missing", "  d2: 38.9 degrees; gave her water first.\n", ""),
    ("line-unknown", "  d2: 38.9", "  ¦d3: 38.9"),
    ("not-words", "title: A team that is prepared\n", "¦titel: A team\n"),
]
ALL = [
    (file, *case)
    for file, cases in zip(FILES, (SCENARIO, TRANSLATION, PLAY, PLAY_WORDS), strict=True)
    for case in cases
]
ELSEWHERE = {
    "bad-moment",
    "no-file",
    "no-drill-here",
    "mend-first",
    "play-name",
    "play-of-nothing",
    "no-scenario",
    "no-play",
    "not-a-file",
    "unreadable",
    "too-big",
    "not-utf8",
    "empty-file",
    "bad-source",
    "more",
    "hopeless",
    "unfit",
    "no-model",
    "own-language",
    "no-original",
    "play-untold",
    "no-rehearsal",
}
"""Said in the tests below, or (`unfit`) only if pydantic finds a complaint that we do not know."""


@pytest.fixture
def drill(tmp_path: Path) -> Path:
    """The page's example, which has no problems."""
    return write(tmp_path)


def change(file: Path, old: str, new: str) -> tuple[int, int] | None:
    """Puts `new` in the place of `old`; the place of its ¦, if it has one."""
    before = file.read_text(encoding="utf-8")
    assert old in before, old
    marked = before.replace(old, new, 1)
    if old == "    at: 8 min\n" and "ring" in new:
        marked += "  - {id: ring, after: fork, says: 有}\n"
    file.write_text(marked.replace("¦", ""), encoding="utf-8")
    at = marked.find("¦")
    return (marked.count("\n", 0, at) + 1, at - marked.rfind("\n", 0, at)) if at >= 0 else None


def codes(problems: list[Problem]) -> set[str]:
    return {problem.code for problem in problems}


@pytest.mark.parametrize(("file", "code", "old", "new"), ALL, ids=[f"{case[1]}-{at}" for at, case in enumerate(ALL)])
def test_each_mistake_is_found_where_it_stands(drill: Path, file: str, code: str, old: str, new: str) -> None:
    """The sound example with one mistake gives that problem at that line and column, in both languages."""
    place = change(drill / file, old, new)
    found = [problem for problem in check_files([drill]) if problem.code == code]
    assert found, codes(check_files([drill]))
    assert Path(found[0].file).name == file or code in ("like-ring",)
    if place:
        assert place in [(problem.line, problem.column) for problem in found]
    for problem in found:
        assert "{" not in problem.render("en").replace("{ }", "") and "「" in problem.render("zh-TW") + "「"


def test_every_sentence_is_said_by_some_test() -> None:
    """No sentence without a case above or a test below."""
    assert {case[1] for case in ALL} | ELSEWHERE == SENTENCES.keys()


def test_many_mistakes_are_all_named_at_once(drill: Path) -> None:
    """Mistakes of form and of sense together, in three files; none hides another, none makes up a third."""
    scenario = drill / "scenario.yaml"
    change(scenario, "temper: angry", "tempr: angry")
    change(scenario, "lasts: 12 min", "lasts: 12")
    change(scenario, "within: 2 min\n        marks", "withn: 2 min\n        marks")
    change(scenario, "then: thanks", "then: thank")
    change(drill / "good.play.yaml", "at: 4 min", "at: four")
    change(drill / "good.play.en.yaml", "title: A", "titel: A")
    found = check_files([drill])
    assert [(Path(problem.file).name, problem.code) for problem in found] == [
        ("scenario.yaml", "bad-duration"),
        ("scenario.yaml", "unknown-key"),
        ("scenario.yaml", "missing-key"),
        ("scenario.yaml", "unknown-key"),
        ("scenario.yaml", "unknown-name"),
        ("scenario.yaml", "mend-first"),
        ("good.play.yaml", "bad-duration"),
        ("good.play.en.yaml", "not-words"),
    ]


def test_a_mistake_of_form_does_not_hide_one_of_sense(drill: Path) -> None:
    """An inject with a wrong key is left out, and still nobody is told that its id is unknown."""
    scenario = drill / "scenario.yaml"
    change(scenario, "to: team\n    by: counter\n    says: 謝謝你願意講清楚。", "to: team\n    bye: counter")
    change(scenario, "of: lin, above: 45", "of: lim, above: 45")
    change(scenario, "- id: thanks\n    from: lin", "- id: thanks\n    from: lin\n    moves: {lim: {trust: many}}")
    found = check_files([scenario])
    names = [problem.values.get("name") for problem in found if problem.code == "unknown-name"]
    assert codes(found) >= {"unknown-key", "unknown-name", "not-a-number"}
    assert set(names) == {"lim"}


def test_did_you_mean(drill: Path) -> None:
    """What is near is offered, and nothing where nothing is near."""
    change(drill / "scenario.yaml", "temper: angry", "temper: angri")
    change(drill / "scenario.yaml", "clinic: 晴", "clinik: 晴")
    change(drill / "scenario.yaml", "then: thanks", "then: xylophone")
    guesses = {problem.code: problem.guess for problem in check_files([drill])}
    assert guesses["not-one-of"] == "angry"
    assert guesses["unknown-key"] == "clinic"
    assert guesses["unknown-name"] == ""


def test_did_you_mean_in_a_translation(drill: Path) -> None:
    """The path up to the step that is wrong."""
    change(drill / "en.yaml", "  counter:\n", "  conter:\n")
    change(drill / "en.yaml", "  director: You", "  dirctor: You")
    guesses = {problem.guess for problem in check_files([drill]) if problem.code == "text-extra"}
    assert guesses == {"injects.counter", "roles.director"}


def test_only_errors_keep_a_drill_from_the_stage(drill: Path) -> None:
    """A missing model answer and an unfinished translation are doubts, not faults."""
    scenario = drill / "scenario.yaml"
    text = scenario.read_text(encoding="utf-8")
    scenario.write_text(re.sub(r"\n +model: 林.*", "", text), encoding="utf-8")
    (drill / "good.play.en.yaml").unlink()
    found = check_files([drill])
    assert codes(found) >= {"no-model", "play-untold"}
    assert {problem.severity for problem in found if problem.code in ("no-model", "play-untold")} == {"warning"}


def test_words_for_nobody(drill: Path) -> None:
    """A translation into the scenario's own language, and words for a rehearsal that is not there."""
    (drill / "zh-TW.yaml").write_text("title: 有", encoding="utf-8")
    (drill / "bad.play.en.yaml").write_text("title: x", encoding="utf-8")
    assert codes(check_files([drill])) == {"own-language", "no-rehearsal"}


def test_single_files_are_checked_against_their_scenario(drill: Path) -> None:
    """A translation or rehearsal alone gives its own problems, or those of a scenario that is broken."""
    change(drill / "en.yaml", "  director: You", "  dirctor: You")
    assert codes(check_files([drill / "en.yaml"])) == {"text-extra", "text-missing"}
    assert codes(check_files([drill / "good.play.yaml"])) == set()
    change(drill / "scenario.yaml", "lasts: 12 min", "lasts: 12")
    assert "bad-duration" in codes(check_files([drill / "good.play.yaml"]))
    (drill / "scenario.yaml").unlink()
    assert codes(check_files([drill / "en.yaml"])) == {"no-original"}


def test_a_play_far_from_its_scenario_is_checked_against_the_library(tmp_path: Path) -> None:
    """By the id it gives; an unknown one gets the nearest."""
    play = tmp_path / "mine.play.yaml"
    play.write_text("scenario: angry-patient\ndo:\n  - {at: 1 min, who: service, to: nobody, by: counter, says: 好}\n")
    assert codes(check_files([play])) == {"unknown-name"}
    play.write_text("scenario: angry-patint\n")
    assert [problem.guess for problem in check_files([play])] == ["angry-patient"]


def test_more_problems_than_anybody_reads_are_counted(drill: Path) -> None:
    """The first are shown, the rest are a number."""
    extra = "".join(f"  - {{id: x{n}, at: 1 min, says: 有, by: fone}}\n" for n in range(MOST_PROBLEMS + 50))
    (drill / "scenario.yaml").write_text(TEXTS["scenario.yaml"] + extra, encoding="utf-8")
    found = [problem for problem in check_files([drill]) if problem.file.endswith("scenario.yaml")]
    assert len(found) == MOST_PROBLEMS + 1
    assert (found[-1].code, found[-1].values["count"]) == ("more", 50)


def test_a_file_that_is_something_else_gets_one_sentence(drill: Path) -> None:
    """Not thousands."""
    (drill / "scenario.yaml").write_text("".join(f"line{n}: x\n" for n in range(4_000)), encoding="utf-8")
    assert "hopeless" in codes(check_files([drill / "scenario.yaml"]))


def test_a_problem_tells_its_place_and_its_way_out(drill: Path) -> None:
    """As people read it, and as programs do."""
    change(drill / "scenario.yaml", "temper: angry", "temper: angri")
    problem, note = check_files([drill], "zh-TW")
    assert note.code == "mend-first"
    said = problem.render().splitlines()
    assert said[0].endswith("scenario.yaml:27:13: 錯誤: 這裡不能填「angri」。")
    assert said[1].strip().startswith("是不是「angry」？")
    told = problem.to_json("en")
    assert (told["line"], told["column"], told["severity"], told["code"]) == (27, 13, "error", "not-one-of")
    assert told["hint"].startswith("Did you mean “angry”? Here may stand: angry,")


def test_outside_text_in_a_sentence_cannot_reach_the_terminal() -> None:
    """Control characters become visible, long texts are cut, braces are only braces."""
    problem = Problem("a\x1b[2J.yaml", 1, 1, "unknown-name", {"name": "{kind}\x1b]52;c;x\x07" + "y" * 200, "kind": "x"})
    assert "\x1b" not in problem.render() and "␛" in problem.render()
    assert "{kind}" in problem.message and len(problem.message) < 120
