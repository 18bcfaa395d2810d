"""Mistakes on the command line, each as a sentence or two in the user's language, with what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import get_args

from cyclopts import (
    CoercionError,
    CycloptsError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownOptionError,
    UnusedCliTokensError,
    ValidationError,
)
from cyclopts.argument import Argument

from scenarios.problems import shown
from scenarios.words import Lang, Translate, translator


def no_command(word: str, names: Iterable[str], lang: Lang) -> str:
    """That there is no such command, and the nearest or all there are."""
    t, known = translator("tui", lang), sorted(names)
    near = _meant(word, known, t) or _listed(known, t)
    return _spaced([t("There is no command “{word}”.").format(word=shown(word)), near], lang)


def mistake(error: CycloptsError, lang: Lang) -> str:
    """What is wrong with the words of a command."""
    t = translator("tui", lang)
    match error:
        case UnknownOptionError():
            given = error.token.keyword or error.token.value
            known = [name for each in error.argument_collection for name in each.names if name.startswith("-")]
            return _spaced([_no_option(given, t), _meant(given, known, t) or _listed(sorted(known), t)], lang)
        case UnusedCliTokensError():
            many = " ".join(error.unused_tokens or ())
            return t("There is no place for “{words}” here.").format(words=shown(many))
        case MissingArgumentError() if error.argument:
            right = error.argument.names
            others = [word.partition("=")[0] for word in error.unused_tokens or ()]
            if mistyped := get_close_matches(right[0], [word for word in others if word not in right], 1, cutoff=0.7):
                return _spaced([_no_option(mistyped[0], t), _meant(mistyped[0], right, t)], lang)
            name = error.keyword or error.argument.name
            return _spaced([t("{name} is missing.").format(name=name), _told(error.argument, t)], lang)
        case RepeatArgumentError():
            return t("{name} is given more than once.").format(name=error.token.keyword)
        case CoercionError() | ValidationError() if error.argument:
            return _unfit(error.argument, lang)
    return " ".join(str(error).split())


def _no_option(given: str, t: Translate) -> str:
    return t("There is no option {option} here.").format(option=shown(given))


def _unfit(argument: Argument, lang: Lang) -> str:
    t = translator("tui", lang)
    given = argument.tokens[0].value if argument.tokens else ""
    said = t("{name} cannot be “{given}”.").format(name=argument.name, given=shown(given))
    if choices := argument.get_choices():
        return _spaced([said, _meant(given, choices, t), _listed(choices, t)], lang)
    if float in (argument.hint, *get_args(argument.hint)) or int in (argument.hint, *get_args(argument.hint)):
        return _spaced([said, _told(argument, t) or t("It is a number.")], lang)
    return said


def _told(argument: Argument, t: Translate) -> str:
    return t(argument.parameter.help) if argument.parameter.help else ""


def _meant(given: str, known: Iterable[str], t: Translate) -> str:
    near = get_close_matches(given, list(known), 1, cutoff=0.7)
    return t("Did you mean “{name}”?").format(name=near[0]) if near else ""


def _listed(known: Iterable[str], t: Translate) -> str:
    return t("There are: {names}.").format(names=t(", ").join(known))


def _spaced(sentences: Iterable[str], lang: Lang) -> str:
    return ("" if lang == "zh-TW" else " ").join(sentence for sentence in sentences if sentence)
