"""`evidence`: the numbers behind the simulated people, with their standing."""

from __future__ import annotations

import json
from dataclasses import asdict

from sim.coefficients import TABLE
from tui.exits import Exit


def print_evidence(*, as_json: bool) -> Exit:
    """One line a number: name, value, unit, standing (sourced, fitted or chosen) and source; or a JSON object."""
    if as_json:
        print(json.dumps({name: asdict(each) for name, each in TABLE.items()}, ensure_ascii=False, indent=1))
        return Exit.DONE
    for name, each in TABLE.items():
        print(f"{name:30} {each.value:>10g}  {each.standing:8} {each.unit}: {each.source}")
    return Exit.DONE
