"""Stored files as they are read."""
