"""Library -> the member site: pages as plain Markdown, and the one door to MkDocs that turns them into HTML."""
