"""A drill's folder may be called anything, and what is no drill is told in a sentence that fits."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.check import check_files
from scenarios.problems import BadFile
from scenarios.shelf import load, load_play
from tests.scenario_example import write

LINE = "scenario: waiting-room\n"


def drill_in(folder: Path, name: str, line: str) -> Path:
    """The page's example in a folder of that name, its rehearsal saying `line`."""
    folder.mkdir(exist_ok=True)
    drill = write(folder).rename(folder / name)
    play = drill / "good.play.yaml"
    text = play.read_text(encoding="utf-8")
    assert LINE in text
    play.write_text(text.replace(LINE, line), encoding="utf-8")
    return drill


@pytest.mark.parametrize("name", ["候診室", "waiting room", "Waiting_Room"])
@pytest.mark.parametrize("line", ["", "scenario: {name}\n"])
def test_a_folder_of_any_name_has_rehearsals(tmp_path: Path, name: str, line: str) -> None:
    """With its name in the rehearsal, or without any; also where a folder around it has spaces."""
    drill = drill_in(tmp_path / "my drills 演練", name, line.format(name=name))
    assert [problem.render() for problem in check_files([drill])] == []
    script = load(drill)
    assert script.id == name and load_play("good", script).lines("en")


def test_the_wrong_name_gets_the_way_out(tmp_path: Path) -> None:
    """Leave the line out, or rename the folder."""
    (problem,) = check_files([drill_in(tmp_path, "候診室", LINE)], "en")
    assert problem.code == "other-scenario" and "候診室" in problem.message
    assert "rename the folder" in problem.hint


def test_a_play_that_names_no_scenario_is_for_the_one_it_is_run_with(tmp_path: Path) -> None:
    """Alone it cannot be checked, which is said; with a scenario it can be played."""
    drill = drill_in(tmp_path, "here", "")
    (drill / "good.play.en.yaml").unlink()
    lone = (drill / "good.play.yaml").rename(tmp_path / "mine.play.yaml")
    assert [problem.code for problem in check_files([lone])] == ["play-of-nothing"]
    assert load_play(lone, load(drill)).name == "mine"


def test_a_rehearsal_whose_name_is_no_id_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    """It says to rename the file, and the drill can be played."""
    drill = drill_in(tmp_path, "here", "")
    (drill / "good.play.yaml").rename(drill / "好.play.yaml")
    (drill / "good.play.en.yaml").unlink()
    assert [problem.code for problem in check_files([drill])] == ["play-name"]
    assert load(drill).plays == {}


def test_the_folder_one_stands_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`.` and `..` have names too."""
    drill = drill_in(tmp_path, "waiting-room", LINE)
    (drill / "inner").mkdir()
    monkeypatch.chdir(drill)
    assert check_files(["."]) == []
    monkeypatch.chdir(drill / "inner")
    assert check_files([".."]) == []


def test_what_is_no_drill_is_told_as_what_it_is(tmp_path: Path) -> None:
    """A folder without a scenario, something that is no file, and what is not there at all."""
    empty = tmp_path / "empty.yaml"
    empty.write_text("", encoding="utf-8")
    wanted = {tmp_path: "no-drill-here", "/dev/null": "not-a-file", empty: "empty-file", tmp_path / "x.yaml": "no-file"}
    assert {path: check_files([path])[0].code for path in wanted} == wanted
    with pytest.raises(BadFile):
        load(tmp_path)
