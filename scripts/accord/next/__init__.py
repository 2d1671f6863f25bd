"""What can happen next: which entries the table allows now, and whose word each needs."""
