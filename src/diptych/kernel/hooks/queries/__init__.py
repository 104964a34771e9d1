"""Reads of hooks."""
