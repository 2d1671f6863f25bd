"""Lists of records and of what stands in them: all, by month and year, risks, minutes, lessons."""
