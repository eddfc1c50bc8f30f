"""The board deck on a page: its options, its slides, the full screen."""
