"""A department's open tasks as a sheet to fill in, and what was filled in as reports."""
