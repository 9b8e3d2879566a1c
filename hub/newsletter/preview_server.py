"""Serve a page on this machine that shows an issue in every face, with what the gates found, and follows its file."""

from __future__ import annotations

import mimetypes
import re
from dataclasses import dataclass
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from hub.base import clock, file_tree, host_header, languages, translation
from hub.base.translation import gettext
from hub.content import loader
from hub.errors import ContentError, Problem
from hub.newsletter import checks, mail_templates, render

if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from hub.content.models import Issue
    from hub.content.settings import Config
    from hub.newsletter.render import Faces

HOST = "127.0.0.1"
# Where the preview has the pictures of the hub.
PICTURES = "/pictures/"
DARK = "(prefers-color-scheme: dark)"
STYLE = re.compile(r"<style.*?</style>", re.DOTALL)
ON_ELEMENTS = re.compile(r' style="[^"]*"')


@dataclass(frozen=True, kw_only=True, slots=True)
class PreviewState:
    """Hold an issue at this moment; without faces where its document cannot be read."""

    problems: tuple[Problem, ...]
    issue: Issue | None = None
    faces: Faces | None = None


def look(config: Config, day: date) -> PreviewState:
    """Read, render and check the issue of that day."""
    try:
        shelves = loader.load(config)
    except ContentError as error:
        return PreviewState(problems=error.problems)
    issue = next((issue for issue in shelves.issues if issue.day == day), None)
    if issue is None:
        return PreviewState(problems=(Problem(path=path_of(day), rule="602", message=gettext("the file is gone")),))
    faces = render.faces(issue, config)
    problems = checks.check(issue, faces, shelves, config, clock.today(config.timezone))
    return PreviewState(problems=problems, issue=issue, faces=faces)


def path_of(day: date) -> str:
    """Return the path of the issue of a day, from the root of the hub."""
    return f"newsletters/{day}.md"


def page(config: Config, day: date) -> str:
    """Return the preview as HTML."""
    seen, spoken = look(config, day), translation.spoken()
    language = spoken if translation.has_all(spoken, "newsletter") else translation.SOURCE
    return mail_templates.render(
        config,
        "preview.html.j2",
        language,
        direction=languages.direction(language),
        name=config.newsletter.name,
        day=day,
        path=path_of(day),
        stamp=stamp(config, day),
        problems=seen.problems,
        issue=seen.issue,
        errors=len(checks.errors(seen.problems)),
        faces=seen.faces and mails(with_own_pictures(seen.faces.html, config)),
        text=seen.faces and seen.faces.text,
    )


def mails(html: str) -> dict[str, str]:
    """Return the HTML as four kinds of mail programs show it: light, dark, narrow and stripped of style sheets."""
    light = html.replace(DARK, "not all").replace('content="light dark"', 'content="light"')
    dark = html.replace(DARK, "all").replace('content="light dark"', 'content="dark"')
    return {"light": light, "dark": dark, "narrow": light, "stripped": ON_ELEMENTS.sub("", STYLE.sub("", light))}


def with_own_pictures(html: str, config: Config) -> str:
    """Return the HTML with the pictures of our site as they are in the hub, which the public site may not have yet."""
    return html.replace(f'src="{escape(config.site_url)}', f'src="{PICTURES}')


def picture(config: Config, path: str) -> tuple[str, bytes] | None:
    """Return the type and the content of a picture of the hub by its path on the preview; None where there is none."""
    kind = mimetypes.guess_type(path)[0] or ""
    wanted = f"content/{unquote(path).removeprefix(PICTURES)}"
    if not path.startswith(PICTURES) or not kind.startswith("image/"):
        return None
    found = (entry for file, entry in file_tree.walk(config.root, "content") if file == wanted)
    return next(((kind, Path(entry.path).read_bytes()) for entry in found), None)


def stamp(config: Config, day: date) -> str:
    """Return words that change whenever somebody saves the issue; "gone" where there is no file."""
    try:
        state = (config.root / path_of(day)).stat()
    except FileNotFoundError:
        return "gone"
    return f"{state.st_mtime_ns}-{state.st_size}"


class Server(ThreadingHTTPServer):
    """Serve the preview of one issue, to this machine alone."""

    daemon_threads = True

    def __init__(self, config: Config, day: date) -> None:
        super().__init__((HOST, 0), _Handler)
        self.config, self.day = config, day

    @property
    def url(self) -> str:
        """Return the address of the page."""
        return f"http://{HOST}:{self.server_port}/"


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        answers = {"/": ("text/html; charset=utf-8", page), "/stamp": ("text/plain; charset=utf-8", stamp)}
        if not host_header.is_allowed(self.headers["Host"], HOST, self.server.server_port):
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return
        if self.path in answers:
            kind, answer = answers[self.path]
            with translation.speaking(self.server.config.language):  # here, for each request has a thread of its own
                body = answer(self.server.config, self.server.day).encode()
        elif found := picture(self.server.config, self.path):
            kind, body = found
        else:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:  # noqa: ANN401  the library's signature
        """Write nothing: an editor wants to read the findings, not who asked for what."""
