"""What is wrong with a sheet that comes back: its line, what is wrong, and the way out, in one or two sentences.

Exception
└── ValueError
    └── SheetError      nothing of the sheet was taken; `problems` says why, all of it at once
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from scenarios.problems import shown
from scenarios.words import Lang, translator

SENTENCES: Final = {
    "too-big": "The sheet is larger than {given} MB. Hand in the sheet as it was exported, with your levels.",
    "too-many-rows": "There are more than {given} rows. Hand in one drill's sheet at a time.",
    "not-text": "The file is no text that can be read. In Excel, save it as “CSV UTF-8 (comma delimited)”.",
    "not-csv": "This row is no CSV ({given}). Save the sheet once more as “CSV UTF-8 (comma delimited)”.",
    "not-json": "This is no JSON ({given}). Export the sheet again and change only “level” and “why”.",
    "no-rows": "The JSON holds no list “rows” of objects. Export the sheet again and change only “level” and “why”.",
    "no-column": "The column “{name}” is missing. Export the sheet again; do not rename or remove columns.",
    "no-key": "The key “{given}” is missing in this row. Export the sheet again and change only “level” and “why”.",
    "other-drill": "This row belongs to “{given}” and this drill is “{name}”. Name the drill that the sheet came from.",
    "no-reply": "There is no reply “{given}” in this drill; there are {name}. Put back the name that stood there.",
    "other-words": "{given} holds other words than were said. Export the sheet again; fill in levels and reasons only.",
    "no-mark": "There is no mark “{given}”. Put back the name that stood there.",
    "near-mark": "There is no mark “{given}”. Did you mean “{name}”?",
    "no-level": "“{given}” is no level. Write 0 (absent), 1 (partial) or 2 (clear), or leave it empty to say nothing.",
    "only-why": "There is a reason and no level. Write 0, 1 or 2 before it, or remove the reason.",
    "no-why": "{given}: you changed the level and gave no reason. Write why in the last column.",
    "long-why": "The reason has {given} characters. Shorten it to {name}.",
    "twice": "{given} has two different levels or reasons in this sheet. Keep one of the rows.",
    "empty": "No level was filled in. Write 0, 1 or 2 in the column for your level, on the marks that you judged.",
}
MOST: Final = 10
"""So many problems are told, the rest counted."""


@dataclass(frozen=True)
class SheetProblem:
    """One thing that is wrong."""

    line: int
    """In a CSV file its line, in JSON the row's number; 0 for the sheet as a whole."""
    code: str
    """A key of `SENTENCES`."""
    given: str = ""
    """What stands there."""
    name: str = ""
    """What it was held against."""

    def sentence(self, lang: Lang) -> str:
        """What is wrong and the way out."""
        t = translator("scoring", lang)
        code = self.code
        if code == "no-mark" and self.name:
            code = "near-mark"
        if code == "no-level" and not self.given:
            code = "only-why"
        name = t(self.name) if code == "no-column" else self.name
        return t(SENTENCES[code]).format(given=shown(self.given), name=name)


class SheetError(ValueError):
    """A sheet that was not taken."""

    def __init__(self, *problems: SheetProblem) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{each.line}: {each.code}" for each in problems))
