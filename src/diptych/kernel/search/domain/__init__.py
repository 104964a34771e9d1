"""The code that writes the index."""
