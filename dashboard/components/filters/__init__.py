"""Choosing what is selected: chips, the sides of a comparison, and since when."""
