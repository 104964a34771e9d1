"""Authority: people, organisations and places, with every form of their names and where it was seen."""
