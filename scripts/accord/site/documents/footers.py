"""What stands in the margins of printed pages: the number of the sheet to which each belongs.

Only named pages have margins of their own, and only a style sheet names them. It is handed to
the page as an address that holds the whole of it, so that nothing more is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

_PLACE, _NUMBER = "PLACE", "NUMBER"
_RULE = '.ac-sheet:nth-of-type(PLACE){page:pPLACE}@page pPLACE{@bottom-left{content:"NUMBER"}}'
_QUOTED = quote(_RULE, safe="():;@")


def footers(numbers: Iterable[str]) -> str:
    """The address of a style sheet for a page with these sheets, in order.

    A number holds capitals, digits and hyphens, nothing that means something to a style sheet.
    """
    rules = (
        _QUOTED.replace(_PLACE, str(place)).replace(_NUMBER, each)
        for place, each in enumerate(numbers, 1)
    )
    return "data:text/css," + "".join(rules)
