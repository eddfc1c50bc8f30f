"""The map: from tidy frames to a deck. It needs no network: no tiles, no fonts, no geometry."""
