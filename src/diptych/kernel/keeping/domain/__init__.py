"""Verbs that every kind of thing shares."""
