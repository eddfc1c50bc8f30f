"""One visitor's session: address, language, screen, links, and what the browser reports."""
