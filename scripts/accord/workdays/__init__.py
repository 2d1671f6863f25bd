"""Working days, office hours, and due instants with how they are counted."""

from accord.workdays.calendar import PATH, CountedDay, WorkingCalendar

__all__ = ["PATH", "CountedDay", "WorkingCalendar"]
