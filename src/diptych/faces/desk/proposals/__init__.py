"""Proposals as their producers write them: what the pages are made of, apart from the requests that ask for them."""
