"""The stable interface of hub, for plug-ins: what these names mean changes only with a major version.

Each name is imported from its home when it is asked for, so that a command of a plug-in costs `hub --help` nothing.
Everything else in hub is private, whatever it is called.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.base.clock import today as today
    from hub.check.rule_registry import Check as Check
    from hub.check.rule_registry import Rule as Rule
    from hub.cli.root_command import config_of as config_of
    from hub.collect.candidate import Candidate as Candidate
    from hub.collect.format_detection import Format as Format
    from hub.collect.parsed_feed import Feed as Feed
    from hub.collect.parsed_feed import Note as Note
    from hub.content.loader import load as load
    from hub.content.markdown_scan import Edit as Edit
    from hub.content.markdown_scan import Hit as Hit
    from hub.content.markdown_scan import MarkdownFile as MarkdownFile
    from hub.content.models import Article as Article
    from hub.content.models import Event as Event
    from hub.content.models import Issue as Issue
    from hub.content.models import Item as Item
    from hub.content.models import Library as Library
    from hub.content.models import PlainPage as PlainPage
    from hub.content.models import Section as Section
    from hub.content.models import ToolkitPage as ToolkitPage
    from hub.content.settings import Config as Config
    from hub.content.settings import Delivery as Delivery
    from hub.content.settings import Source as Source
    from hub.content.settings import Topic as Topic
    from hub.content.site_files import Asset as Asset
    from hub.content.site_files import DrawnAsset as DrawnAsset
    from hub.deliver.credentials import secret as secret
    from hub.deliver.destinations import Destination as Destination
    from hub.deliver.destinations import OutgoingIssue as OutgoingIssue
    from hub.deliver.destinations import Prepared as Prepared
    from hub.deliver.smtp import Outcome as Outcome
    from hub.errors import ContentError as ContentError
    from hub.errors import HubError as HubError
    from hub.errors import Problem as Problem
    from hub.errors import SourceError as SourceError
    from hub.importers.imported_page import ImportedPage as ImportedPage
    from hub.importers.imported_page import import_pages as import_pages
    from hub.importers.planned_files import Choices as Choices
    from hub.importers.planned_files import Imported as Imported
    from hub.importers.site_import import Importer as Importer
    from hub.newsletter.checks import Gate as Gate
    from hub.newsletter.checks.rendered_issue import Case as Case
    from hub.site.all_outputs import Output as Output

# The home of each name, by what it is for.
NAMES: Mapping[str, Mapping[str, str]] = {
    "Everywhere": {
        "Config": "hub.content.settings",
        "Library": "hub.content.models",
        "config_of": "hub.cli.root_command",
        "load": "hub.content.loader",
        "today": "hub.base.clock",
        "HubError": "hub.errors",
        "ContentError": "hub.errors",
        "Problem": "hub.errors",
    },
    "What a library contains": {
        "Article": "hub.content.models",
        "Event": "hub.content.models",
        "ToolkitPage": "hub.content.models",
        "PlainPage": "hub.content.models",
        "Issue": "hub.content.models",
        "Section": "hub.content.models",
        "Item": "hub.content.models",
        "Topic": "hub.content.settings",
    },
    "Formats": {
        "Format": "hub.collect.format_detection",
        "Source": "hub.content.settings",
        "Feed": "hub.collect.parsed_feed",
        "Candidate": "hub.collect.candidate",
        "Note": "hub.collect.parsed_feed",
        "SourceError": "hub.errors",
    },
    "Importers": {
        "Importer": "hub.importers.site_import",
        "Choices": "hub.importers.planned_files",
        "ImportedPage": "hub.importers.imported_page",
        "import_pages": "hub.importers.imported_page",
        "Imported": "hub.importers.planned_files",
    },
    "Checks": {
        "Check": "hub.check.rule_registry",
        "Rule": "hub.check.rule_registry",
        "MarkdownFile": "hub.content.markdown_scan",
        "Hit": "hub.content.markdown_scan",
        "Edit": "hub.content.markdown_scan",
    },
    "Gates": {"Gate": "hub.newsletter.checks", "Case": "hub.newsletter.checks.rendered_issue"},
    "Deliveries": {
        "Destination": "hub.deliver.destinations",
        "OutgoingIssue": "hub.deliver.destinations",
        "Prepared": "hub.deliver.destinations",
        "Outcome": "hub.deliver.smtp",
        "Delivery": "hub.content.settings",
        "secret": "hub.deliver.credentials",
    },
    "Outputs": {
        "Output": "hub.site.all_outputs",
        "Asset": "hub.content.site_files",
        "DrawnAsset": "hub.content.site_files",
    },
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  whatever has that name
    """Return what a name of the interface means; raises AttributeError for another name."""
    for homes in NAMES.values():
        if name in homes:
            return getattr(import_module(homes[name]), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    """Return the names of the interface."""
    return sorted(name for homes in NAMES.values() for name in homes)
