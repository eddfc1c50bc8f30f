"""A data package: its schema, its CSV tables, their validation, and the portfolio."""
