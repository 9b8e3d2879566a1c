"""What a hub holds: its values, the files they are read from, their rules, their addresses."""
