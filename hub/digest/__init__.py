"""The newsletter: compose a draft, read and write its Markdown document, render it as HTML, plain text and mail."""
