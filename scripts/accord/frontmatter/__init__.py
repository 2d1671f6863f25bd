"""Bytes -> text -> fields with their places: the one reader of everything; and back to lines."""
