"""Pages on which people write: a form for each kind of document, and what the forms must know."""
