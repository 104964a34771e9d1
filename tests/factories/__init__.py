"""Builders for tests: whatever a test does not say is filled in with something plain."""
