"""An issue of the newsletter as a Markdown file: its parser, its addresses, and what it has offered."""
