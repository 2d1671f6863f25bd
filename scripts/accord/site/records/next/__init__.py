"""What can happen next: which entries the table allows now, who may bring them, how one starts."""
