"""A page of Streamlit that draws the texts of a file wherever Markdown is read, for a test."""

import json
import sys
from pathlib import Path

import streamlit as st

from dashboard.components.records.search_results import marked
from dashboard.language.markdown import escaped, harmless

for number, text in enumerate(json.loads(Path(sys.argv[1]).read_text("utf-8"))):
    shown = escaped(text)
    with st.container(key=f"value-{number}"):
        st.markdown(shown)
        st.markdown(f"##### {shown}\n**{shown}**")
        st.caption(shown)
        st.button(shown, key=f"button-{number}")
        st.checkbox(shown, key=f"box-{number}")
        st.markdown(f"- *{shown}*")
        st.markdown(marked(text, [(0, len(text))]))
        st.info(shown)
    with st.container(key=f"label-{number}"):
        st.text_input(harmless(text) or "-", key=f"label-text-{number}")
        st.multiselect(harmless(text) or "-", [], key=f"label-several-{number}")
