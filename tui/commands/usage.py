"""`--help`: what there is and how it is written, in the user's language."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from inspect import cleandoc
from pathlib import Path
from typing import get_args

from cyclopts import App
from cyclopts.argument import Argument
from rich.cells import cell_len

from scenarios.words import Lang, Translate, translator
from tui.exits import Exit
from tui.wrap import install, wrapped

WIDEST = 100
KINDS = {int: "N", float: "N", Path: "FILE"}
"""What stands for a value in a usage line; any other value is a TEXT."""
FLAGS = {"--help": "Show this help.", "--version": "Show the version."}


def print_usage(app: App, command: str, lang: Lang) -> Exit:
    """Prints the help of one command, or of the whole."""
    install()
    width = min(WIDEST, shutil.get_terminal_size((80, 24)).columns)
    print("\n".join(usage(app, command, lang, width)))
    return Exit.DONE


def usage(app: App, command: str, lang: Lang, width: int) -> list[str]:
    """The lines of the help, no wider than `width` cells."""
    t = translator("tui", lang)
    arguments = list((app[command] if command else app).assemble_argument_collection(parse_docstring=False))
    called = " ".join(["crisis-drill", *([command] if command else [t("[COMMAND]")])])
    placed = [_placed(each) for each in arguments if each.required or not each.name.startswith("-")]
    lines = wrapped(t("Usage: {words}").format(words=" ".join([called, *placed, t("[OPTIONS]")])), width)
    for text in described(app, command):
        lines += ["", *wrapped(t(text), width)]
    if not command:
        lines += ["", t("Commands:"), *_table(_commands(app, t), width)]
        flags = [(name, t(text)) for name, text in FLAGS.items()]
    else:
        flags = []
    if rows := [(_called(each), _told(each, t)) for each in arguments if not each.name.startswith("-")]:
        lines += ["", t("Arguments:"), *_table(rows, width)]
    options = [(_called(each), _told(each, t)) for each in arguments if each.name.startswith("-")]
    return [*lines, "", t("Options:"), *_table([*options, *flags], width)]


def described(app: App, command: str) -> list[str]:
    """The paragraphs about a command, in English, each on one line."""
    whole = (app[command] if command else app).help or ""
    return [" ".join(part.split()) for part in cleandoc(whole).split("\n\n")]


def names(app: App) -> list[str]:
    """The commands, in the order in which they are told."""
    return [name for name in app if not name.startswith("-")]


def _commands(app: App, t: Translate) -> list[tuple[str, str]]:
    return [(name, t(described(app, name)[0])) for name in names(app)]


def _placed(argument: Argument) -> str:
    """As in the first line: `SCENARIO`, `--play TEXT`, `[NAME]`."""
    return _called(argument) if argument.required else f"[{_called(argument)}]"


def _called(argument: Argument) -> str:
    """`--output FILE, -o FILE`, `--json`, `SCENARIO`."""
    if not argument.name.startswith("-"):
        return argument.name
    value = "" if bool in (argument.hint, *get_args(argument.hint)) else f" {_kind(argument)}"
    return ", ".join(argument.names) + value


def _kind(argument: Argument) -> str:
    if choices := argument.get_choices():
        return "|".join(choices)
    return next((word for kind, word in KINDS.items() if kind in (argument.hint, *get_args(argument.hint))), "TEXT")


def _told(argument: Argument, t: Translate) -> str:
    """What it means, and what holds unless it is given."""
    told = t(argument.parameter.help) if argument.parameter.help else ""
    default = argument.field_info.default
    if argument.required or default in (None, False) or not str(default):
        return told
    return told + t(" (unless given: {default})").format(default=default)


def _table(rows: Iterable[tuple[str, str]], width: int) -> list[str]:
    """Names on the left, what they mean beside them, or below a name that is too long."""
    rows = list(rows)
    left = min(24, max(cell_len(name) for name, _ in rows) + 4)
    lines = []
    for name, told in rows:
        first, *rest = wrapped(told, width - left) if told else [""]
        head = "  " + name
        if cell_len(head) + 2 > left:
            lines += [head, " " * left + first] if first else [head]
        else:
            lines.append((head + " " * (left - cell_len(head)) + first).rstrip())
        lines += [" " * left + line for line in rest]
    return lines
