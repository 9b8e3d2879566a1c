"""What is sent to whom: passwords of .netrc, of sources and of proxies, on servers that write every header down."""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
import subprocess
import sys
import threading
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import trustme

from hub.collect import connections, dns_lookup, host_queue, http_client, link_checker, source_fetcher
from hub.content.settings import Source
from hub.errors import SourceError
from tests.origins import FEED, HOST, Origin, Proxy, running
from tests.servers import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LIMITS = http_client.Limits(connect=2, total=5, gap=0)
ASKER = link_checker.Asker(contact="https://hub.example.gov/", now=NOW, limits=LIMITS)
SECRET = "Bearer of-the-source"  # noqa: S105  made up for these tests
GUEST = host_queue.Guest(contact="https://hub.example.gov/", now=NOW, limits=LIMITS, environment={"FEED_TOKEN": SECRET})
VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
# Nothing of these may reach anybody.
NETRC = """\
machine 127.0.0.1 login netrc-user password netrc-password
machine localhost login netrc-user password netrc-password
machine feeds.example.gov login netrc-user password netrc-password
default login netrc-user password netrc-password
"""
LEAKS = ("netrc", b64encode(b"netrc-user:netrc-password").decode())


@pytest.fixture(autouse=True)
def passwords(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home with passwords for everybody, which NETRC names as well, and no proxy."""
    home = tmp_path / "home"
    home.mkdir()
    for name in (".netrc", "_netrc", "elsewhere"):
        (home / name).write_text(NETRC, "utf-8")
        (home / name).chmod(0o600)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("NETRC", str(home / "elsewhere"))
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def ours() -> Iterator[Origin]:
    """The server of a source."""
    with running(server := Origin()):
        yield server


@pytest.fixture
def theirs() -> Iterator[Origin]:
    """Another server."""
    with running(server := Origin()):
        yield server


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    """The way out of a network, on a private address as usual."""
    with running(server := Proxy()):
        yield server


@pytest.fixture(params=["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"])
def variable(request: pytest.FixtureRequest) -> str:
    """Each name under which people set a proxy."""
    return str(request.param)


@pytest.fixture(autouse=True)
def nothing_leaks(ours: Origin, theirs: Origin, proxy: Proxy) -> Iterator[None]:
    """Whatever a test does: no password of .netrc arrives anywhere, and nobody learns where a visitor came from."""
    yield
    for request in (*ours.heard, *theirs.heard, *proxy.heard):
        assert not any(leak in str(request) for leak in LEAKS)
        assert "referer" not in request.headers


def unknown(host: str, port: int, family: int) -> dns_lookup.Infos:
    """A machine behind a proxy, whose name server knows nobody outside."""
    raise OSError(host, port, family)


def get(url: str, *, private: bool = True, lookup: dns_lookup.Lookup = dns_lookup.by_system) -> bytes:
    """What an address gives."""

    async def ask() -> http_client.Answer:
        async with connections.session("https://hub.example.gov/", LIMITS, private=private, lookup=lookup) as client:
            return await http_client.get(client, url, LIMITS)

    return asyncio.run(ask()).data


def refusal(url: str, *, private: bool = True, lookup: dns_lookup.Lookup = dns_lookup.by_system) -> str:
    """Why an address gives nothing."""
    with pytest.raises(SourceError) as caught:
        get(url, private=private, lookup=lookup)
    return str(caught.value)


def read(url: str, *, private: bool = True) -> source_fetcher.FetchResult:
    """What a source with a secret gives."""
    source = Source(key="ours", name="Ours", url=url, private=private, authorization="FEED_TOKEN")
    (result,) = source_fetcher.fetch([source], ours_root(), GUEST)
    return result


def ours_root() -> Path:
    """No source of these tests lies in a file."""
    return Path()


def secrets_of(server: Origin) -> list[str | None]:
    """The Authorization of each request that a server got."""
    return [request.headers.get("authorization") for request in server.heard]


def test_netrc_is_never_sent(ours: Origin, theirs: Origin) -> None:
    """Not to the server that was asked, nor to one that it leads to, under whichever name."""
    theirs.redirects("/moved", ours.url("/again", host="localhost"))
    ours.redirects("/", theirs.url("/moved", host="localhost"))
    assert get(ours.url()) == FEED
    assert link_checker.verdicts([ours.url()], replace(ASKER, private=True), ours_root() / "nowhere")
    assert (len(ours.heard), len(theirs.heard)) == (4, 2)
    assert {*secrets_of(ours), *secrets_of(theirs)} == {None}


def test_netrc_does_not_stand_in_the_way_of_a_secret(ours: Origin) -> None:
    """A source sends its own and nothing else."""
    assert read(ours.url()).failures == ()
    assert secrets_of(ours) == [SECRET]


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
@pytest.mark.parametrize("host", [HOST, "localhost"])
def test_a_secret_stays_at_its_origin(ours: Origin, theirs: Origin, status: str, host: str) -> None:
    """Another port is another origin, and so is another name of the same machine; on the way back it is gone."""
    ours.redirects("/", ours.url("/here"), status)
    ours.redirects("/here", theirs.url(host=host), status)
    theirs.redirects("/", ours.url("/back"), status)
    assert read(ours.url()).failures == ()
    assert secrets_of(ours) == [SECRET, SECRET, None]
    assert secrets_of(theirs) == [None]


def test_a_secret_goes_to_no_other_name_of_its_own_machine(ours: Origin) -> None:
    """The same port of localhost is not the same origin as that of 127.0.0.1."""
    ours.redirects("/", ours.url("/there", host="localhost"))
    assert read(ours.url()).failures == ()
    assert secrets_of(ours) == [SECRET, None]


def test_a_further_page_elsewhere_gets_no_secret(ours: Origin, theirs: Origin) -> None:
    """`next_url` is a stranger's word; within the origin it gets the secret, until a redirect leads out."""
    page = b'{"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": [], "next_url": "%s"}'
    ours.says["/"] = ("200 OK", (), page % ours.url("/2").encode())
    ours.redirects("/2", theirs.url("/2"))
    theirs.says["/2"] = ("200 OK", (), page % theirs.url("/3").encode())
    assert read(ours.url()).failures == ()
    assert secrets_of(ours) == [SECRET, SECRET]
    assert secrets_of(theirs) == [None, None]
    assert [request.target for request in theirs.heard] == ["/2", "/3"]


def test_a_user_in_an_address_is_not_sent(ours: Origin, theirs: Origin) -> None:
    """Neither one that was typed nor one that a server writes into a redirect."""
    ours.redirects("/", theirs.url(user="who:what@"))
    assert get(ours.url(user="who:what@")) == FEED
    assert {*secrets_of(ours), *secrets_of(theirs)} == {None}


@pytest.mark.parametrize("domain", ["", "; Domain=localhost", "; domain = .localhost"])
def test_cookies_go_back_to_their_host_alone(ours: Origin, theirs: Origin, domain: str) -> None:
    """A server may ask for its own on the way; its neighbors do not get them."""
    ours.says["/"] = ("302 Found", (f"Location: {ours.url('/2', host='localhost')}", f"Set-Cookie: a=1{domain}"), b"")
    ours.redirects("/2", theirs.url("/3", host="other.localhost"))
    theirs.redirects("/3", ours.url("/4"))
    assert get(ours.url(host="localhost"), lookup=this_machine) == FEED
    assert [request.headers.get("cookie") for request in ours.heard] == [None, "a=1", None]
    assert theirs.heard[0].headers.get("cookie") is None


def this_machine(_host: str, port: int, family: int) -> dns_lookup.Infos:
    """Every name in the world is on this machine."""
    return dns_lookup.by_system(HOST, port, family)


def test_a_proxy_is_asked_by_each_of_its_variables(
    ours: Origin, proxy: Proxy, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its user and password, which the server behind it does not see; it may stand on a private address."""
    proxy.wants = f"Basic {b64encode('usér:p#s@'.encode()).decode()}"
    monkeypatch.setenv(variable, proxy.variable("us%C3%A9r:p%23s%40@"))
    assert get(ours.url("/f?a=1", host="feeds.example.gov"), private=False, lookup=unknown) == FEED
    (asked,) = proxy.heard
    assert (asked.target, asked.headers["proxy-authorization"]) == (
        ours.url("/f?a=1", host="feeds.example.gov"),
        proxy.wants,
    )
    assert "proxy-authorization" not in ours.heard[0].headers
    assert secrets_of(ours) == [None]


def test_a_proxy_may_be_named_without_its_scheme(ours: Origin, proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    """As curl and others read it."""
    monkeypatch.setenv("http_proxy", f"{HOST}:{proxy.port}")
    assert get(ours.url(host="feeds.example.gov"), private=False, lookup=unknown) == FEED
    assert len(proxy.heard) == 1


@pytest.mark.parametrize("no_proxy", ["127.0.0.1", "*", "example.gov, 127.0.0.1"])
def test_no_proxy_means_none(ours: Origin, proxy: Proxy, no_proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each hop is asked for on its own: the proxy's password does not follow to a server that is asked directly."""
    monkeypatch.setenv("http_proxy", proxy.variable("user:password@"))
    assert get(ours.url(host="feeds.example.gov"), private=False, lookup=unknown) == FEED
    monkeypatch.setenv("no_proxy", no_proxy)
    assert get(ours.url()) == FEED
    assert len(proxy.heard) == 1
    assert "proxy-authorization" not in ours.heard[-1].headers


def test_a_redirect_leaves_the_proxy_where_no_proxy_says_so(
    ours: Origin, theirs: Origin, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And it takes neither the proxy's password nor the source's along."""
    monkeypatch.setenv("http_proxy", proxy.variable("user:password@"))
    monkeypatch.setenv("no_proxy", HOST)
    ours.redirects("/", theirs.url())
    assert read(ours.url(host="feeds.example.gov")).failures == ()
    assert (len(proxy.heard), len(ours.heard), len(theirs.heard)) == (1, 1, 1)
    assert secrets_of(ours) == [SECRET]
    assert not {"authorization", "proxy-authorization"} & theirs.heard[0].headers.keys()


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "0x7f.1",
        "2130706433",
        "localhost",
        "a.localhost",
        "10.0.0.1",
        "169.254.169.254",
        "168.63.129.16",
        "[::1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b:1::8.8.8.8]",
    ],
)
def test_a_proxy_is_not_asked_for_a_private_address(
    proxy: Proxy, host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However it is spelled: the guard is for what is asked for, not for who carries it."""
    monkeypatch.setenv("http_proxy", proxy.variable())
    monkeypatch.setenv("https_proxy", proxy.variable())
    for scheme in ("http", "https"):
        assert "is an address on a private network" in refusal(f"{scheme}://{host}/", private=False, lookup=unknown)
        (verdict,) = link_checker.verdicts([f"{scheme}://{host}/"], replace(ASKER, lookup=unknown), tmp_path).values()
        assert verdict.state == "dead"
    assert proxy.heard == []


def test_a_proxy_is_not_asked_for_a_name_known_to_be_private(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a name server here knows it; `private: true` allows it, as without a proxy."""
    monkeypatch.setenv("http_proxy", proxy.variable())
    intranet = f"http://intranet.example.gov:{proxy.port}/"
    said = refusal(intranet, private=False, lookup=this_machine)
    assert said.startswith("it cannot be reached: 127.0.0.1 is an address on a private network")
    assert proxy.heard == []
    proxy.refuses = ("404 Not Found",)
    assert refusal(intranet, lookup=this_machine) == "the server answered 404 Not Found"


def test_a_proxy_is_asked_for_a_name_known_to_be_public(
    ours: Origin, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All addresses that a name has here must be, for nobody knows which one the proxy takes."""
    monkeypatch.setenv("http_proxy", proxy.variable())

    def both(_host: str, port: int, _family: int) -> dns_lookup.Infos:
        return [info for host in ("8.8.8.8", HOST) for info in dns_lookup.by_system(host, port, socket.AF_INET)]

    def public(host: str, port: int, family: int) -> dns_lookup.Infos:
        return both(host, port, family)[:1]

    assert get(ours.url(host="feeds.example.gov"), private=False, lookup=public) == FEED
    assert HOST in refusal(ours.url(host="feeds.example.gov"), private=False, lookup=both)
    assert len(proxy.heard) == 1


def test_a_redirect_behind_a_proxy_is_judged_too(ours: Origin, proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger's server must not lead the proxy into the network that it stands in."""
    monkeypatch.setenv("http_proxy", proxy.variable())
    ours.redirects("/", "http://169.254.169.254/latest/meta-data/")
    assert "169.254.169.254" in refusal(ours.url(host="feeds.example.gov"), private=False, lookup=unknown)
    assert len(proxy.heard) == 1


def test_a_name_server_that_never_answers_is_asked_once(
    ours: Origin, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Behind a proxy there may be none that lets a question out; then the proxy alone knows names."""
    monkeypatch.setenv("http_proxy", proxy.variable())
    asked: list[str] = []

    async def visits() -> None:
        limits = http_client.Limits(connect=0.05, total=5)
        async with connections.session("https://hub.example.gov/", limits, lookup=deaf) as client:
            for host in ("a.example.gov", "b.example.gov"):
                await http_client.get(client, ours.url(host=host), limits)

    def deaf(host: str, port: int, family: int) -> dns_lookup.Infos:
        asked.append(host)
        let_go.wait()
        return dns_lookup.by_system(HOST, port, family)

    let_go = threading.Event()
    asyncio.run(visits())
    let_go.set()
    assert (asked, len(ours.heard)) == (["a.example.gov"], 2)


def silent_proxy() -> str:
    """The address of a proxy that is not there."""
    return f"{HOST}:{free_port()}"


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_is_not_there_is_named_without_its_password(
    scheme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No link is called dead for it, nothing is remembered, and no source is made to wait."""
    there = silent_proxy()
    monkeypatch.setenv(f"{scheme}_proxy", f"http://user:password@{there}")
    url = f"{scheme}://feeds.example.gov/"
    words = f"the proxy {there} does not answer: connection refused"
    assert refusal(url, private=False, lookup=unknown) == words
    verdict = link_checker.verdicts([url], replace(ASKER, lookup=unknown), tmp_path)[url]
    assert (verdict.state, verdict.words) == ("unsure", words)
    assert not (tmp_path / link_checker.MEMORY).exists()
    result = read(url, private=False)
    assert (result.failures, result.visit) == ((words,), None)


def test_a_proxy_whose_name_nobody_knows_is_said_to_be_that(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not the link that has no name."""
    monkeypatch.setenv("http_proxy", "http://user:password@proxy.invalid:3128")
    said = refusal("http://feeds.example.gov/", private=False, lookup=unknown)
    assert said.startswith("the proxy proxy.invalid:3128 does not answer: ")
    assert "password" not in said


@pytest.mark.parametrize(
    ("refuses", "why"),
    [
        (("502 Bad Gateway", "Proxy-Status: proxy; error=dns_error"), "502 Bad Gateway"),
        (("503 Service Unavailable", "X-Squid-Error: ERR_CONNECT_FAIL 111"), "503 Service Unavailable"),
        (
            ("407 Who are you?", "Proxy-Authenticate: Basic"),
            "407 Who are you?; write its user and password into the variable: http://USER:PASSWORD@…",
        ),
    ],
)
def test_what_a_proxy_says_for_itself_is_not_the_servers(
    proxy: Proxy, tmp_path: Path, refuses: tuple[str, ...], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """RFC 9209 tells it, Squid did before, 407 is never a server's, and neither is an answer to CONNECT."""
    proxy.refuses = refuses
    monkeypatch.setenv("all_proxy", proxy.variable())
    words = f"the proxy {HOST}:{proxy.port} does not answer: {why}"
    for url in ("http://feeds.example.gov/", "https://feeds.example.gov/"):
        assert refusal(url, private=False, lookup=unknown) == words
        verdict = link_checker.verdicts([url], replace(ASKER, lookup=unknown), tmp_path)[url]
        assert (verdict.state, verdict.words) == ("unsure", words.partition(";")[0])
    assert not (tmp_path / link_checker.MEMORY).exists()


@pytest.mark.parametrize("status", ["403 Filtered", "404 Not Found", "500 Oops", "502 Bad Gateway", "503 Busy"])
def test_no_answer_to_connect_is_the_servers(
    proxy: Proxy, tmp_path: Path, status: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy that opens no tunnel says nothing of the page behind it."""
    proxy.refuses = (status,)
    monkeypatch.setenv("https_proxy", proxy.variable())
    url = "https://feeds.example.gov/"
    verdict = link_checker.verdicts([url], replace(ASKER, lookup=unknown), tmp_path)[url]
    assert (verdict.state, verdict.words) == ("unsure", f"the proxy {HOST}:{proxy.port} does not answer: {status}")


def test_what_a_server_says_through_a_proxy_counts(
    ours: Origin, proxy: Proxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that is gone is gone, whoever carries the news."""
    ours.says["/"] = ("404 Not Found", (), b"")
    monkeypatch.setenv("http_proxy", proxy.variable())
    url = ours.url(host="feeds.example.gov")
    verdict = link_checker.verdicts([url], replace(ASKER, lookup=unknown), tmp_path)[url]
    assert (verdict.state, verdict.words) == ("dead", "the server answers 404")


@pytest.mark.parametrize(
    ("scheme", "who"), [("http", "the proxy {}"), ("https", "the proxy {}, or the server behind it,")]
)
def test_a_proxy_that_hangs_up_is_said_to_be_that(
    scheme: str, who: str, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Behind a tunnel it may also be the server."""
    proxy.hangs_up = True
    monkeypatch.setenv(f"{scheme}_proxy", proxy.variable())
    said = refusal(f"{scheme}://feeds.example.gov/", private=False, lookup=unknown)
    assert said == f"{who.format(f'{HOST}:{proxy.port}')} does not answer: Server disconnected"


@pytest.mark.parametrize(
    "value",
    [
        "socks5://user:password@proxy.example.gov:1080",
        "http://user:password#1@proxy.example.gov:3128",
        "http://user:pass/word@proxy.example.gov:3128",
        "http://user:password",
        "http://",
        "http://user:password@proxy.example.gov:0",
        "http://user:password@proxy.example.gov:99999",
        "http://[user:password@proxy.example.gov:3128",
    ],
)
def test_a_proxy_that_cannot_be_used_is_not_walked_around(
    ours: Origin, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told with the variable, and never with the value, which may hold a password; nothing is sent."""
    monkeypatch.setenv("HTTP_PROXY", value)
    assert refusal(ours.url()) == (
        "the variable http_proxy does not name a proxy that hub can use; write it as http://proxy.example.gov:3128, "
        "and special characters in its user and password as in %23"
    )
    verdict = link_checker.verdicts([ours.url()], replace(ASKER, private=True), tmp_path)[ours.url()]
    assert (verdict.state, ours.heard) == ("unsure", [])


@pytest.mark.parametrize("value", ["", "Bearer xyz\n", " Bearer xyz", "Bearer xyz\r\nX: y", "Bearer äbc", "a\x07b"])
def test_a_secret_that_no_header_can_hold_is_named_and_never_shown(ours: Origin, value: str) -> None:
    """The variable is, and what to do; its source is not made to wait for it."""
    visitor = replace(GUEST, environment={"FEED_TOKEN": value})
    source = Source(key="ours", name="Ours", url=ours.url(), private=True, authorization="FEED_TOKEN")
    (result,) = source_fetcher.fetch([source], ours_root(), visitor)
    found = "is empty, or contains a line break, a space at its end or another character that a header must not contain"
    words = f"the environment variable FEED_TOKEN {found}; set it again, as one line such as Bearer TOKEN"
    assert (result.failures, result.visit, ours.heard) == ((words,), None, [])
    assert "xyz" not in repr(visitor)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Whom the tests trust."""
    return trustme.CA()


@pytest.mark.slow
def test_https_goes_through_a_tunnel(authority: trustme.CA, ours: Origin, proxy: Proxy, tmp_path: Path) -> None:
    """The proxy learns host and port, and its own password; the server learns the source's, and not the proxy's."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("feeds.example.gov").configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "trusted.pem"))
    program = (
        "import sys; from hub import cli; from hub.collect import connections\n"
        "from tests.security.test_secrets import read, unknown\n"
        "connections.session.__wrapped__.__kwdefaults__.update(lookup=unknown)\n"
        "print(read(sys.argv[1], private=False).failures)\n"
    )
    with running(server := Origin(context)):
        server.redirects("/", ours.url(host="other.example.gov"))
        server.redirects("/feed", server.url("/there", host="feeds.example.gov"))
        results = [
            subprocess.run(  # noqa: S603  our own words
                [sys.executable, "-c", program, server.url(path, host="feeds.example.gov")],
                env={
                    **os.environ,
                    "SSL_CERT_FILE": str(tmp_path / "trusted.pem"),
                    "https_proxy": proxy.variable("user:password@"),
                    "http_proxy": proxy.variable("user:password@"),
                },
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            for path in ("/feed", "/")
        ]
    assert results == ["()\n", "('it redirects from https to http, where anyone along the way could change it',)\n"]
    assert [request.target for request in proxy.heard] == [f"feeds.example.gov:{server.port}"] * len(proxy.heard)
    assert {request.method for request in proxy.heard} == {"CONNECT"}
    password = f"Basic {b64encode(b'user:password').decode()}"
    assert {request.headers["proxy-authorization"] for request in proxy.heard} == {password}
    assert not any("authorization" in request.headers for request in proxy.heard)
    assert secrets_of(server) == [SECRET, SECRET, SECRET]
    assert not any("proxy-authorization" in request.headers for request in server.heard)
    assert ours.heard == []
