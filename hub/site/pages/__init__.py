"""Library -> pages as Markdown, one module for each kind of page."""
