"""Files made from a selection or a portfolio: pure functions that return bytes."""
