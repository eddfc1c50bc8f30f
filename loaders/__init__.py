"""Reads and validates data packages; knows nothing of the dashboard."""
