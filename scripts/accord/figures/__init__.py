"""The figures that managers read: what was counted of records -> numbers, by month and more.

Pure functions of tallies: every number is made of points that can be listed one by one.
"""

from accord.figures.ageing import AGEING
from accord.figures.counting import tallies
from accord.figures.cycle import CYCLE_TIME, TIME_IN_STATE
from accord.figures.figure import Figure
from accord.figures.first_response import FIRST_RESPONSE
from accord.figures.flow import FLOW, THROUGHPUT
from accord.figures.on_time import ON_TIME
from accord.figures.rework import REWORK
from accord.figures.tally import Tally

FIGURES: tuple[Figure, ...] = (
    ON_TIME,
    FIRST_RESPONSE,
    CYCLE_TIME,
    TIME_IN_STATE,
    REWORK,
    AGEING,
    THROUGHPUT,
    FLOW,
)

__all__ = ["FIGURES", "Figure", "Tally", "tallies"]
