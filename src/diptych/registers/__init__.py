"""Facts that every subject shares, each with its source."""
