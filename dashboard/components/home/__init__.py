"""Parts of the first page: its first line, what is new, where, what, and few projects."""
