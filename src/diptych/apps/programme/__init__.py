"""Programmes: parties and their authorities, documents, events, collecting drives, the market as a whole."""
