"""A list of projects, one line each, as people keep it in a spreadsheet or a text file."""
