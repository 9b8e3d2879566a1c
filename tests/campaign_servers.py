"""Stand-ins for listmonk and Mailchimp: they keep campaigns as their public descriptions say, and are neither of them.

Nothing here is their code. What they refuse is what the descriptions say that they refuse:
https://listmonk.app/docs/apis/campaigns/ and https://mailchimp.com/developer/marketing/api/campaigns/.
"""

from __future__ import annotations

import contextlib
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

LISTMONK_LOGIN, MAILCHIMP_LOGIN = "token ana:hunter2", "Basic aHViOmh1bnRlcjItdXMx"
REQUIRED = {"name", "subject", "lists", "type", "content_type", "body"}


class StandIn(ThreadingHTTPServer):
    """A server that keeps campaigns; `breaks` is a request that it does and never answers."""

    def __init__(self, login: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.login, self.breaks = login, ""
        self.campaigns: dict[str, dict[str, Any]] = {}
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def answer(self, method: str, path: str, query: dict[str, str], body: dict[str, Any]) -> tuple[int, Any]:
        """What it says to a request."""
        raise NotImplementedError


class ListmonkStandIn(StandIn):
    """Keeps what a campaign was made of, and its status."""

    def __init__(self) -> None:
        super().__init__(LISTMONK_LOGIN)

    def answer(self, method: str, path: str, query: dict[str, str], body: dict[str, Any]) -> tuple[int, Any]:
        """As the description of its API says."""
        if (method, path) == ("GET", "/api/campaigns"):
            size, page = int(query["per_page"]), int(query["page"])
            newest = list(self.campaigns.values())[::-1]
            return 200, {"data": {"results": newest[(page - 1) * size : page * size], "total": len(newest)}}
        if (method, path) == ("POST", "/api/campaigns"):
            if missing := REQUIRED - body.keys():
                return 400, {"message": f"Invalid fields: {missing}"}
            number = len(self.campaigns) + 1
            self.campaigns[str(number)] = {**body, "id": number, "status": "draft"}
            return 200, {"data": self.campaigns[str(number)]}
        key = re.fullmatch(r"/api/campaigns/(\d+)(/status)?", path)
        assert key
        assert method == "PUT"
        campaign = self.campaigns[key[1]]
        if key[2] and campaign["status"] not in {"draft", "paused"}:
            return 400, {"message": "Only paused campaigns and drafts can be started"}
        campaign.update(body)
        return 200, {"data": campaign}


class MailchimpStandIn(StandIn):
    """Keeps the settings and the content of a campaign, and its status."""

    def __init__(self) -> None:
        super().__init__(MAILCHIMP_LOGIN)

    def answer(self, method: str, path: str, query: dict[str, str], body: dict[str, Any]) -> tuple[int, Any]:
        """As the description of its API says."""
        if (method, path) == ("GET", "/3.0/campaigns"):
            size, start = int(query["count"]), int(query["offset"])
            mine = [one for one in self.campaigns.values() if one["recipients"]["list_id"] == query["list_id"]]
            return 200, {"campaigns": mine[::-1][start : start + size], "total_items": len(mine)}
        if (method, path) == ("POST", "/3.0/campaigns"):
            key = f"c{len(self.campaigns) + 1}"
            self.campaigns[key] = {**body, "id": key, "status": "save"}
            return 200, self.campaigns[key]
        found = re.fullmatch(r"/3\.0/campaigns/(\w+)(/content|/actions/send)?", path)
        assert found
        campaign = self.campaigns[found[1]]
        if campaign["status"] != "save":
            return 400, {"title": "Bad Request", "detail": "Campaign is not in an editable state"}
        if found[2] == "/actions/send":
            campaign["status"] = "sending"
            return 204, None
        assert method == ("PUT" if found[2] else "PATCH")
        campaign.update({"content": body} if found[2] else body)
        return 200, campaign


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Print nothing."""

    def _all(self) -> None:
        assert isinstance(self.server, StandIn)
        length = int(self.headers.get("Content-Length", 0))
        body = json.loads(self.rfile.read(length)) if length else {}
        url = urlsplit(self.path)
        query = {name: values[-1] for name, values in parse_qs(url.query).items()}
        asked = f"{self.command} {url.path}"
        self.server.asked.append(asked)
        status, said = 403, {"message": "invalid session"}
        if self.headers["Authorization"] == self.server.login:
            status, said = self.server.answer(self.command, url.path, query, body)
        if self.server.breaks and re.fullmatch(self.server.breaks, asked):
            return
        answer = json.dumps(said).encode() if said else b""
        self.send_response(status)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_GET = do_POST = do_PUT = do_PATCH = _all  # noqa: N815


@contextlib.contextmanager
def running(server: StandIn) -> Iterator[StandIn]:
    """Let a stand-in answer until the block ends."""
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    with server:
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
