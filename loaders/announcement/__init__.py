"""From the prose of an announcement to draft records that point at the words they come from."""
