"""The command that writes a stored drill's report, as people are told it."""

from __future__ import annotations

from scenarios.words import Lang


def report_command(drill: str, lang: Lang) -> str:
    """Whole: to a file, in the language in which it is told."""
    return f"crisis-drill report {drill} -o report.html --lang {lang}"
