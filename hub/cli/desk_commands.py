"""The editor's desk, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from hub.base import console, translation
from hub.base.translation import gettext
from hub.cli.root_command import main, root_of

if TYPE_CHECKING:
    from pathlib import Path


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), help="The port to listen at; 8710, or any that is free.")
@click.option("--no-browser", is_flag=True, help="Print the address, and open no browser.")
@click.pass_obj
def desk(root: Path | None, port: int | None, *, no_browser: bool) -> None:
    """Open the desk of an editor in a browser.

    It runs on this machine alone, until Ctrl-C. Its address opens it once, for the browser that comes first.
    """
    from hub.desk import desk_server

    listener = desk_server.listening(port)
    opened = desk_server.opened(root_of(root), listener)
    click.get_current_context().with_resource(translation.speaking(opened.language))
    console.say(opened.address)
    console.say(gettext("The address opens the desk once, within ten minutes. Ctrl-C ends it."), err=True)
    if not no_browser:
        click.launch(opened.address)
    desk_server.serve(opened, listener)
