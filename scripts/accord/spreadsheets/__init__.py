"""Spreadsheets in and out: the ledgers that departments keep, and sheets to fill in.

Reading never evaluates a formula and never follows a link; what is written is text.
"""
