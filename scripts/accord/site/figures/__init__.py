"""The figures on pages: tables, charts, and the lists of what each number counts."""
