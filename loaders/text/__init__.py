"""Reading text: encodings, dates, and the folded form in which names are compared."""
