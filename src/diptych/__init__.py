"""Diptych: joint film and cultural-exchange programmes between countries."""

__version__ = "0.1.0"
