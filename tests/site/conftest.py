"""The built site, shared by every test of this folder."""

from tests.site.building import built

__all__ = ["built"]
