"""Measures of a selection: tidy frames, each with its coverage."""
