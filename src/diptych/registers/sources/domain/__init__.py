"""Verbs of the register of sources."""
