"""A small forge on this machine: git over HTTP with a token, by `git http-backend`, and what it was asked for."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

TOKEN = "s3cret"  # noqa: S105  of no real server
# Push options are how GitLab is asked for a merge request.
RECORD = """#!/bin/sh
for number in $(seq 0 $((${GIT_PUSH_OPTION_COUNT:-0} - 1))); do
  eval "echo \\"\\$GIT_PUSH_OPTION_$number\\"" >> "$(dirname "$0")/options"
done
"""


class Forge:
    """A server with one bare repository, `example/hub.git`; `pulls` are the pull requests that it was asked for."""

    def __init__(self, folder: Path) -> None:
        self.repository = folder / "example" / "hub.git"
        git("init", "--quiet", "--bare", "--initial-branch=main", self.repository)
        for setting in ("http.receivepack", "receive.advertisePushOptions"):
            git("-C", self.repository, "config", setting, "true")
        hook = self.repository / "hooks" / "post-receive"
        hook.write_text(RECORD, encoding="utf-8")
        hook.chmod(0o755)
        self.pulls: list[dict[str, Any]] = []
        handler = type("Handler", (_Handler,), {"forge": self, "root": str(folder)})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        self.server.shutdown()
        self.server.server_close()

    def options(self) -> list[str]:
        """The options of all pushes."""
        file = self.repository / "hooks" / "options"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    def files(self, branch: str) -> list[str]:
        """The files of a branch."""
        return git("-C", self.repository, "ls-tree", "-r", "--name-only", branch).splitlines()


def git(*words: object) -> str:
    """What git says."""
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.gov", *map(str, words)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603  our own words


class _Handler(BaseHTTPRequestHandler):
    forge: Forge
    root: str

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer git."""
        self._git()

    def do_POST(self) -> None:
        """Answer git, or note a pull request."""
        if not self.path.startswith("/api/v1/"):
            self._git()
            return
        asked = json.loads(self._body())
        allowed = self.headers["Authorization"] == f"token {TOKEN}"
        if allowed:
            self.forge.pulls.append({"path": self.path, **asked})
        self.send_response(201 if allowed else 401)
        self.end_headers()

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = []
        while size := int(self.rfile.readline(), 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def _git(self) -> None:
        """Pass a request on to git, for who has the token."""
        secret = base64.b64encode(f"hub:{TOKEN}".encode()).decode()
        if self.headers.get("Authorization") != f"Basic {secret}":
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="hub"')
            self.end_headers()
            return
        path, _, query = self.path.partition("?")
        environment = {
            **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
            "GIT_PROJECT_ROOT": self.root,
            "GIT_HTTP_EXPORT_ALL": "1",
            "REQUEST_METHOD": self.command,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            "REMOTE_USER": "hub",
        }
        command = ["git", "http-backend"]
        done = subprocess.run(command, env=environment, input=self._body(), capture_output=True, check=True)  # noqa: S603  git itself
        head, _, body = done.stdout.partition(b"\r\n\r\n")
        fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        self.send_response(int(fields.pop("Status", "200").split()[0]))
        for name, value in fields.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
