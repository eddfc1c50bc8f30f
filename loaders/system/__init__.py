"""What the operating system is asked for: durable files, locks, a process apart."""
