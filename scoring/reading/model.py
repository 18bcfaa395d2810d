"""The trained models of this package, one for each language: networks, and from which probability on a mark counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

import numpy as np

from scoring.reading.network import Array
from scoring.reading.panel import Panel
from sim.reading import MARKS

WEIGHTS: Final = Path(__file__).parent / "weights"
Lang = Literal["zh", "en"]
LANGS: Final[tuple[Lang, ...]] = ("zh", "en")
_NAMES: Final = "keys.txt"
_WHOLE_NAMES: Final = "whole.txt"
_VECTORS: Final = "vectors.npy"
_LAYERS: Final = "layers.npz"
_LIMITS: Final = ("present", "clear", "nothing")
_HALVED: Final = ("scale", "whole", "whole_bias", "first", "first_bias", "last", "last_bias")
"""What is kept in half precision."""


@dataclass(frozen=True)
class Model:
    """Networks whose probabilities are averaged, with their thresholds."""

    panel: Panel
    present: Array
    """(marks,): from which probability on a mark is there."""
    clear: Array
    """(marks,): from which probability of level 2 on it is clear."""
    nothing: Array
    """(networks x width + 1,): weights and a bias; a sentence whose sum is above 0 says nothing."""

    def speaking(self, sentences: Array) -> list[int]:
        """Of (networks, sentences, width) the numbers of those that say something; of all where none does."""
        silent = joined(sentences) @ self.nothing[:-1] + self.nothing[-1] > 0
        return [*range(len(silent))] if silent.all() else np.flatnonzero(~silent).tolist()

    def keep(self, folder: Path) -> None:
        """Writes the model; the same model gives the same bytes."""
        folder.mkdir(parents=True, exist_ok=True)
        for file, names in ((_NAMES, self.panel.names), (_WHOLE_NAMES, self.panel.whole_names)):
            (folder / file).write_text("\n".join(names) + "\n", encoding="utf-8")
        np.save(folder / _VECTORS, self.panel.small)
        halved = {name: getattr(self.panel, name).astype(np.float16) for name in _HALVED}
        np.savez(folder / _LAYERS, **halved, **{name: getattr(self, name) for name in _LIMITS})


def joined(sentences: Array) -> Array:
    """(sentences, networks x width) from (networks, sentences, width): what all networks see of a sentence."""
    return sentences.transpose(1, 0, 2).reshape(sentences.shape[1], -1)


@cache
def model(lang: Lang, weights: Path = WEIGHTS) -> Model:
    """The model of a language, read once and not before somebody asks for it.

    The vectors of keys stay on disk and are read where they are needed. Raises ValueError if it is for other marks.
    """
    folder = weights / lang
    vectors = np.asarray(np.load(folder / _VECTORS, mmap_mode="r"))
    with np.load(folder / _LAYERS) as stored:
        arrays = {name: stored[name].astype(np.float32) for name in stored.files}
    limits = [arrays.pop(name) for name in _LIMITS]
    if limits[0].shape != (len(MARKS),):
        raise ValueError(f"{folder}: made for other marks; train it again")
    return Model(Panel(_lines(folder / _NAMES), _lines(folder / _WHOLE_NAMES), vectors, **arrays), *limits)


def _lines(file: Path) -> tuple[str, ...]:
    return tuple(file.read_text("utf-8").removesuffix("\n").split("\n"))
