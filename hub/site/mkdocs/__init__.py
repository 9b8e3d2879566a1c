"""The one door to MkDocs: its plugin, what it renders, its server, and a build from beginning to end."""
