"""What stands in records -> the shapes in which pages show it."""
