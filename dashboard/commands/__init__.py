"""What the command line does: the command `laureats`, and a first start without it."""
