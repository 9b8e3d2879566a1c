"""Library -> files that are not pages: feeds, calendars, data, redirects, the sitemap, the search index."""
