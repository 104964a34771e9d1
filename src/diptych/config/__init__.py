"""Settings, addresses and the entry for web servers. Nothing imports this storey; Django is told where it is."""
