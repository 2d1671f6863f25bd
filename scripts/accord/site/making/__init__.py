"""Records, read in shares by several processes -> the pages of a site, written and kept."""
