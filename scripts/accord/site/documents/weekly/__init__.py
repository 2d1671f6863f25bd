"""协作进度周报表: what a department reported in an ISO week, of all its records."""
