"""Matches names and places as people write them with those that are known."""
