"""The numbers of the model that a scenario sets: known by name, and within their range."""

from __future__ import annotations

from scenarios.case import Case
from scenarios.numbers import RANGES


def check_numbers(case: Case) -> None:
    """Reports a name that the model does not know, and a value outside its range."""
    for name, value in case.scenario.coefficients.items():
        place = ("coefficients", name)
        if name not in RANGES:
            case.report(place, "unknown-number", {"name": name}, guess=case.guess(name, RANGES), at_key=True)
            continue
        least, most = RANGES[name]
        if not least <= value <= most:
            values = {"name": name, "given": f"{value:g}", "least": f"{least:g}", "most": f"{most:g}"}
            case.report(place, "number-range", values)
