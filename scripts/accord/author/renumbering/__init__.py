"""A record that was not merged yet gets another id, and all that names it follows."""
