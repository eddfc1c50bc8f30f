"""Boundaries and communes of France, and the shapes in which they are drawn."""
