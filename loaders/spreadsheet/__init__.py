"""Reads workbooks as spreadsheet programs write them, without trusting them."""
