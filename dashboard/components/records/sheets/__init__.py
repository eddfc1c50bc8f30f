"""Sheets: what is drawn about one landlord, network, organisation, theme or territory."""
