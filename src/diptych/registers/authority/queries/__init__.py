"""Reads of the register of people and organisations."""
