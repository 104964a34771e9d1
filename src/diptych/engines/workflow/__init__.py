"""Transition tables: what may happen next, by whom, and why not. Tables are data; this engine knows no subject."""
