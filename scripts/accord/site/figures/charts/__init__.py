"""Charts as coordinates: numbers -> where lines, columns and areas go; templates draw them."""
