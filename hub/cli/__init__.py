"""The commands: each reads what it was given, calls one function and prints.

What a command needs is imported when it runs, so that `hub --help` answers at once.
The files are imported in the order of the week, which `hub --help` keeps.
"""

from hub.cli import (  # isort: skip
    status_commands,
    collect_commands,
    desk_commands,
    newsletter_commands,
    send_commands,
    members_commands,
    scaffold_commands,
    check_commands,
    publish_commands,
    assess_commands,
    plug_in_commands,
)
from hub.cli.root_command import main

__all__ = [
    "assess_commands",
    "check_commands",
    "collect_commands",
    "desk_commands",
    "main",
    "members_commands",
    "newsletter_commands",
    "plug_in_commands",
    "publish_commands",
    "scaffold_commands",
    "send_commands",
    "status_commands",
]
