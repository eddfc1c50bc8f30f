"""Names and places that somebody writes, found among those that are known."""
