"""What people print, sign and file: sheets of paper made of a record's form and entries."""
