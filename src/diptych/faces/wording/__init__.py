"""Codes into sentences, in three languages, for every face."""
