"""The file to send: slides and projects' sheets as one HTML page that needs nothing else."""
