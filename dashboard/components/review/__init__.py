"""The review of an announcement on the screen."""
