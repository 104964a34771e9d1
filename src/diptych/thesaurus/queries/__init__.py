"""What is asked of the thesaurus and of dictionaries."""
