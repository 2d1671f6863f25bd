"""What people said of a change, and what of it counts."""
