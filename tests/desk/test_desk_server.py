"""The desk, asked over HTTP as its page does, and as others would like to."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from hub.desk import access_guard, desk_server, desk_view, view_registry
from hub.desk.desk_view import ViewDocument
from hub.errors import HubError
from hub.inbox import inbox_search
from tests.desks import Visitor, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.content.settings import Config

STEP = "0123456789abcdef" * 2
DROP = {"step": STEP, "to": "dropped", "numbers": [2]}


@pytest.fixture
def ana(config: Config) -> Iterator[Visitor]:
    """Ana's browser, which has opened her desk."""
    with running(config.root) as desk:
        yield Visitor(desk=desk).enter()


def waiting(config: Config) -> int:
    """How many candidates wait."""
    return len(inbox_search.search(config).lines)


def test_the_token_leaves_the_address(ana: Visitor) -> None:
    """It opens the desk once: the browser is sent on to an address without it, with a cookie that no script reads."""
    other = Visitor(desk=ana.desk)
    again = other.ask("GET", f"/?t={ana.desk.guard.token}")
    assert (again.status, again.text) == (401, f"{access_guard.CLOSED}\n")
    ana.desk.guard.is_used = False
    first = other.ask("GET", f"/?t={ana.desk.guard.token}")
    assert (first.status, first.headers["Location"]) == (303, "/")
    name = f"hub-desk-{ana.desk.guard.port}"
    assert first.headers["Set-Cookie"] == f"{name}={ana.desk.guard.session}; HttpOnly; Path=/; SameSite=Strict"


def test_a_token_is_forgotten(ana: Visitor) -> None:
    """An address that somebody finds later opens nothing, and neither does a wrong one."""
    guard = access_guard.AccessGuard(port=1, began=100)
    assert not guard.redeem(guard.token, 100 + access_guard.TOKEN_LASTS + 1)
    assert not guard.redeem("wrong", 100)
    assert guard.redeem(guard.token, 100 + access_guard.TOKEN_LASTS)
    assert Visitor(desk=ana.desk).ask("GET", "/?t=wrong").status == 401


def test_the_page_names_every_view(ana: Visitor) -> None:
    """It has the hub's name, a place for each view, and loads its own files alone."""
    page = ana.ask("GET", "/")
    assert page.status == 200
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    for view in view_registry.VIEWS:
        assert f'<section id="{view.key}" class="view" data-title="{view.title}" hidden>' in page.text
        assert ana.ask("GET", f"/static/js/views/{view.key}.js").headers["Content-Type"].startswith("text/javascript")
    assert "://" not in page.text.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("path", ["/", "/static/desk.css", "/static/js/app.js", "/api/inbox/frame", "/nowhere"])
def test_every_answer_has_the_policy(ana: Visitor, path: str) -> None:
    """Nothing is loaded from elsewhere, framed by others or kept, whatever the answer is."""
    headers = ana.ask("GET", path).headers
    assert {name: headers[name] for name in access_guard.HEADERS} == access_guard.HEADERS
    assert "Access-Control-Allow-Origin" not in headers


def test_the_stylesheet_has_the_colors_of_the_hub(ana: Visitor) -> None:
    """Tokens first, then the rules of the page and of each view; the icon is the hub's mark."""
    sheet = ana.ask("GET", "/static/desk.css").text
    assert sheet.startswith(":root{--page:light-dark(#")
    assert "/* The inbox:" in sheet
    assert ana.ask("GET", "/static/icon.svg").headers["Content-Type"] == "image/svg+xml"


@pytest.mark.parametrize(
    "path",
    ["/static/../access_guard.py", "/static/%2e%2e/access_guard.py", "/static/none.js", "/api/none/frame",
     "/api/inbox/none", "/api/inbox/decide", "/static/"],
)  # fmt: skip
def test_nothing_else_can_be_asked_for(ana: Visitor, path: str) -> None:
    """No path leads to another file, and what writes cannot be read."""
    assert ana.ask("GET", path).status == 404


def test_what_writes_is_known_by_name(ana: Visitor) -> None:
    """Reading is no writing, and a view that is not there writes nothing."""
    assert ana.write("inbox/frame", {}).status == 404
    assert ana.write("none/decide", {}).status == 404


@pytest.mark.parametrize("host", ["localhost", "evil.example", "127.0.0.1", "127.0.0.1:1", ""])
def test_another_name_is_refused(ana: Visitor, config: Config, host: str) -> None:
    """A page that lets its own name mean this machine reads nothing and changes nothing (DNS rebinding)."""
    named = f"{host}:{ana.desk.guard.port}" if host in {"localhost", "evil.example"} else host
    assert ana.ask("GET", "/", Host=named).status == 421
    assert ana.ask("GET", "/api/inbox/candidates", Host=named).status == 421
    assert ana.write("inbox/decide", DROP, Host=named).status == 421
    assert waiting(config) == 3


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": None}, 403),
        ({"X_Hub_Desk": None}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
        ({"Cookie": None}, 401),
        ({"Cookie": "hub-desk-1=x"}, 401),
    ],
)
def test_only_its_own_page_changes_something(
    ana: Visitor, config: Config, changed: dict[str, str | None], status: int
) -> None:
    """A form, a fetch and a frame of another site are refused, and so is who has no cookie."""
    assert ana.write("inbox/decide", DROP, **changed).status == status
    assert waiting(config) == 3
    assert ana.write("inbox/decide", DROP).status == 200
    assert waiting(config) == 2


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_reads_nothing(ana: Visitor, site: str) -> None:
    """Also where the browser sends the cookie, as it does for another port of this machine."""
    assert ana.ask("GET", "/api/inbox/candidates", Sec_Fetch_Site=site).status == 403
    assert ana.ask("GET", "/static/js/app.js", Sec_Fetch_Site=site).status == 403
    assert ana.ask("GET", "/", Sec_Fetch_Site="none").status == 200


def test_what_cannot_be_read_is_said(ana: Visitor) -> None:
    """A body of another shape, or a huge one, changes nothing."""
    assert ana.write("inbox/decide", {"to": "dropped"}).status == 422
    assert ana.write("inbox/decide", DROP | {"note": "x" * desk_server.LARGEST_BODY}).status == 413


def test_a_broken_hub_is_said_in_words(ana: Visitor, config: Config) -> None:
    """What a command would print, the page says."""
    (config.root / "content" / "sources.yml").write_text("- {key: a}\n")
    answer = ana.ask("GET", "/api/inbox/candidates")
    assert (answer.status, answer.text.split(":")[0]) == (409, "content/sources.yml")


def mail(_: Config, asked: dict[str, str]) -> ViewDocument:
    """A mail, as a view shows it."""
    return ViewDocument(content_type="text/html; charset=utf-8", content=f"<p>{asked['day']}</p>".encode())


def missing(_: Config, __: object) -> None:
    """What a file that cannot be read does."""
    raise FileNotFoundError(2, "No such file or directory", "a.md")


def test_a_view_is_functions(ana: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its document is shown in a frame of the desk, without scripts; a file that cannot be read is named."""
    view = desk_view.of("mine", "Mine", reads=(mail, missing), slow=(mail,))
    monkeypatch.setattr(view_registry, "VIEWS", (view,))
    shown = ana.ask("GET", "/api/mine/mail?day=x")
    assert (shown.status, shown.text, shown.headers["Content-Type"]) == (200, "<p>x</p>", "text/html; charset=utf-8")
    policy = shown.headers["Content-Security-Policy"]
    assert policy == access_guard.FRAMED_HEADERS["Content-Security-Policy"]
    assert "script-src" not in policy
    said = ana.ask("GET", "/api/mine/missing")
    assert (said.status, said.text) == (409, "a.md: No such file or directory\n")


def test_a_port_that_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that was asked for is refused in words; without a wish, another one is taken."""
    with socket.create_server((access_guard.HOST, 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(HubError, match=f"port {port} cannot be used: .*; choose another one with --port"):
            desk_server.listening(port)
        monkeypatch.setattr(desk_server, "PORT", port)
        with desk_server.listening(None) as other:
            assert other.getsockname()[1] not in {0, port}
