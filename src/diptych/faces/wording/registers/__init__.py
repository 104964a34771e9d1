"""What the registers hold, in words: their codes, their figures and their dates."""
