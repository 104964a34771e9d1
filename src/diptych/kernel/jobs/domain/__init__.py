"""The code that writes jobs."""
