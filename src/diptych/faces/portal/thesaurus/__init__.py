"""The thesaurus on the site: what its pages show."""
