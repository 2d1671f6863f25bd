"""What the theme writes around pages and HTML does not allow, or what leads nowhere: mended."""

from __future__ import annotations

import re
from functools import reduce

# Where the content of a page begins; the theme's own link to it leads to the first heading of the
# table of contents, and is missing where a page has none.
_SKIP = re.compile(r'(<div data-md-component="skip">).*?(</div>)', re.DOTALL)
_MENDED = (
    (re.compile(r'(<input class="md-toggle"[^>]*) autocomplete="off"'), r"\1"),
    (re.compile(r'(<label class="md-nav__link"[^>]*) tabindex=""'), r"\1"),
    (_SKIP, r"\1\2"),
    (re.compile(r'(<article class="md-content__inner md-typeset")>'), r'\1 id="ac-content">'),
)
_CONTENTS = re.compile(r'<label class="md-nav__title" for="__toc">(.*?)</label>', re.DOTALL)
_TOGGLE = 'id="__toc"'


def mended(html: str) -> str:
    """A document of the theme as the standard wants it; what stands in the pages stays as it is."""
    mended = reduce(lambda text, rule: rule[0].sub(rule[1], text), _MENDED, html)
    if _TOGGLE in mended:
        return mended
    return _CONTENTS.sub(r'<span class="md-nav__title">\1</span>', mended)
