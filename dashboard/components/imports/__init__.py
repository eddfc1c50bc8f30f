"""Bringing files in: the upload, and a list of projects step by step."""
