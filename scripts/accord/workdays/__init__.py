"""Working days, office hours, and due instants with how they are counted."""

from accord.workdays.calendar import PATH, WorkingCalendar
from accord.workdays.counting import CountedDay

__all__ = ["PATH", "CountedDay", "WorkingCalendar"]
