"""A Jekyll site as files of content."""
