"""The file to send: slides and project sheets as one self-contained HTML page."""
