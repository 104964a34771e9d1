"""Names across scripts: pairs a second and how well, and names found among a million."""
