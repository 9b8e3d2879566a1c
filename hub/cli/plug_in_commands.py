"""What others have added to hub: plugins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from hub.base import console, plug_ins
from hub.base.plug_ins import PlugInError
from hub.base.translation import gettext, noop
from hub.cli.root_command import COMMANDS, main

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.base.plug_ins import Door, PlugIn


HEADS = (noop("door"), noop("name"), noop("package"), noop("version"), noop("state"))


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print what is known of each as JSON.")
def plugins(*, as_json: bool) -> None:
    """List the plug-ins of hub that are installed, with their state.

    Plug-ins of MkDocs are in mkdocs.yml, and are not listed.
    """
    from hub.cli import output

    every = doors()
    found = {one: _failure(one, every) for one in plug_ins.installed()}
    if as_json:
        output.write_json([one._asdict() | {"failure": failure} for one, failure in found.items()])
        return
    rows = (
        (one.door, one.name, one.package, one.version, failure or gettext("works")) for one, failure in found.items()
    )
    if found:
        output.table(tuple(map(gettext, HEADS)), rows)
    else:
        console.say(gettext("No plug-in is installed; the documentation says how to make one"), err=True)


def _failure(plug_in: PlugIn, every: Mapping[str, Door[Any]]) -> str:
    """Return why a plug-in cannot be used; "" where it can."""
    from hub.content.validation import nearest

    if plug_in.door not in every:
        return gettext(
            "hub has no door %(door)s: %(nearest)s",
            door=repr(plug_in.door),
            nearest=nearest(plug_in.door, plug_ins.DOORS),
        )
    try:
        every[plug_in.door].loaded(plug_in)
    except PlugInError as error:
        return error.reason
    return ""


def doors() -> Mapping[str, Door[Any]]:
    """Return every door by its name."""
    from hub.check import rule_registry
    from hub.collect import format_detection
    from hub.deliver import destinations
    from hub.importers import site_import
    from hub.newsletter import checks
    from hub.site import all_outputs

    every: tuple[Door[Any], ...] = (
        format_detection.FORMATS,
        site_import.IMPORTERS,
        rule_registry.CHECKS,
        checks.GATES,
        destinations.DELIVERIES,
        all_outputs.OUTPUTS,
        COMMANDS,
    )
    return {one.name: one for one in every}
