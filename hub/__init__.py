"""hub: a static site and newsletter generator for communities of practice."""

__version__ = "1.0.0"
