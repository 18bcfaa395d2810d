"""The library: sound and whole in both languages, quick to list, and every scenario can travel inside a journal."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from scenarios.check import check_files
from scenarios.field import MARKS, ROLES
from scenarios.problems import BadFile
from scenarios.shelf import SHELF, find, from_source, load, load_play, shelf
from scenarios.texts import numbered
from scenarios.words import LANGS
from scoring.reading import ReplyReader
from scoring.rehearsal import rehearse
from sim.reading import MARKS as READ_MARKS

IDS = [heading.id for heading in shelf()]
SMALL = Path(__file__).parent / "data" / "counter.yaml"


@pytest.mark.parametrize("name", IDS)
def test_every_drill_of_the_library_is_sound(name: str) -> None:
    """Without so much as a warning: scenario, translation and rehearsals."""
    assert [problem.render() for problem in check_files([name])] == []


@pytest.mark.parametrize("name", IDS)
def test_every_drill_is_whole_in_both_languages(name: str) -> None:
    """Each text, each rehearsal's words and title, and none the same in both."""
    drill = load(name)
    chinese, english = (drill.texts[lang] for lang in LANGS)
    signs = {path for path in chinese.keys() ^ english.keys() if ".signs." in path or ".contrary." in path}
    assert chinese.keys() ^ english.keys() == signs
    assert [path for path in chinese.keys() & english.keys() if chinese[path] == english[path]] == []
    for play in drill.plays.values():
        for ours, theirs in zip(play.lines("zh-TW"), play.lines("en"), strict=True):
            assert ours.says is None or ours.says != theirs.says


@pytest.mark.parametrize("name", IDS)
def test_every_drill_has_what_a_drill_needs(name: str) -> None:
    """30 to 45 minutes, six busy roles, branches, contingencies, asks, four kinds of facts, five rehearsals."""
    drill = load(name)
    scenario = drill.scenario
    assert 30 * 60 <= scenario.lasts <= 45 * 60
    assert len(scenario.injects) >= 12
    assert sum(inject.contingency for inject in scenario.injects) >= 2
    assert any(inject.branch for inject in scenario.injects)
    assert any(person.ladder for person in scenario.people.values())
    assert {fact.status for fact in scenario.facts} == {"confirmed", "unknown", "confidential", "false"}
    expects = [expect for inject in scenario.injects for expect in inject.expect]
    for role in ROLES:
        assert sum(role in expect.who for expect in expects) >= 1, role
    assert [expect.id for expect in expects if expect.does is None and not expect.model] == []
    assert {"exemplary", "late", "template", "defensive", "silent"} <= drill.plays.keys()


def test_the_shelf_tells_what_list_prints() -> None:
    """The head of each file, in the order of the ids, as JSON."""
    first = shelf()[0].to_json()
    assert first.keys() == {"id", "title", "lasts_s", "roles", "rehearsals"}
    assert json.loads(json.dumps(first)) == first
    for heading in shelf():
        drill = load(heading.id)
        assert heading.title == {lang: drill.texts[lang]["title"] for lang in drill.languages}
        assert heading.lasts_s == drill.scenario.lasts
        assert heading.roles == list(drill.scenario.roles)
        assert heading.rehearsals == sorted(drill.plays)


def test_the_shelf_does_not_wait_for_the_schema() -> None:
    """`list` has to be quick: neither pydantic nor anything heavier is imported for it."""
    heavy = "{'pydantic', 'numpy', 'simpy', 'jinja2'}"
    code = f"import sys; from scenarios.shelf import shelf; shelf(); print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=SHELF.parent.parent, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_broken_drill_is_not_on_the_shelf(tmp_path: Path) -> None:
    """It cannot be played; `check` says why."""
    for name, text in (
        ("good", "title: a\nlasts: 5 min\nroles: {pr: x}\n"),
        ("bad", "title: a\nlasts: soon\n"),
        ("worse", "["),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "scenario.yaml").write_text(text)
    assert [(heading.id, heading.roles) for heading in shelf([tmp_path])] == [("good", ["pr"])]


def test_a_scenario_is_found_by_id_folder_or_file(tmp_path: Path) -> None:
    """Anything else gets the nearest id of the library."""
    known = SHELF / IDS[0] / "scenario.yaml"
    assert find(IDS[0]) == find(str(known)) == find(known.parent) == known
    for name, code, guess in (("angry-patent", "no-scenario", "angry-patient"), ("no/such.yaml", "no-file", "")):
        with pytest.raises(BadFile) as caught:
            find(name)
        assert [(problem.code, problem.guess) for problem in caught.value.problems] == [(code, guess)]
    for hopeless in ("x" * 5000, "a\0b", tmp_path, ""):
        with pytest.raises(BadFile):
            find(hopeless)
    for hopeless in ("x" * 5000 + "/en.yaml", "a\0b/x.play.yaml", "\x1b[2J"):
        assert check_files([hopeless])[0].render()


@pytest.mark.parametrize("name", IDS)
def test_a_scenario_travels_in_a_journal(name: str) -> None:
    """From its source alone, after a trip through JSON, the same script and digest come back."""
    drill = load(name)
    again = from_source(json.loads(json.dumps(drill.source)))
    assert (again.id, again.digest, again.scenario, again.texts) == (
        drill.id,
        drill.digest,
        drill.scenario,
        drill.texts,
    )
    assert again.plays == {}


@pytest.mark.parametrize(
    "source", [{}, {"id": "a"}, {"id": "a", "scenario": 1}, {"id": "a", "scenario": "x", "translations": [1]}]
)
def test_a_damaged_source_gets_a_sentence(source: dict[str, object]) -> None:
    """Not a traceback: a journal may come from anywhere."""
    with pytest.raises(BadFile) as caught:
        from_source(source)
    assert caught.value.problems


def test_the_digest_is_of_the_content(tmp_path: Path) -> None:
    """Comments, order and layout do not count; a word does, in either language."""
    text = SMALL.read_text(encoding="utf-8")
    file = tmp_path / "counter.yaml"
    digests = []
    for changed in (
        text,
        "# a word to myself\n" + text,
        text.replace("lasts: ", "lasts:   "),
        text.replace("王", "汪", 1),
    ):
        file.write_text(changed, encoding="utf-8")
        digests.append(load(file).digest)
    assert digests[0] == digests[1] == digests[2] != digests[3]


def test_texts_by_path_fall_back_to_the_original() -> None:
    """A path is the same in every language; a language that lacks a text shows the original's."""
    drill = load(IDS[0])
    inject = next(inject for inject in drill.scenario.injects if inject.says)
    path = drill.lines(f"injects.{inject.id}", "furious")[0]
    assert drill.text(path, "en") != drill.text(path, "zh-TW") == drill.text(path, "fr")
    assert numbered(drill.texts["zh-TW"], path.rpartition(".")[0])[0] == path
    assert drill.lines("injects.no-such", "calm") == []
    assert not drill.has("injects.no-such.title")
    with pytest.raises(KeyError):
        drill.text("injects.no-such.title", "en")


def test_signs_are_those_of_the_language() -> None:
    """As many as it needs."""
    drill = load(IDS[0])
    fact = next(fact for fact in drill.scenario.facts if fact.signs)
    assert drill.signs(fact.id, "zh-TW") == fact.signs == drill.signs(fact.id, "fr")
    assert drill.signs(fact.id, "en") and drill.signs(fact.id, "en") != fact.signs


def test_late_is_the_exemplary_team_twenty_minutes_later() -> None:
    """The same words, moved, without what would come after ENDEX."""
    drill = load("angry-patient")
    exemplary, late = drill.plays["exemplary"].lines("en"), drill.plays["late"].lines("en")
    moved = [(line.at + 1200, line.says, line.does) for line in exemplary if line.at + 1200 <= drill.scenario.lasts]
    assert [(line.at, line.says, line.does) for line in late] == moved
    assert 0 < len(late) < len(exemplary)


def test_a_play_is_a_rehearsal_or_any_file(tmp_path: Path) -> None:
    """By name or path; mistakes are named like those of scenarios."""
    drill = load("angry-patient")
    assert load_play("silent", drill) is drill.plays["silent"]
    file = tmp_path / "ours.yaml"
    file.write_text(
        "scenario: angry-patient\ndo:\n  - {at: 2 min, who: pr, does: record}\n  - {at: 1 min, who: pr, does: report}\n"
    )
    assert [line.does for line in load_play(file, drill).lines("en")] == ["report", "record"]
    file.write_text("scenario: viral-post\ndo:\n  - {at: 2 min, who: pr, does: rest}\n")
    for name, codes in ((file, {"not-one-of"}), ("exemplar", {"no-play"}), (tmp_path / "none.yaml", {"no-file"})):
        with pytest.raises(BadFile) as caught:
            load_play(name, drill)
        assert {problem.code for problem in caught.value.problems} == codes


def test_the_marks_here_are_the_marks_that_are_read() -> None:
    """The language and the reader speak of the same 24."""
    assert MARKS == READ_MARKS


@pytest.mark.parametrize("name", IDS)
def test_nobody_says_the_same_twice(name: str) -> None:
    """Whatever a team does: a parent who rings again has other words."""
    drill = load(name)
    for play in drill.plays.values():
        played = rehearse(drill, play, 2, ReplyReader(), "en")
        said = [(event.kind, event.line) for event in played.events if getattr(event, "line", "")]
        assert [line for line, times in Counter(said).items() if times > 1] == []
