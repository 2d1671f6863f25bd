"""Bytes -> text -> fields with their places: the one reader of everything."""
