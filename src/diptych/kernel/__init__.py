"""The glue below every subject: documents on disk; more with the web."""
