"""Several processes answer what one would."""

from __future__ import annotations

import multiprocessing
import os
import time

import pytest

from accord.crew import Crew, Lost, send_home


class Adder:
    """Remembers what it was told."""

    def __init__(self, number: int) -> None:
        self.sum = number

    def add(self, number: int) -> int:
        self.sum += number
        return self.sum

    def where(self) -> int:
        return os.getpid()

    def stumble(self) -> None:
        raise KeyError("stone")

    def sleep(self) -> None:
        time.sleep(600)

    def vanish(self) -> None:
        os._exit(1)


@pytest.mark.parametrize("numbers", [[1], [1, 2, 3]])
def test_a_worker_answers_in_turn_and_remembers(numbers: list[int]) -> None:
    crew = Crew([Adder(number) for number in numbers])
    first, second = crew.ask(Adder.add, 10), crew.ask(Adder.add, 100)
    assert [each.result() for each in first] == [number + 10 for number in numbers]
    assert [each.result() for each in second] == [number + 110 for number in numbers]
    crew.dismiss()


def test_each_of_several_works_in_a_process_of_its_own() -> None:
    crew = Crew([Adder(1), Adder(2)])
    assert len({os.getpid(), *(each.result() for each in crew.ask(Adder.where))}) == 3
    crew.dismiss()


@pytest.mark.parametrize("hands", [1, 2])
def test_what_goes_wrong_is_told_to_who_asked(hands: int) -> None:
    crew = Crew([Adder(1)] * hands)
    with pytest.raises(KeyError, match="stone"):
        _ = [each.result() for each in crew.ask(Adder.stumble)]
    crew.dismiss()


def test_a_crew_that_nobody_waits_for_goes_home() -> None:
    crew = Crew([Adder(1), Adder(2)])
    crew.ask(Adder.sleep)
    send_home()
    crew.dismiss()
    assert not multiprocessing.active_children()


def test_a_process_that_dies_is_not_waited_for() -> None:
    crew = Crew([Adder(1), Adder(2)])
    with pytest.raises(Lost):
        _ = [each.result() for each in crew.ask(Adder.vanish)]
    crew.dismiss()
