"""Parts of pages: what is drawn with Streamlit and used by more than one page."""
