"""Workbooks as spreadsheet programs write them, read without trusting them."""
