"""The content of each slide, from measures to sections, independent of drawing."""
