"""Signing in, and what people see to themselves: passwords, passkeys, codes, sessions, mails, invitations."""
