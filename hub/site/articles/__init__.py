"""The article lane: thousands of articles into pages without a site generator.

A site generator pays for each page with its templates and its menu. Articles all look alike, and so do lists of them:
it makes one page with marks for each layout (the shell), and the lane puts what differs between the pieces. The
writers say what each page is made of (a `Leaf`), and make it when somebody asks. Nothing here knows which
generator made the shell.
"""
