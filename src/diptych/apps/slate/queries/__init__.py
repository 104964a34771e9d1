"""Reads of the slate."""
