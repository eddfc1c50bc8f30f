"""Search: which texts are searched, how words are compared, where matches are found."""
