"""Trees of files: a folder or a git revision, where two of them differ, and where one came from."""

from accord.trees.folder import Folder
from accord.trees.memory import Memory
from accord.trees.revision import Revision, git
from accord.trees.tree import MOST_BYTES, Choice, File, Tree, TreeError, everywhere

__all__ = [
    "MOST_BYTES",
    "Choice",
    "File",
    "Folder",
    "Memory",
    "Revision",
    "Tree",
    "TreeError",
    "everywhere",
    "git",
]
