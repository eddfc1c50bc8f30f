"""The reader's language: translation, numbers, dates, order of names, and safe Markdown."""
