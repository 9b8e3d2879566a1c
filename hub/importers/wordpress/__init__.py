"""A WordPress export (WXR) as files of content."""
