"""Who must approve what: every document of a change, and what is no record."""
