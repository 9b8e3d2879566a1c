"""A folder over HTTP, as a plain web server gives it: index pages, 404.html, compressed text."""

from __future__ import annotations

import gzip
import threading
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml"}


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, headers: Mapping[str, str], compressed: bool, **options: Any) -> None:  # noqa: ANN401  the library's
        self.more, self.compressed = headers, compressed
        super().__init__(*args, **options)

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        """The file, or the page for what is missing."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        status = 200 if file.is_file() else 404
        file = file if file.is_file() else Path(self.directory) / "404.html"
        body = file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Cache-Control", "max-age=600")
        for name, value in self.more.items():
            self.send_header(name, value)
        if self.compressed and file.suffix in TEXT:
            body = gzip.compress(body, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(ConnectionError):  # the browser has gone to another page
            self.wfile.write(body)


@contextmanager
def serve(folder: Path, headers: Mapping[str, str] = MappingProxyType({}), *, compressed: bool = True) -> Iterator[str]:
    """The address of `folder`, without a slash at its end; these headers go with each file."""
    handler = partial(_Handler, directory=str(folder), headers=headers, compressed=compressed)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
