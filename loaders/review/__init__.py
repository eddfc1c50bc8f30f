"""The review of an announcement: what was read, corrected by a person, until it is added."""
