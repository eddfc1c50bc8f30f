"""The contents of a sheet: one landlord, network, organisation, theme or territory."""
