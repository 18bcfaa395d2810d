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
    "no-drill-here": Sentence(
        "This is a folder without a scenario.yaml.", "Name the folder in which scenario.yaml stands, or a file."
    ),
    "no-scenario": Sentence("There is no scenario called “{name}”.", "The library has: {choices}."),
    "no-play": Sentence("There is no rehearsal called “{name}”.", "This scenario has: {choices}."),
    "not-a-file": Sentence("This is no ordinary file: there is nothing to read in it."),
    "unreadable": Sentence("The file cannot be read: {why}"),
    "too-big": Sentence("The file is larger than {limit} KB.", "A scenario has at most about a tenth of that."),
    "not-utf8": Sentence("From here on the file is not UTF-8 text.", "Save it again with the encoding UTF-8."),
    "control-character": Sentence("An unseen character ({name}) stands here.", "Delete it, or type the line again."),
    "empty-file": Sentence("There is nothing in the file."),
    "too-deep": Sentence("Parts are nested more than {limit} levels deep."),
    "too-many-nodes": Sentence("The file has more than {limit} entries."),
    "bad-source": Sentence("The scenario inside the journal is damaged."),
    "more": _warning("More problems in this file: {count}.", "Mend those above first, then check again."),
    "mend-first": _warning(
        "Mend these first: parts with mistakes could not be looked into, so more may follow.", "Then check again."
    ),
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
    "yaml-open-braces": Sentence("A part in {{ }} is not closed, or a comma is missing in it."),
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
    "comma-key": Sentence(
        "A comma ended the text before this, so “{key}” is read as a key of its own.",
        "Put the whole text in quotation marks, or use the full-width comma “，”.",
    ),
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
    "bad-moment": Sentence(
        "“{given}” is no time of day.", "Write one such as 09:12, or how long after STARTEX, such as 12 min."
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

_NAMES: Final = {
    "unknown-name": Sentence("There is no {kind} called “{name}”."),
    "other-kind": Sentence("“{name}” does not fit here: it is the name of something else ({other}); wanted: {kind}."),
    "unknown-number": Sentence(
        "The model has no number called “{name}” that a scenario may set.", "The command “evidence” lists all of them."
    ),
    "number-range": Sentence("“{name}” must lie between {least} and {most}; here it is {given}."),
    "unknown-mark": Sentence("“{name}” is not one of the 24 marks."),
    "taken-name": Sentence("“{name}” already means one of the clinic's roles.", "Give this person another id."),
    "duplicate-id": Sentence(
        "The id “{name}” is taken; it was first given in line {line}.",
        "Ids of injects and expected actions are unique together.",
    ),
    "step-name": Sentence(
        "“{name}” is the name of a step and cannot be an id here.", "Conditions would not know which one is meant."
    ),
    "to-person": Sentence("“{name}” is somebody simulated; an inject comes to roles, to “team” or to “public”."),
    "calls-itself": Sentence("“{name}” calls itself."),
    "condition-one": Sentence(
        "A condition says exactly one thing; here it says {count}.", "Join several with “all: […]” or “any: […]”."
    ),
    "own-condition": Sentence("“{name}” makes its own coming depend on itself."),
    "missed-inject": Sentence(
        "“{name}” is an inject, and an inject cannot be missed.", "Name one of its expected actions."
    ),
    "missed-step": Sentence(
        "The step “{name}” has no time in “sop”, so it is never missed.",
        "Name an expected action, or add the step to “sop”.",
    ),
    "bounds-none": Sentence("It is not said above or below what.", "Write for example “above: 60”."),
    "bounds-never": Sentence("Nothing is above and below these numbers at once."),
}

_TIMING: Final = {
    "too-long": Sentence("A drill lasts at most {hours} hours."),
    "too-short": Sentence("A drill lasts at least a minute."),
    "wait-alone": Sentence(
        "“wait” needs “after”, or an inject that another one calls: it counts from something.",
        "Use “at” for a time counted from STARTEX.",
    ),
    "at-and-after": Sentence("“at” and “after” cannot stand together.", "Keep one; “after” can have a “wait”."),
    "after-end": Sentence("This is after ENDEX ({end}), so it never comes."),
    "maybe-after-end": _warning("Part of this window is after ENDEX ({end}): sometimes it will not come."),
    "repeat-at-once": Sentence("Between two deliveries must be at least a second."),
    "no-time": Sentence("Nobody can answer in no time.", "Give at least a second."),
    "never-called": Sentence(
        "“{name}” never comes: it has no “at”, “after” or “when”, and nothing names it in a “then”.",
        "Give it a time or a condition, or name it where it should follow.",
    ),
    "controller-only": _warning("“{name}” comes only if a controller delivers it: nothing names it in a “then”."),
    "called-and-timed": _warning(
        "“{name}” comes by itself and is also named in a “then”: it may come earlier than its own time."
    ),
    "after-ring": Sentence("These wait for each other, so none of them ever comes: {names}."),
    "cannot-come": Sentence("“{name}” can never come: what it waits for, or what calls it, cannot come either."),
    "comes-too-late": Sentence("“{name}” cannot come before ENDEX: {at} at the earliest, and the drill ends at {end}."),
    "due-after-end": _warning(
        "The time for “{name}” runs past ENDEX ({end}).", "Give it less time, or let its inject come earlier."
    ),
    "sop-missing": _warning("Steps of the SOP without a time: {names}."),
    "sop-order": _warning("“{second}” is due before “{first}”, which comes earlier in the SOP."),
}

_DESIGN: Final = {
    "spokesperson-outside": Sentence("The spokesperson “{role}” has no card in “roles”."),
    "card-missing": _warning("Roles without a card: {names}.", "Say for each what it knows and what is its own to do."),
    "idle-role": _warning(
        "The role “{role}” has nothing of its own to do.", "Give it an expected action or a step of the SOP."
    ),
    "ladder-unused": _warning("“{name}” never speaks in an inject, so this ladder is never climbed."),
    "empty-rung": _warning("Nothing is said or called here.", "Add “says” or “then”."),
    "says-nothing": _warning("“{name}” has neither words nor a title."),
    "mood-of-nobody": _warning("Words by mood need somebody whose mood it is.", "Add “from”, or give one text."),
    "mood-missing": _warning("There are words for {names}, but none for upset."),
    "spreads-unheard": _warning("“spreads” has no effect on the channel “{channel}”, which the public does not read."),
    "hidden-way": Sentence("A way without a condition is always taken: those after it never are.", "Put it last."),
    "asked-by-nobody": Sentence("A question needs somebody who asks.", "Add “from”."),
    "hidden-answer": Sentence(
        "The answer “{name}” is never taken: every reply that fits it fits “{other}” before it.",
        "Put the more demanding one first.",
    ),
    "wanted-and-avoided": Sentence("Both wanted and to be avoided: {names}."),
    "marks-of-step": _warning("A step has no words, so marks have no effect here."),
    "no-model": _warning(
        "The expected reply “{name}” has no model answer.", "Add “model”: players see it beside their own words."
    ),
    "model-of-other": Sentence(
        "This model answer is never shown: “{role}” is not among those whose reply it is (“who”)."
    ),
    "no-marks": _warning("The expected reply “{name}” asks for no marks: any reply will do."),
    "no-signs": _warning(
        "“{name}” has no signs, so nobody notices when it is spoken of.", "Add words that give it away."
    ),
    "shared-sign": _warning("The sign “{sign}” also stands for “{other}”."),
}

_WORDS: Final = {
    "text-missing": _warning("No translation for: {path}.", "Until then the text of the original is shown."),
    "text-extra": Sentence("The original has no text here: {path}."),
    "text-empty": _warning("The translation is empty: {path}."),
    "text-long": Sentence("The text has more than {limit} characters."),
    "moods-differ": Sentence("The moods of {path} are not those of the original: {wanted} there, {given} here."),
    "lines-differ": Sentence(
        "Number of texts of {path}: {wanted} in the original, {given} here.", "They belong together one by one."
    ),
    "own-language": _warning("The scenario itself is in this language; this file is not read."),
    "no-original": Sentence("This file belongs to a scenario, but there is no scenario.yaml beside it."),
}

_PLAYS: Final = {
    "other-scenario": Sentence(
        "This play is for “{name}”, but the folder of the scenario is called “{wanted}”.",
        "Leave this line out (beside its scenario a play does not need it), or rename the folder.",
    ),
    "play-of-nothing": Sentence(
        "It is not said which scenario this play is for.",
        "Write “scenario:” with an id of the library, or put the file beside its scenario.yaml.",
    ),
    "play-name": _warning(
        "This rehearsal is not read, because “{name}” is not an id.",
        "Rename the file: lower-case letters, digits and hyphens, starting with a letter, before .play.yaml.",
    ),
    "unknown-play": Sentence("There is no rehearsal called “{name}” beside it."),
    "like-ring": Sentence("These rehearsals are each like the other: {names}."),
    "later-alone": Sentence("“later” needs “like”: it moves the lines of another rehearsal."),
    "line-empty": Sentence("Neither “says” nor “does” is given."),
    "line-both": Sentence("One line either says or does something.", "Make two lines of it."),
    "line-late": Sentence("This is after ENDEX ({end})."),
    "note-alone": _warning("A “note” belongs to a step; here it is not read."),
    "line-no-id": _warning("Without an id this line cannot be translated."),
    "play-untold": _warning(
        "This rehearsal has no words in the language {lang}.",
        "Put them beside it, in a file whose name ends with .play.{lang}.yaml.",
    ),
    "line-missing": _warning("No translation for the line “{name}”."),
    "line-unknown": Sentence("There is no line “{name}” with words in the rehearsal."),
    "happens-and-never": Sentence("“{name}” must happen and must never happen."),
    "no-rehearsal": Sentence("These are words for the rehearsal “{name}”, which is not there."),
    "not-words": Sentence("Words of a rehearsal have “title” and “do” with a text for each line's id."),
}

SENTENCES: Final[dict[str, Sentence]] = {
    **_FILES,
    **_YAML,
    **_SHAPE,
    **_NAMES,
    **_TIMING,
    **_DESIGN,
    **_WORDS,
    **_PLAYS,
}
"""By code."""
