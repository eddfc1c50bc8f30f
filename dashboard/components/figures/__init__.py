"""Figures on a page: charts, key figures, clicks on marks, and the export menu."""
