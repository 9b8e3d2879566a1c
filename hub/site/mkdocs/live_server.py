"""`hub serve`: MkDocs' server for a site that is built again at every save, and no more of it than changed."""

from __future__ import annotations

import logging
import socket
from functools import partial
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer
from watchdog import events
from watchdog.observers import Observer

from hub.base import host_header, text
from hub.base.translation import gettext
from hub.config import mkdocs_file
from hub.errors import HubError
from hub.site.mkdocs import rebuild, site_build
from hub.site.mkdocs.plugin import HERE
from hub.site.mkdocs.site_build import explained

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from mkdocs.config.defaults import MkDocsConfig

# A build reads every file; what only reads is not a reason for another.
CHANGES = [events.FileCreatedEvent, events.FileDeletedEvent, events.FileModifiedEvent, events.FileMovedEvent]

log = logging.getLogger("mkdocs")


def serve(root: Path, *, address: str | None = None, browser: bool = False) -> None:
    """Show the hub at `root`, drafts included, and build it again at every change until it is interrupted."""
    _talk()
    with explained():
        config = site_build.settings(root, dev_addr=address)
    _free(*config.dev_addr)
    with TemporaryDirectory(prefix="hub-") as folder:
        server = _server(root, Path(folder), config)
        rebuild.preview(root, Path(folder), server.url)
        for place, deep in _watched(root, config):
            server.watch(str(place), recursive=deep)
        try:
            server.serve(open_in_browser=browser)  # type: ignore[no-untyped-call]  # MkDocs is hardly annotated
        except KeyboardInterrupt:
            log.info("Shutting down...")
        finally:
            server.shutdown()


def _free(host: str, port: int) -> None:
    """Raise HubError where the address cannot be used, before the first build, which may take a while."""
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError as error:
        message = gettext(
            "%(host)s:%(port)s cannot be used (%(strerror)s): choose another with --address 127.0.0.1:8001",
            host=host,
            port=port,
            strerror=error.strerror,
        )
        raise HubError(message) from error


class _Visible(logging.Formatter):
    """Format log records with control characters made visible: browsers' requests and words of files are in them."""

    def format(self, record: logging.LogRecord) -> str:
        return text.visible(super().format(record))


def _talk() -> None:
    """Say on stderr what MkDocs' own command would: the address, each rebuild, each warning."""
    talk = logging.StreamHandler()
    talk.setFormatter(_Visible())
    log.setLevel(logging.INFO)
    log.addHandler(talk)


def _server(root: Path, folder: Path, config: MkDocsConfig) -> LiveReloadServer:
    """Return the server; it logs a mistake in a build and goes on to show the last good site."""
    site = folder / rebuild.PREVIEW

    def build() -> None:
        try:
            rebuild.preview(root, folder, server.url)
        except HubError as error:
            log.error(error)  # noqa: TRY400  it says all that is wrong, and where

    host, port = config.dev_addr
    server = LiveReloadServer(build, host, port, root=str(site), mount_path=urlsplit(config.site_url or "/").path)
    server.set_app(_guarded(server.serve_request, host, port))
    server.error_handler = lambda code: (site / f"{code}.html").read_bytes()
    # The system tells of changes; MkDocs would look at each file twice a second.
    observer = Observer()
    observer.schedule = partial(observer.schedule, event_filter=CHANGES)  # type: ignore[method-assign]
    server.observer = observer  # type: ignore[assignment]  # MkDocs knows one kind only
    return server


def _guarded(serve: WSGIApplication, host: str, port: int) -> WSGIApplication:
    """Answer only requests under a name of this server, with pages and what tells them to load again; refuse others."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if host_header.is_allowed(environ.get("HTTP_HOST"), host, port):
            return serve(environ, start_response)
        refusal = HTTPStatus.MISDIRECTED_REQUEST
        start_response(f"{refusal.value} {refusal.phrase}", [("Content-Length", "0")])
        return []

    return answer


def _watched(root: Path, config: MkDocsConfig) -> Iterator[tuple[Path, bool]]:
    """Yield the folders of mkdocs.yml and of what it inherits, then all of content, issues, templates, theme, `watch`.

    With each is said whether what is in its folders counts as well.
    """
    settings = {(root / path).resolve().parent for path in mkdocs_file.paths(root)}
    yield from ((folder, False) for folder in (root, *sorted(settings - {root.resolve()})))
    places = (Path(config.docs_dir), root / "newsletters", HERE / "templates", HERE / "theme", *map(Path, config.watch))
    yield from ((place, True) for place in places if place.exists())
