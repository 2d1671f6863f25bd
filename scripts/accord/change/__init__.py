"""What a change does to records: two trees -> the change between them."""

from accord.change.change import Change, FileChange, RecordChange

__all__ = ["Change", "FileChange", "RecordChange"]
