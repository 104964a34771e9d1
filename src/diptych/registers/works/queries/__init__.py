"""Reads of the register of works."""
