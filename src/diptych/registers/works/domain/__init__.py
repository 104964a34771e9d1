"""Verbs of the register of works."""
