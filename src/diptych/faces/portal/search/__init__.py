"""Search as a page shows it: what was asked, what was found and by what way, what else there is to choose."""
