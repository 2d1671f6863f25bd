"""What is owed, for other programs to read: calendars to subscribe to."""
