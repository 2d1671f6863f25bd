"""The site: a ledger and an instant -> pages, whichever program publishes them."""

from accord.site.making.made import Made, NothingToShow
from accord.site.making.notice import notice
from accord.site.making.pages import site
from accord.site.page import Heading, Page
from accord.site.templates import compiled
from accord.site.theme.frame import mended
from accord.site.theme.shell import BLANKS
from accord.site.theme.trail import trail

__all__ = [
    "BLANKS",
    "Heading",
    "Made",
    "NothingToShow",
    "Page",
    "compiled",
    "mended",
    "notice",
    "site",
    "trail",
]
