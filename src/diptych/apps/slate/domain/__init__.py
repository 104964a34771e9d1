"""Verbs of the slate: the only code that writes its tables."""
