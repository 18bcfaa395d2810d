"""`check` and `schema`: is a scenario sound, and what may it say."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from scenarios.words import Lang, counter, translator
from tui.exits import Exit


def check(files: list[str], *, as_json: bool, lang: Lang) -> Exit:
    """Prints every problem of every file; exits 2 if one of them is an error."""
    from scenarios.check import check_files
    from scenarios.problems import errors

    problems = check_files([Path(name) for name in files], lang)
    wrong = errors(problems)
    if as_json:
        print(json.dumps([problem.to_json(lang) for problem in problems], ensure_ascii=False, indent=1))
        return Exit.USAGE if wrong else Exit.DONE
    for problem in problems:
        print(problem.render(lang), file=sys.stderr)
    t, n = translator("tui", lang), counter("tui", lang)
    warnings = n("{count} warning", "{count} warnings", sum(each.severity == "warning" for each in problems))
    if wrong:
        found = n("{count} error", "{count} errors", len(wrong))
        print(t("{errors} and {warnings}").format(errors=found, warnings=warnings))
        return Exit.USAGE
    print(t("Sound, with {warnings}").format(warnings=warnings) if problems else t("Sound"))
    return Exit.DONE


def print_schema() -> Exit:
    """Prints the JSON Schema of scenario files."""
    from scenarios.json_schema import json_schema

    print(json.dumps(json_schema(), ensure_ascii=False, indent=1))
    return Exit.DONE
