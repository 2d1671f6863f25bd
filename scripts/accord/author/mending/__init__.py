"""What a machine may mend in a file that nobody has agreed to yet, and how it is written."""
