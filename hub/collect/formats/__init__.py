"""One reader for each format of feeds and lists of feeds."""
