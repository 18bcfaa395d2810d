"""Prints the digests of every scenario's exemplary rehearsal, to be compared between Pythons and hash seeds.

for python in python3.11 python3.12 python3.13; do PYTHONHASHSEED=random $python -m tests.digests; done | sort | uniq -c
"""

from __future__ import annotations

import json

from scenarios.shelf import load, shelf
from scoring.reading import ReplyReader
from scoring.rehearsal import rehearse
from sim.journal import digest

SEEDS = (1, 2, 3)


def digests() -> dict[str, str]:
    """By scenario, language and seed."""
    found = {}
    for heading in shelf():
        script = load(heading.id)
        for lang in ("zh-TW", "en"):
            for seed in SEEDS:
                drill = rehearse(script, script.plays["exemplary"], seed, ReplyReader(), lang)
                found[f"{heading.id} {lang} {seed}"] = digest(drill)
    return found


if __name__ == "__main__":
    print(json.dumps(digests(), sort_keys=True))
