"""Every sentence that the checker can say, by code: how grave it is, what is wrong, what to do.

The texts are the msgids of the catalogue `scenarios`; `{…}` are filled with what the file says. A test holds that each
has its Chinese.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple


class Sentence(NamedTuple):
    """What the checker says about one kind of problem."""

    message: str
    hint: str = ""
    severity: Literal["error", "warning"] = "error"


DID_YOU_MEAN: Final = "Did you mean “{guess}”?"


def _warning(message: str, hint: str = "") -> Sentence:
    return Sentence(message, hint, "warning")


_FILES: Final = {
    "no-file": Sentence("There is no such file."),
    "no-scenario": Sentence("There is no scenario called “{name}”.", "The library has: {choices}."),
    "no-play": Sentence("There is no rehearsal called “{name}”.", "This scenario has: {choices}."),
    "not-a-file": Sentence("This is not a file that can be read."),
    "unreadable": Sentence("The file cannot be read: {why}"),
    "too-big": Sentence("The file is larger than {limit} KB.", "A scenario has at most about a tenth of that."),
    "not-utf8": Sentence("From here on the file is not UTF-8 text.", "Save it again with the encoding UTF-8."),
    "control-character": Sentence("An unseen character ({name}) stands here.", "Delete it, or type the line again."),
    "empty-file": Sentence("There is nothing in the file."),
    "too-deep": Sentence("Parts are nested more than {limit} levels deep."),
    "too-many-nodes": Sentence("The file has more than {limit} entries."),
    "bad-source": Sentence("The scenario inside the journal is damaged."),
    "more": _warning("There are {count} more problems in this file.", "Mend those above first, then check again."),
    "hopeless": Sentence("This does not look like such a file: {count} entries do not fit."),
}

_YAML: Final = {
    "yaml": Sentence(
        "The file cannot be understood from here on ({detail}).", "Look at the indentation and at the quotation marks."
    ),
    "yaml-colon": Sentence(
        "A colon followed by a space makes a new key here.",
        "Put the whole text in quotation marks, or use the full-width colon “：”.",
    ),
    "yaml-indent": Sentence(
        "The indentation does not fit with the lines above, or something follows a closing quotation mark.",
        "Keys of one part start in the same column; use spaces.",
    ),
    "yaml-no-colon": Sentence("A colon is missing after the key.", "Write a key as “name: value”."),
    "yaml-start": Sentence("A text cannot start with this character.", "Put the whole text in quotation marks."),
    "yaml-open-quote": Sentence("A quotation mark opens here and is never closed."),
    "yaml-open-list": Sentence("A list in [ ] is not closed, or a comma is missing in it."),
    "yaml-open-braces": Sentence("A part in { } is not closed, or a comma is missing in it."),
    "yaml-no-value": Sentence("A value is missing here."),
    "yaml-dash": Sentence(
        "A list item with “-” cannot stand here.", "Start it on a line of its own, indented under its key."
    ),
    "yaml-tab": Sentence("A tab stands where spaces are needed.", "Indent with spaces."),
    "yaml-escape": Sentence(
        "A backslash in double quotation marks has a meaning of its own.", "Write \\\\, or use single quotation marks."
    ),
    "yaml-documents": Sentence("A second document begins here; a file holds one.", "Delete the line “---”."),
    "yaml-alias": Sentence(
        "References with “*” are not part of the language.", "Write the text out, or put it in quotation marks."
    ),
    "yaml-anchor": Sentence(
        "Anchors with “&” are not part of the language.", "Delete it, or put the text in quotation marks."
    ),
    "yaml-tag": Sentence(
        "Tags with “!” are not part of the language.", "Delete it, or put the text in quotation marks."
    ),
    "duplicate-key": Sentence("“{key}” stands twice in the same part; it was first given in line {line}."),
    "key-not-text": Sentence("A key must be a single word."),
}

_SHAPE: Final = {
    "missing-key": Sentence("“{key}” is missing here."),
    "unknown-key": Sentence("“{key}” is not a word of the language here.", "Here may stand: {choices}."),
    "not-one-of": Sentence("“{given}” cannot stand here.", "Here may stand: {choices}."),
    "bad-id": Sentence(
        "“{given}” is not an id.",
        "An id has lower-case letters, digits and hyphens, starts with a letter and has at most 40 characters.",
    ),
    "bad-clock": Sentence("“{given}” is not a time of day.", "Write for example 09:10."),
    "empty-text": Sentence("The value is missing."),
    "long-text": Sentence("The text has more than {limit} characters."),
    "too-few": Sentence("At least {limit} must be given."),
    "too-many": Sentence("At most {limit} may be given."),
    "not-whole": Sentence("“{given}” is not a whole number."),
    "not-a-number": Sentence("“{given}” is not a number."),
    "not-yes-no": Sentence("“{given}” is neither yes nor no."),
    "wrong-shape": Sentence("Here {wanted} is needed, but there is {found}."),
    "out-of-range": Sentence("“{given}” is out of range: it must be {bound}."),
    "bad-duration": Sentence(
        "“{given}” is not a duration.", "Write a number and a unit, such as 90 s, 8 min or 1 h 30 min."
    ),
    "bad-unit": Sentence("“{given}” is not a unit of time.", "Use s, min, h or d."),
    "long-duration": Sentence("“{given}” is longer than 7 days."),
    "backward-window": Sentence("“{given}” ends before it starts."),
    "bad-range": Sentence("“{given}” is not a range.", "Write for example 70..100."),
    "backward-range": Sentence(
        "The range ends below its start.", "Write the smaller number first, for example 70..100."
    ),
    "unfit": Sentence("“{given}” cannot stand here ({detail})."),
}

SENTENCES: Final[dict[str, Sentence]] = {**_FILES, **_YAML, **_SHAPE}
"""By code."""
