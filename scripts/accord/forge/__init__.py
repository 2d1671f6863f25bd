"""What a forge knows of a change: read from it into a file, and told to it afterwards.

Only this room talks to a forge. What it read is a value, `Snapshot`, and a file; whoever
decides something reads that file and needs no network.
"""
