"""Dictionaries that an operator may take from packages beside this one. Nothing of them is shipped with the product:
each has a licence of its own, which is kept with what was taken from it and shown with it."""
