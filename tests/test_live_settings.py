"""What was set on the screens is found again, and a broken file of settings harms nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from live.settings import Settings, SettingsFile


def test_choices_are_found_again(tmp_path: Path) -> None:
    first = SettingsFile(tmp_path)
    first.change(theme="drill-light")
    first.change(self_check=False, lang="en")
    assert SettingsFile(tmp_path).now == Settings("drill-light", False, "en")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"theme": 7, "self_check": "no", "lang": "fr"}', "[" * 100_000])
def test_a_broken_file_gives_the_defaults(text: str, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(text)
    assert SettingsFile(tmp_path).now == Settings()


def test_where_nothing_can_be_written_the_choice_holds_while_the_program_runs(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    settings = SettingsFile(tmp_path / "taken")
    settings.change(theme="drill-contrast")
    assert settings.now.theme == "drill-contrast"
