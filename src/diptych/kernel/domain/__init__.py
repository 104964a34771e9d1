"""What the verbs of every subject share."""
