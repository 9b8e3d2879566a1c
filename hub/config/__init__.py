"""The settings of a hub: mkdocs.yml, sources and topics, and JSON Schemas of every file."""
