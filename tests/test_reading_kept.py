"""What is kept ready of the word lists is what the lists say."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from scoring.reading.concepts import CONCEPTS, read_concepts
from scoring.reading.kept import READY, keep, kept
from scoring.reading.lexicon import WORDS, read_lists

Make = Callable[[Sequence[str]], Any]
KINDS = pytest.mark.parametrize(("folder", "make"), [(WORDS, read_lists), (CONCEPTS, read_concepts)])


def unneeded(_: Sequence[str]) -> Any:
    raise AssertionError("made anew")


@KINDS
def test_it_is_as_new_and_what_the_lists_make(folder: Path, make: Make) -> None:
    """If this fails, run `python -m scoring.reading.learn.words`."""
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    assert kept(folder, unneeded) == make(texts)


@KINDS
def test_a_changed_list_counts_at_once(folder: Path, make: Make, tmp_path: Path) -> None:
    for path in [*folder.glob("*.txt"), folder / READY]:
        shutil.copy(path, tmp_path)
    assert kept(tmp_path, unneeded) == kept(folder, unneeded)
    with (tmp_path / "new.txt").open("w", encoding="utf-8") as file:
        file.write("@newly = 全新詞語, brandnewword\n")
    assert "brandnewword" in kept(tmp_path, make)[0]
    keep(tmp_path, make)
    assert "brandnewword" in kept(tmp_path, unneeded)[0]
    (tmp_path / READY).unlink()
    assert "brandnewword" in kept(tmp_path, make)[0]


def test_a_file_that_was_cut_short_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("@newly = 全新詞語\n", encoding="utf-8")
    (tmp_path / READY).write_bytes(b"half")
    assert kept(tmp_path, read_lists)[0] == {"全新词语": 1}
