"""Verbs of stored files."""
