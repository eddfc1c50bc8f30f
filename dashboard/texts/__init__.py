"""Results and problems in the reader's words, the same on screen, slide, file and terminal."""
