"""Why something is due exactly then, and what became of it: values first, words on demand."""

from accord.explain.explaining import explain
from accord.explain.explanation import Explanation
from accord.explain.machine import as_object
from accord.explain.names import about, calendar_of, name_of, outcome_label, owing_department
from accord.explain.telling import day_told, ending, opening, sentences

__all__ = [
    "Explanation",
    "about",
    "as_object",
    "calendar_of",
    "day_told",
    "ending",
    "explain",
    "name_of",
    "opening",
    "outcome_label",
    "owing_department",
    "sentences",
]
