"""Sites that hold what strangers wrote, past all refusals: a preview tells of mistakes and shows the page."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from hub.site.mkdocs import site_build
from tests.security import oracle, settings_in, ways_in
from tests.security.payloads import HARMLESS, PAYLOADS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.security.payloads import Payload
    from tests.security.ways_in import Attacked

ADDRESS = "https://lamps.example.gov/"
THEMES = ("mkdocs", "material")


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A hub, and its site in a folder."""

    hub: Attacked
    site: Path

    def pages(self) -> Iterator[tuple[str, str]]:
        """Yield the address and the HTML of each page."""
        for path, text in self.files(".html"):
            yield f"{ADDRESS}{path.removesuffix('index.html')}", text

    def files(self, *endings: str) -> Iterator[tuple[str, str]]:
        """Yield the path and the text of each file with one of these endings."""
        for file in sorted(self.site.rglob("*")):
            if file.name.endswith(endings) and file.is_file():
                yield file.relative_to(self.site).as_posix(), file.read_text("utf-8")

    def acts(self) -> frozenset[str]:
        """Return all that any of its pages does."""
        return frozenset().union(*(oracle.acts(text, address) for address, text in self.pages()))


def shown(hub: Attacked, site: Path) -> Shown:
    """Build a hub as a preview does: what would stop a build is told, and the page is made."""
    return Shown(hub=hub, site=site_build.build(hub.root, site_dir=site, url=ADDRESS))


def _everything(folder: Path, payloads: tuple[Payload, ...], theme: str) -> Shown:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", ways_in.NOON)
        monkeypatch.delenv("HUB_DATABASE_URL", raising=False)
        # A fetch starts a loop of its own, and the thread of a test with a browser has one already.
        with ThreadPoolExecutor(1) as thread:
            hub = thread.submit(ways_in.everything, folder, payloads, theme).result()
        return shown(hub, folder / "site")


def _settings(folder: Path, payloads: tuple[Payload, ...], theme: str) -> Shown:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", ways_in.NOON)
        return shown(settings_in.hub(folder, payloads, theme), folder / "site")


@pytest.fixture(scope="session", params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    """Each look that a hub may choose."""
    return str(request.param)


@pytest.fixture(scope="session")
def attacked(theme: str, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """Every payload in every field of every way in, and the site of that."""
    return _everything(tmp_path_factory.mktemp("attacked"), PAYLOADS, theme)


@pytest.fixture(scope="session")
def harmless(theme: str, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """The same places with plain words."""
    return _everything(tmp_path_factory.mktemp("harmless"), HARMLESS, theme)


@pytest.fixture(scope="session")
def attacked_settings(theme: str, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """Every payload in every setting, and in every entry of a list."""
    return _settings(tmp_path_factory.mktemp("settings"), PAYLOADS, theme)


@pytest.fixture(scope="session")
def harmless_settings(theme: str, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """The same settings with plain words."""
    return _settings(tmp_path_factory.mktemp("plain-settings"), HARMLESS, theme)
