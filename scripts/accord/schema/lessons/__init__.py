"""What a schema refuses, in words: where, what is wrong, and what to write instead.

One file per kind of fault. One cause is one lesson.
"""
