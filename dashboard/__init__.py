"""The dashboard on the projects of a social-housing innovation fund."""
