"""A self-assessment: its model, and the file that it is read from."""
