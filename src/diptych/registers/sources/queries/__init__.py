"""Reads of the register of sources."""
