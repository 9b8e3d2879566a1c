"""The article lane: thousands of articles into pages without a site generator.

A site generator pays for each page with its templates and its menu. Articles all look alike, so it makes one page with
marks (the shell), and the lane puts each article between the pieces: shell -> words -> pages -> files. Nothing here
knows which generator made the shell.
"""
