"""A list of projects, one per line, as people keep it in a spreadsheet or a text file."""
