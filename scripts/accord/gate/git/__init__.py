"""What git and keys know of a change; the rest of the gate asks neither."""
