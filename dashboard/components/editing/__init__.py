"""Changing the data folder from a page: the exact difference, the write, and its undoing."""
