"""The principles of the two documents, and how a finished drill kept them: data in `data/`, small modules beside it.

`grades(drill)` is what a report asks for; `grades_to_json` gives the same as plain data in a language;
`exercised(script)` tells which principles a scenario exercises at all. Only the journal is read: what was said with the
readings it holds, the fact sheet, who spoke to whom, the SOP log and the clock.
"""

from scoring.principles.catalogue import Part, Principle, catalogue, parts
from scoring.principles.exercise import exercised
from scoring.principles.grade import Grade, grades
from scoring.principles.told import grades_to_json, how, line_told, status_name, where

__all__ = [
    "Grade",
    "Part",
    "Principle",
    "catalogue",
    "exercised",
    "grades",
    "grades_to_json",
    "how",
    "line_told",
    "parts",
    "status_name",
    "where",
]
