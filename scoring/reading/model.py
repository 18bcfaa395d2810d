"""The trained models of this package, one for each language: networks, and from which probability on a mark counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np

from scoring.reading.gates import Gate
from scoring.reading.network import Array, Laid, Network
from sim.reading import MARKS

WEIGHTS: Final = Path(__file__).parent / "weights"
Lang = Literal["zh", "en"]
LANGS: Final[tuple[Lang, ...]] = ("zh", "en")
_NAMES: Final = "keys.txt"
_WHOLE_NAMES: Final = "whole.txt"
_VECTORS: Final = "vectors.npy"
_LAYERS: Final = "layers.npz"
_LIMITS: Final = ("present", "clear")
_GATES: Final = ("silence", "unsaid")
_SCALE: Final = "scale"


@dataclass(frozen=True)
class Model:
    """The networks, with their thresholds."""

    network: Network
    present: Array
    """(marks,): from which probability on a mark is there."""
    clear: Array
    """(marks,): from which probability of level 2 on it is clear."""
    silence: Gate
    """Sentences that say nothing, as they are laid out."""
    unsaid: Gate
    """Sentences that only tell of an act, as they were read."""

    def speaking(self, laid: Laid) -> list[int]:
        """The numbers of the sentences that say something; of all where none does."""
        silent = self.silence.of(laid.sentences()).tolist()
        return [number for number, mute in enumerate(silent) if not mute] or [*range(len(silent))]

    def keep(self, folder: Path) -> None:
        """Writes the model; the same model gives the same bytes."""
        folder.mkdir(parents=True, exist_ok=True)
        for file, names in ((_NAMES, self.network.names), (_WHOLE_NAMES, self.network.whole_names)):
            (folder / file).write_text("\n".join(names) + "\n", encoding="utf-8")
        np.save(folder / _VECTORS, self.network.vectors)
        halved = {_SCALE: self.network.scale, **self.network.weights}
        arrays: dict[str, Any] = {name: each.astype(np.float16) for name, each in halved.items()}
        for name in _GATES:
            arrays |= {f"{name}.{kind}": getattr(getattr(self, name), kind) for kind in ("inner", "outer")}
        np.savez(folder / _LAYERS, **arrays, **{name: getattr(self, name) for name in _LIMITS})


@cache
def model(lang: Lang, weights: Path = WEIGHTS) -> Model:
    """The model of a language, read once and not before somebody asks for it.

    The vectors of keys stay on disk and are read where they are needed. Raises ValueError if it is for other marks.
    """
    folder = weights / lang
    vectors = np.asarray(np.load(folder / _VECTORS, mmap_mode="r"))
    with np.load(folder / _LAYERS) as stored:
        arrays = {name: stored[name].astype(np.float32) for name in stored.files}
    present, clear = (arrays.pop(name) for name in _LIMITS)
    gates = [Gate(arrays.pop(f"{name}.inner"), arrays.pop(f"{name}.outer")) for name in _GATES]
    if present.shape != (len(MARKS),):
        raise ValueError(f"{folder}: made for other marks; train it again")
    network = Network(_lines(folder / _NAMES), _lines(folder / _WHOLE_NAMES), vectors, arrays.pop(_SCALE), arrays)
    return Model(network, present, clear, *gates)


def _lines(file: Path) -> tuple[str, ...]:
    return tuple(file.read_text("utf-8").removesuffix("\n").split("\n"))
