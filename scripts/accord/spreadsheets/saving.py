"""A workbook of ours -> its file."""

from __future__ import annotations

from xlsxwriter.exceptions import XlsxFileError
from xlsxwriter.workbook import Workbook


def save(book: Workbook) -> None:
    """Write the file of a workbook.

    Raises:
        OSError: the file can't be written.
    """
    try:
        book.close()
    except XlsxFileError as error:  # its writer's own, and no OSError
        raise OSError(str(error)) from None
