"""The registers as pages show them: rows of the database become words, links and numbered sources."""
