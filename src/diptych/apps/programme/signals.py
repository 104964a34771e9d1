"""What the programme tells those above it."""

from django.dispatch import Signal

invitation_accepted = Signal()
"""Sent in the transaction in which somebody accepts: ``invitation``, ``user``, ``at``. ``about`` of the invitation says
what they were invited to beside seats; whoever declared that word makes it so."""
