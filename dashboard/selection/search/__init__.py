"""Search: the texts that are looked through, how words are compared, and where they were found."""
