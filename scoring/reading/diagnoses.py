"""Words of a diagnosis, an illness or a treatment: what makes a name in public a breach of privacy."""

from __future__ import annotations

import re
from typing import Final

from scoring.reading.folding import fold_phrase
from scoring.reading.patterns import alternatives

DIAGNOSIS: Final = re.compile(fold_phrase(alternatives("diagnoses")))
"""In a folded text."""
