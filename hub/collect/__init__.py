"""The world -> candidates: fetching, and one reader for each dialect."""
