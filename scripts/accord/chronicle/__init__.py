"""What became of records between two instants."""
