"""The code that writes notices."""
