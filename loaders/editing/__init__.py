"""Changing a data folder: differences, whole writes, backups, and the way back."""
