"""`evidence`: the numbers behind the simulated people, with their standing."""

from __future__ import annotations

import json
from dataclasses import asdict

from scenarios.numbers import RANGES
from scenarios.words import Lang
from sim.coefficients import TABLE
from tui.exits import Exit


def print_evidence(*, as_json: bool, lang: Lang) -> Exit:
    """One line a number: name, value, the range that a scenario may set, standing, unit and source; or a JSON object.

    The standing is sourced, fitted or chosen; a number without a range cannot be set by a scenario.
    """
    if as_json:
        listed = {name: asdict(each) | {"range": RANGES.get(name)} for name, each in TABLE.items()}
        print(json.dumps(listed, ensure_ascii=False, indent=1))
        return Exit.DONE
    for name, each in TABLE.items():
        span = f"{RANGES[name][0]:g}..{RANGES[name][1]:g}" if name in RANGES else "-"
        print(f"{name:32} {each.value:>10g}  {span:16} {each.standing:8} {each.unit}: {each.source}")
    return Exit.DONE
