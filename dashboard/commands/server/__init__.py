"""The web server: Streamlit's own, behind a guard and with an HTML page of ours."""
