"""The pages of the dashboard: each reads as a description of its screen.

The folder is not called `pages`, because Streamlit takes every script in a folder of that name
beside its entry script for a page, and shows it raw to a visitor who comes by a deep link.
"""
