"""Writers: new records and entries, from what an author says to a file under records/.

The one room that writes records, and only files that are not there yet.
"""
