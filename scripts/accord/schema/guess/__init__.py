"""What somebody probably meant by a value that its schema refuses.

People write 高 for `high`, 2026/7/1 for a date, `TECH, MKT` for a list. A guess is always a
value that the schema takes.
"""
