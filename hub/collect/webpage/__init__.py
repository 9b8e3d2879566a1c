"""A web page as a candidate: its main text and what it says about itself."""
