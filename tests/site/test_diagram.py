"""The drawing of the states: all transitions are in it, and no two lie upon each other."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from accord.site.reference.diagram import Diagram, Lane, diagram
from accord.site.values.shapes import Badge
from accord.workflow.table import Transition

NAMES = ("a", "b", "c", "d", "e", "f")
STATES = [Badge(name.upper(), name) for name in NAMES]
transitions = st.lists(
    st.builds(
        Transition,
        st.frozensets(st.sampled_from(NAMES), min_size=1),
        st.sampled_from(NAMES),
        st.just("guard"),
    ),
    max_size=12,
)


def span(lane: Lane) -> range:
    heights = (*lane.sources, lane.target)
    return range(min(heights), max(heights) + 1)


def rows(drawn: Diagram, lane: Lane) -> tuple[set[str], str]:
    """The states between which a lane leads."""

    def at(height: int) -> str:
        return next(b.state.tone for b in drawn.boxes if b.y < height < b.y + b.height)

    return {at(each) for each in lane.sources}, at(lane.target)


@given(transitions)
def test_every_transition_is_drawn(turns: list[Transition]) -> None:
    drawn = diagram(STATES, turns)
    expected = {(source, each.target) for each in turns for source in each.sources}
    shown = [rows(drawn, lane) for lane in drawn.lanes]
    found = {(source, target) for sources, target in shown for source in sources}
    assert found == {(source, target) for source, target in expected if source != target}


@given(transitions)
def test_no_two_lie_upon_each_other(turns: list[Transition]) -> None:
    drawn = diagram(STATES, turns)
    for one, other in combinations(drawn.lanes, 2):
        assert one.x != other.x or not set(span(one)) & set(span(other))


@given(transitions)
def test_all_of_it_is_inside(turns: list[Transition]) -> None:
    drawn = diagram(STATES, turns)
    assert all(0 <= lane.x <= drawn.width for lane in drawn.lanes)
    assert all(box.x >= 0 and box.x + box.width <= drawn.width for box in drawn.boxes)
    assert all(box.y >= 0 and box.y + box.height <= drawn.height for box in drawn.boxes)
