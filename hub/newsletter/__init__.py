"""The newsletter: compose a draft, update it, check it, and render it as HTML, plain text and mail."""
