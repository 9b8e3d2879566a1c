"""A mailing: one issue on its way to each member, and what comes back of it."""
