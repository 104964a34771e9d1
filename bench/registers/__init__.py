"""The registers at the size of a national catalogue: how fast they are filled, listed and shown."""
