"""What is known of some Hugo themes beyond what Hugo itself says: what their sections and shortcodes mean."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from hub.base.translation import gettext
from hub.content.validation import nearest
from hub.errors import HubError
from hub.importers.hugo import digitalgov_pictures, digitalgov_shortcodes, theme_shortcodes
from hub.importers.hugo.section_mapping import Becomes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from hub.importers.hugo.hugo_settings import HugoSettings
    from hub.importers.hugo.hugo_shortcodes import HugoSite, Picture
    from hub.importers.hugo.shortcodes import Meaning


def _no_pictures(_content: Path) -> Callable[[str], Picture | None]:
    return lambda _name: None


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """Hold what a theme means: sections, shortcodes, and pictures by name, found from the content folder.

    `guesses` says whether other sections go by the front matter of their pages, and `trusts_offsets` whether the
    offsets of dates are right. `keeps_expired` takes what a site published once and no longer shows.
    `host` tells the site by its address, and `topics` are the fields that name topics; without any, `topics` and the
    taxonomies of the site.
    """

    host: str = ""
    sections: Mapping[str, Becomes] = field(default_factory=dict)
    guesses: bool = True
    trusts_offsets: bool = True
    keeps_expired: bool = False
    topics: tuple[str, ...] = ()
    meanings: Callable[[HugoSite], dict[str, Meaning]] = theme_shortcodes.of
    pictures: Callable[[Path], Callable[[str], Picture | None]] = _no_pictures
    permalinks: Mapping[str, str] = field(default_factory=dict)
    zone: ZoneInfo | None = None
    builds_future: bool = False
    dated_names: bool = False

    def settings(self, own: HugoSettings) -> HugoSettings:
        """Return the settings of a site, with what the theme says where the site itself says nothing."""
        return replace(
            own,
            permalinks=dict(self.permalinks) | dict(own.permalinks),
            zone=own.zone or self.zone,
            builds_future=own.builds_future or self.builds_future,
            dated_names=own.dated_names or self.dated_names,
        )


DIGITALGOV = Profile(
    host="digital.gov",
    sections={
        "news": Becomes(kind="articles"),
        "events": Becomes(kind="events"),
        "resources": Becomes(kind="toolkit"),
    },
    guesses=False,
    trusts_offsets=False,
    keeps_expired=True,
    topics=("topics",),
    meanings=digitalgov_shortcodes.of,
    pictures=digitalgov_pictures.pictures,
    permalinks={
        "news": "/:year/:month/:day/:slugorfilename/",
        "events": "/event/:year/:month/:day/:slugorfilename/",
    },
    zone=ZoneInfo("America/New_York"),
    builds_future=True,
    dated_names=True,
)
BY_NAME: Mapping[str, Profile] = {"hugo": Profile(), "digitalgov": DIGITALGOV}


def choose(name: str | None, base: str) -> Profile:
    """Return the profile of a name; without one, that of the site's address, else that of any Hugo site.

    Raises HubError for a name that is unknown.
    """
    if name is None:
        host = urlsplit(base).hostname
        return next((one for one in BY_NAME.values() if one.host and one.host == host), BY_NAME["hugo"])
    if name not in BY_NAME:
        message = gettext(
            "no profile of a theme is called %(name)s: %(nearest)s",
            name=repr(name),
            nearest=nearest(name, tuple(BY_NAME)),
        )
        raise HubError(message)
    return BY_NAME[name]
