"""The checker: a dossier as a form, what is typed into it as plain data, and what the agreements say of it."""
