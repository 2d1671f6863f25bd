"""The table of states, and the fold of entries over it."""
