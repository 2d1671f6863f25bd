"""The site: a ledger and an instant -> pages, whichever program publishes them."""

from accord.site.page import Heading, Page
from accord.site.pages import notice, site

__all__ = ["Heading", "Page", "notice", "site"]
