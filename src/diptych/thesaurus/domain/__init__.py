"""What is done to dictionaries."""
