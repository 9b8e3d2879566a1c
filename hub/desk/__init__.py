"""The editor's desk: a page on this machine for what the commands of the week do."""
