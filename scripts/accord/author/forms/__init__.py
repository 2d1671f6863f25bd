"""Forms as data: what a browser asks, and what a record says of an entry to be written."""
