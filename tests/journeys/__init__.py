"""Journeys: the site as somebody meets it in a browser, from opening a page to what they came for."""
