"""Feeds and pages from the web or from files -> candidates: fetching, and one reader for each dialect."""
