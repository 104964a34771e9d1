"""Works: films, series and programmes, with titles, credits, companies, releases."""
