"""What waits for an editor: candidates, decisions, near-duplicates, and the database that holds them."""
