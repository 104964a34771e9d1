"""Words of the slate, as every face needs them: states, kinds, acts, and why something cannot be done."""
