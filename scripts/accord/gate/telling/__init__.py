"""A decision, told to people and to programs."""
