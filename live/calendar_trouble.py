"""What can be wrong with a drill that somebody wants to plan: one sentence with the way out, in either language."""

from __future__ import annotations

from scenarios.problems import shown
from scenarios.words import Lang, translator


class PlanError(Exception):
    """A moment, a zone or a rule that no drill can be planned by; `str()` gives the sentence in English."""

    def __init__(self, words: str, **parts: str) -> None:
        """`words` is a text of the catalogue; the parts come from outside and are shortened and made harmless."""
        self.words = words
        self.parts = {name: shown(part) for name, part in parts.items()}
        super().__init__(self.sentence("en"))

    def sentence(self, lang: Lang) -> str:
        """What is wrong and what to write instead."""
        return translator("live", lang)(self.words).format(**self.parts)
