"""Delivery: an issue that is ready reaches its readers, once."""
