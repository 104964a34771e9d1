"""Search: how fast, and how well, over four hundred thousand records in three languages."""
