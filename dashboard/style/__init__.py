"""Colours and type: what themes and the two colour schemes look like."""
