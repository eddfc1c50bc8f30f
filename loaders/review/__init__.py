"""The review of an announcement: what was read of it, as a person changes it, until it is added."""
