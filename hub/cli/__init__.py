"""The commands: each reads what it was given, calls one function and prints.

What a command needs is imported when it runs, so that `hub --help` answers at once.
The files are imported in the order of the week, which `hub --help` keeps.
"""

from hub.cli import collect, compose, contribute, checking, publish, assess  # isort: skip
from hub.cli.group import main

__all__ = ["assess", "checking", "collect", "compose", "contribute", "main", "publish"]
