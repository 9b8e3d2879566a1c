"""Whole sites from elsewhere, as files of content."""
