"""Open changes, read as git objects: what each would do, and whose approval is missing.

Nothing of them is checked out or run, and what they say counts for nothing until it has landed.
"""
