"""accord: requests and feedback between departments, agreed by code review."""

__version__ = "0.1.0"
