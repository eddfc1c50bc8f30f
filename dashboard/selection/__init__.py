"""What a visitor chose: facets, the index, the address, the sentence, search."""
