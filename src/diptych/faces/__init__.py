"""Everything a person or a machine touches."""
