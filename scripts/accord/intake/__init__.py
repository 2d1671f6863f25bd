"""Issues of a forge's web page: the forms that ask, and what was answered -> records and entries.

What somebody wrote there is hostile until it has been read; nothing of it is ever run, and no
name that it gives counts for more than the account that wrote it.
"""
