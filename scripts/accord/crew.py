"""Many hands: workers of one kind, each with its share, each in a process of its own.

The processes are forks, so that a worker is not carried to its process; what it is asked
and what it answers is. A single worker answers at once in the process that asks.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from typing import Any, Generic, Protocol, TypeVar

Worker = TypeVar("Worker")
Answer = TypeVar("Answer")


# What an answer raises when its process was killed, most likely for want of memory.
Lost = BrokenExecutor


def hands() -> int:
    """How many processes can work at the same time; 1 where none can be forked."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def send_home() -> None:
    """End every process that is still at work, when nobody waits for its answer any more."""
    for process in multiprocessing.active_children():
        process.terminate()


class Crew(Generic[Worker]):
    """Asks every worker the same; whoever hires a crew dismisses it."""

    def __init__(self, workers: Sequence[Worker]) -> None:
        self._seats: list[_Seat] = (
            [_Here(workers[0])] if len(workers) == 1 else [_Process(each) for each in workers]
        )

    def ask(self, question: Callable[..., Answer], *given: object) -> list[Future[Answer]]:
        """The answers to come, in the order of the workers.

        `question` is a method of the workers' class; every worker answers one after the other.
        """
        return [seat.ask(question, given) for seat in self._seats]

    def deal(
        self, question: Callable[..., Answer], given: Sequence[tuple[object, ...]]
    ) -> list[Future[Answer]]:
        """The same, where each worker is given something of its own."""
        return [seat.ask(question, own) for seat, own in zip(self._seats, given, strict=True)]

    @property
    def size(self) -> int:
        """How many workers there are."""
        return len(self._seats)

    def settle(self) -> None:
        """What the workers hold by now stays; of what they make from now on garbage is cleared."""
        for seat in self._seats:
            seat.settle()

    def dismiss(self) -> None:
        """End the processes; what has been asked and not yet answered is dropped."""
        for seat in self._seats:
            seat.leave()


class _Seat(Protocol):
    def ask(self, question: Callable[..., Answer], given: tuple[object, ...]) -> Future[Answer]: ...

    def settle(self) -> None: ...

    def leave(self) -> None: ...


class _Here:
    def __init__(self, worker: object) -> None:
        self._worker = worker

    def ask(self, question: Callable[..., Answer], given: tuple[object, ...]) -> Future[Answer]:
        answer: Future[Answer] = Future()
        answer.set_result(question(self._worker, *given))
        return answer

    def settle(self) -> None:
        pass

    def leave(self) -> None:
        pass


class _Process:
    def __init__(self, worker: object) -> None:
        context = multiprocessing.get_context("fork")
        self._executor = ProcessPoolExecutor(1, context, _sit_down, (worker,))

    def ask(self, question: Callable[..., Answer], given: tuple[object, ...]) -> Future[Answer]:
        return self._executor.submit(_answer, question, given)

    def settle(self) -> None:
        self._executor.submit(_settle)

    def leave(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)


_sitting: list[Any] = []


def _sit_down(worker: object) -> None:
    # What a worker reads stays until the end: looking through it for garbage finds none.
    gc.disable()
    _sitting.append(worker)


def _settle() -> None:
    gc.freeze()
    gc.enable()


def _answer(question: Callable[..., Answer], given: tuple[object, ...]) -> Answer:
    return question(_sitting[-1], *given)
