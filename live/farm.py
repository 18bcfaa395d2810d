"""Work done by many hands: all cores of this machine, or a Dask cluster, through one `concurrent.futures` interface.

Whoever hands in work gets results as they come, in no particular order, each once. A worker that dies (a process that
is killed, a machine that leaves the cluster) costs the pieces that it had in hand, which are done again by others.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from typing import Final, Generic, TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")
MOST_LOSSES: Final = 5
"""So often may one piece of work be lost with its worker, before it is the work that is thought to kill."""
AHEAD: Final = 3
"""Pieces under way for each worker: enough that none has to wait, few enough that memory stays the same."""


class FarmError(Exception):
    """The work cannot be done: there is no cluster there, or workers die again and again."""


class NoDaskError(FarmError):
    """The extra `cluster` is not installed."""


class NoClusterError(FarmError):
    """Nobody answers at that address."""


class WorkersDieError(FarmError):
    """Workers died too often in a row."""


@dataclass(frozen=True)
class Hands:
    """An open executor."""

    executor: Executor
    workers: int
    losses: tuple[type[BaseException], ...] = (BrokenExecutor,)
    """What a future raises when its worker is gone, rather than its work wrong."""


Farm = Callable[[], AbstractContextManager[Hands]]
"""Opens an executor; called again when all hands of the last one are gone."""


def cores(workers: int | None = None) -> Farm:
    """So many processes of this machine; one for each core unless given."""
    count = workers or available()

    @contextmanager
    def opened() -> Iterator[Hands]:
        others = set(active_children())
        pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_settle_in)
        try:
            yield Hands(pool, count)
        except BaseException:
            for child in set(active_children()) - others:
                child.kill()  # whoever interrupts does not want to wait for what is under way
            raise
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    return opened


def cluster(address: str, wait_s: float = 10) -> Farm:
    """The workers of a Dask scheduler, such as `tcp://10.0.0.5:8786`; each needs this program installed.

    Opening raises NoDaskError or NoClusterError.
    """

    @contextmanager
    def opened() -> Iterator[Hands]:
        try:
            from distributed import Client, KilledWorker
        except ImportError as error:
            raise NoDaskError(address) from error
        try:
            client = Client(address, timeout=wait_s, set_as_default=False)
        except (OSError, ValueError) as error:
            raise NoClusterError(address) from error
        with client:
            executor = client.get_executor(pure=False)
            try:
                yield Hands(executor, sum(client.ncores().values()) or 1, (KilledWorker, CancelledError))
            finally:
                executor.shutdown(wait=False)

    return opened


def gathered(farm: Farm, work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Generator[Result, None, None]:
    """The result of each piece, as they come; raises what `work` raises, and FarmError where no hands are to be had."""
    field = _Field(work, pieces)
    while True:
        with farm() as hands:
            whole = field.sow(hands)
            while field.growing:
                for future in wait(field.growing, return_when=FIRST_COMPLETED).done:
                    try:
                        result = future.result()
                    except hands.losses:
                        field.lose(future)
                        whole = False
                        continue
                    del field.growing[future]
                    yield result
                whole = whole and field.sow(hands)
        if whole:
            return


class _Field(Generic[Piece, Result]):
    """What is still to be done, under way or lost."""

    def __init__(self, work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> None:
        self._work = work
        self._pieces = ((piece, 0) for piece in pieces)
        self._lost: deque[tuple[Piece, int]] = deque()
        self.growing: dict[Future[Result], tuple[Piece, int]] = {}

    def sow(self, hands: Hands) -> bool:
        """Hands out work until everybody has enough; False if the executor takes no more."""
        while len(self.growing) < AHEAD * hands.workers:
            piece = self._lost.popleft() if self._lost else next(self._pieces, None)
            if piece is None:
                break
            try:
                self.growing[hands.executor.submit(self._work, piece[0])] = piece
            except hands.losses:
                self._again(piece)
                return False
        return True

    def lose(self, future: Future[Result]) -> None:
        """A worker is gone with that piece; raises WorkersDieError if the piece was lost too often."""
        self._again(self.growing.pop(future))

    def _again(self, piece: tuple[Piece, int]) -> None:
        if piece[1] >= MOST_LOSSES:
            raise WorkersDieError(piece[1])
        self._lost.append((piece[0], piece[1] + 1))


def available() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _settle_in() -> None:
    """A worker leaves Ctrl+C to the one that started it, and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
