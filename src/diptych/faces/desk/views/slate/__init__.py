"""Pages of the slate for those who sit for a party."""
