"""The site: a ledger and an instant -> pages, whichever program publishes them."""

from accord.ledger import UNREADABLE
from accord.proof.signing import SigningError
from accord.site.frame import mended
from accord.site.made import Made
from accord.site.page import Heading, Page
from accord.site.pages import notice, site
from accord.site.shell import BLANKS
from accord.site.sitemap import complete_sitemap
from accord.site.templates import compiled

__all__ = [
    "BLANKS",
    "UNREADABLE",
    "Heading",
    "Made",
    "Page",
    "SigningError",
    "compiled",
    "complete_sitemap",
    "mended",
    "notice",
    "site",
]
