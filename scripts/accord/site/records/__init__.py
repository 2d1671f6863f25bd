"""A record on its page, and in a few words on others: what is owed, how it came, who signed."""
