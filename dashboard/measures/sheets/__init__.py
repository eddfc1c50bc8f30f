"""What a sheet says of one landlord, network, organisation, theme or territory."""
