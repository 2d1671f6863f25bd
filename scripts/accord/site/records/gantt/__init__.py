"""Dated work as a chart: which dates were set and kept, where they stand on a scale, how drawn."""
