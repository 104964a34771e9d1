"""Verbs of the register of people and organisations."""
