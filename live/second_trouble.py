"""Why there is no second reader, each as one sentence with the way out."""

from __future__ import annotations

from typing import Final

from scenarios.problems import shown
from scenarios.words import Lang, translator

SENTENCES: Final = {
    "no-extra": "The second reader needs the extra “llm”. Install it with: uv tool install 'crisis-drill[llm]'.",
    "no-address": "No address was given. Name an OpenAI-compatible one with --llm-url, or in CRISIS_DRILL_LLM_URL.",
    "no-model": "No model was given. Name one with --llm-model, or in CRISIS_DRILL_LLM_MODEL.",
    "bad-address": "“{given}” is no address of a server. Write one such as https://llm.example.org/v1.",
    "password": "The address holds a name or a password. Leave them out, and put a key into CRISIS_DRILL_LLM_KEY.",
    "in-clear": (
        "The replies would go to {given} unencrypted. Use an https address; http is taken for this machine "
        "and private networks only."
    ),
    "bad-key": "The key in CRISIS_DRILL_LLM_KEY holds characters that no key has. Copy it again.",
}
FAILURES: Final = {
    "late": "The answer did not come in time.",
    "unreachable": "The address could not be reached ({detail}).",
    "refused": "The server refused ({detail}).",
    "redirect": "The server sent us elsewhere ({detail}), and the replies were not sent there.",
    "too-big": "The answer was too long and was not read on.",
    "nonsense": "The answer was not of the form that was asked for ({detail}).",
    "lie": "{mark}: the words that it quotes do not stand in the reply.",
    "too-long": "The reply is too long to be sent.",
}
"""What can go wrong with one reply, by the code of a `live.second_reader.Failure`."""


class SecondReaderError(Exception):
    """The second reader cannot be asked at all."""

    def __init__(self, code: str, given: str = "") -> None:
        super().__init__(code)
        self.code, self.given = code, given

    def sentence(self, lang: Lang) -> str:
        """What is missing and the way out."""
        return translator("live", lang)(SENTENCES[self.code]).format(given=shown(self.given))


def failure_sentence(code: str, mark: str, detail: str, lang: Lang) -> str:
    """What went wrong with one reply."""
    return translator("live", lang)(FAILURES[code]).format(mark=mark, detail=shown(detail))
