"""Files that let editors complete and check records, made from the schemas alone."""

from accord.editors.vscode import OURS, files

__all__ = ["OURS", "files"]
