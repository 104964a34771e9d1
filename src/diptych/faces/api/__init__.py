"""The face for machines: the same engine, described by OpenAPI."""
