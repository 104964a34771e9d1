"""The slate: joint films from the first draft of a dossier on."""
