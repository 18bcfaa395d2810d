"""Translations against their original."""

from __future__ import annotations

from scenarios.bundle import Bundle
from scenarios.texts import Texts, flat, original_texts


def texts_of(bundle: Bundle) -> dict[str, Texts]:
    """The texts of a drill by language; a translation's texts that the original has no place for are left out."""
    if bundle.scenario is None:
        return {}
    own = original_texts(bundle.scenario)
    texts: dict[str, Texts] = {bundle.scenario.language: own}
    for lang, tree in sorted(bundle.words.items()):
        if lang != bundle.scenario.language:
            texts[lang] = {
                path: text for path, text, _ in flat(tree.data) if text and (path in own or ".signs." in path)
            }
    return texts
