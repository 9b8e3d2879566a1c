"""The readers of a hub that keeps its own list: the database, the links in mails, and the door on the web."""
