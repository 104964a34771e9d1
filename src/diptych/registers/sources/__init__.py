"""Sources: the documents that facts are cited from, what each of them says, and where they disagree."""
