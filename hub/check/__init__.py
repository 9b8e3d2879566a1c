"""Checking: rules over the files of a hub, and their findings in the forms that people and programs read."""
