"""The rules that look at one file; each is one function that gives its hits."""
