"""One module per promise of speed: each checks that what it measures gives the right answer, then measures it.

``python -m bench`` runs them all and prints one table; ``python -m bench cold_start`` runs one.
"""
