"""The code that writes hooks."""
