"""Plays made ready: who says and does what, when, in a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scenarios.play import Line, Play, Then
from scenarios.tree import Tree


@dataclass(frozen=True)
class LoadedPlay:
    """A play file with its words in other languages."""

    name: str
    play: Play
    language: str
    """The language of the file itself: the scenario's."""
    lasts_s: int
    """ENDEX of its scenario: what would come later is not said."""
    like: LoadedPlay | None = None
    """The rehearsal whose lines are taken first."""
    words: Mapping[str, Mapping[str, str]] | None = None
    """By language: `title`, and texts of lines by their id."""

    @property
    def then(self) -> Then:
        """What must come out."""
        return self.play.then

    def title(self, lang: str) -> str:
        """What this team is called, or the file's name."""
        return (self.words or {}).get(lang, {}).get("title") or self.play.title or self.name

    def lines(self, lang: str) -> list[Line]:
        """All lines by time, those of `like` moved `later`, none after ENDEX; texts in `lang` where given."""
        own = [self._worded(line, lang) for line in self.play.do]
        taken = self.like.lines(lang) if self.like else []
        moved = [line.model_copy(update={"at": line.at + self.play.later}) for line in taken]
        return sorted((line for line in [*moved, *own] if line.at <= self.lasts_s), key=lambda line: line.at)

    def _worded(self, line: Line, lang: str) -> Line:
        text = (self.words or {}).get(lang, {}).get(f"do.{line.id}") if line.id else None
        if text is None or lang == self.language:
            return line
        return line.model_copy(update={"says" if line.says is not None else "note": text})


def play_words(tree: Tree) -> dict[str, str]:
    """`title` and `do.<id>` of a file with a rehearsal's words; anything else in it is the checker's business."""
    data: Any = tree.data if isinstance(tree.data, dict) else {}
    lines = data.get("do")
    words = (
        {f"do.{key}": text.strip() for key, text in lines.items() if isinstance(text, str)}
        if isinstance(lines, dict)
        else {}
    )
    if isinstance(data.get("title"), str):
        words["title"] = data["title"].strip()
    return words
