"""Pages that list many records or all that is owed: board, index, due, departments, people."""
