"""The checker: every problem of a drill's files at once."""

from __future__ import annotations

from scenarios.bundle import Bundle
from scenarios.problems import Problem


def check_bundle(bundle: Bundle) -> list[Problem]:
    """What is wrong beyond the form of each file."""
    return []
