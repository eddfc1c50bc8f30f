"""What surrounds every page: head, facets, footer, and the watch for new data."""
