"""Paper: one sheet of A4 for a selection, and for a project."""
