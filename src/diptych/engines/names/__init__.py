"""Names across scripts: how they are found, whatever the letters they are written in."""
