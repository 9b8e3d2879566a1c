"""A Hugo site, with the shortcodes of digital.gov's theme, as files of content."""
