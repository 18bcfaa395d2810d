"""The record of what evaluators said, beside the drill: lines are added, and none is ever changed.

The file is JSON Lines in a chain of hashes, as journals are: a line that was changed, or taken out, is noticed. Beside
a journal file it has that file's name with `.evaluations.jsonl`; for a stored drill it lies in `evaluations/` of the
person's own place. One program at a time adds to it, and what was added is on the disk when `add` returns.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any, Final

from live.alone import alone
from live.home import evaluations_file, home
from live.trouble import StoreError, told_plainly
from scoring.evaluation.opinions import Opinion, Submission, standing
from sim.journal import chained
from sim.written import canonical

FORMAT: Final = 1
MOST_BYTES: Final = 64_000_000


class EvaluationsDamagedError(StoreError):
    """The record was changed or cut off."""

    words = (
        "{path}, line {line}: the record of evaluations was changed or damaged here. Put the file back from a copy, "
        "or move it elsewhere to start anew; the drill itself is not touched by this."
    )


class EvaluationsOfAnotherError(StoreError):
    """The record is that of another drill."""

    words = (
        "{path} is the record of another drill. Put the file that belongs to this drill there, or move it elsewhere."
    )


class Evaluations:
    """The record of one drill. Every method may raise a StoreError."""

    def __init__(self, path: Path, drill: str) -> None:
        """`drill` is the drill's digest, or another name that no other drill has."""
        self.path = path
        self._drill = drill

    @classmethod
    def beside(cls, name: str, drill: str) -> Evaluations:
        """The record of the drill of that name: a journal file, or a drill of the store."""
        if Path(name).is_file():
            return cls(Path(name).with_name(f"{Path(name).name}.evaluations.jsonl"), drill)
        return cls(evaluations_file(home(), name), drill)

    def all(self) -> list[Submission]:
        """What was handed in so far, in order; nothing where there is no record."""
        with told_plainly(self.path):
            if not self.path.exists():
                return []
            with self.path.open("rb") as file:
                return self._read(file)[1]

    def add(self, submission: Submission) -> Submission | None:
        """Adds what is new in it, and gives that back; None where the same was said before by the same one."""
        with told_plainly(self.path):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self.path.open("a+b") as file, alone(file, self.path):
                file.seek(0)
                bodies, before = self._read(file)
                fresh = _news(before, submission)
                if fresh is not None:
                    head = [] if bodies else [canonical({"evaluations": FORMAT, "drill": self._drill})]
                    added = [*head, canonical(fresh.to_json())]
                    lines = [line for line, _ in chained([*bodies, *added])][-len(added) :]
                    _append(file, "".join(f"{line}\n" for line in lines).encode())
                return fresh

    def _read(self, file: IO[bytes]) -> tuple[list[str], list[Submission]]:
        """The lines' bodies as they were written, and the submissions in them."""
        raw = file.read(MOST_BYTES + 1)
        lines = raw.splitlines(keepends=True)
        bodies: list[str] = []
        found: list[Submission] = []
        for number, line in enumerate(lines, 1):
            try:
                body = json.loads(line)["body"]
                bodies.append(canonical(body))
                if number == 1:
                    self._check_head(body)
                else:
                    found.append(Submission.from_json(body))
            except (ValueError, TypeError, KeyError, RecursionError, AttributeError) as error:
                raise EvaluationsDamagedError(path=self.path, line=number) from error
        for number, (line, (rightly, _)) in enumerate(zip(lines, chained(bodies), strict=True), 1):
            if line != f"{rightly}\n".encode():
                raise EvaluationsDamagedError(path=self.path, line=number)
        return bodies, found

    def _check_head(self, body: Any) -> None:
        if body["evaluations"] != FORMAT:
            raise ValueError(body["evaluations"])
        if body["drill"] != self._drill:
            raise EvaluationsOfAnotherError(path=self.path)


def _news(before: Sequence[Submission], submission: Submission) -> Submission | None:
    """Without the opinions that stand already, word for word."""
    known = standing(before, submission.by, submission.kind)
    fresh: tuple[Opinion, ...] = tuple(
        each for each in submission.opinions if known.get((each.action, each.mark)) != each
    )
    return Submission(**{**vars(submission), "opinions": fresh}) if fresh else None


def _append(file: IO[bytes], data: bytes) -> None:
    """All of it on the disk, or none of it in the file."""
    length = file.seek(0, os.SEEK_END)
    try:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    except OSError:
        file.truncate(length)
        raise
