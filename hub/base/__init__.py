"""Tools that know nothing of hubs: text, addresses, dates, HTML, files, templates, readability."""
