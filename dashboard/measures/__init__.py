"""What a selection amounts to: tidy frames, each with what it leaves out and why."""
