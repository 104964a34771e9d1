"""What the desk does, for programs that have a token."""
