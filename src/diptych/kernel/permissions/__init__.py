"""Who may do what: accounts of people, and the one role there is, that of editors."""
