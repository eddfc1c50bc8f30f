"""The map on a page: picture, legend, zoom, clicks, and what can be chosen for it."""
