"""The door on the web: join, confirm, choose and leave, by real requests and real mails."""

from __future__ import annotations

import asyncio
import re
import shutil
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sql

from hub.base import translation
from hub.errors import HubError
from hub.members import leave_links, member_mails, member_pages, member_server, member_store
from hub.members.join_requests import JoinRequest
from hub.members.mailing import returned_mail
from hub.members.member_pages import Look
from hub.members.rate_limits import RateLimit
from tests import doors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.doors import OpenDoor

ANA = "ana@example.gov"


@pytest.fixture
def door(tmp_path: Path) -> Iterator[OpenDoor]:
    """A door that is open, and nobody on the list."""
    with doors.running(tmp_path) as opened:
        yield opened


def title(words: str) -> str:
    """What a page is called."""
    found = re.search("<h1>(.*)</h1>", words)
    assert found
    return found[1]


def fails(*_: object, **__: object) -> str:
    """Be at fault, in words that quote somebody."""
    raise RuntimeError(ANA)


def token(door: OpenDoor, member: str) -> str:
    """The token in the mails of a reader."""
    return leave_links.token(door.door.requests.keyring, member)


def metrics(door: OpenDoor) -> str:
    """What the machine's own programs are told."""
    return doors.asked(door.inside, "GET", "/metrics", {"Host": "127.0.0.1"}).text


def test_from_the_form_to_the_first_issue(door: OpenDoor) -> None:
    """A form, a mail, a page and a button; only the button makes somebody a reader."""
    assert title(door.join(ANA).text) == "Look into your mail"
    (mail,) = door.mails()
    assert (mail["To"], mail["Subject"], mail["Auto-Submitted"]) == (
        *(ANA, "Please confirm: GovCX Update", "auto-generated"),
    )
    assert "The link works until December 2, 2026, 06:00." in mail.get_content()
    assert title(door.ask("GET", door.link()).text) == "One more click"
    assert door.member(ANA).state == "pending"  # type: ignore[union-attr]
    confirmed = door.ask("POST", door.link())
    assert title(confirmed.text) == "You are in"
    assert door.member(ANA).state == "active"  # type: ignore[union-attr]
    assert [note.split()[:2] for note in door.notes] == [
        ["mail", "sent"], ["confirmed", door.member(ANA).id],  # type: ignore[union-attr]
    ]  # fmt: skip


def test_who_reads_already_gets_the_way_to_their_choices(door: OpenDoor) -> None:
    """By mail: the answer to the form is the same."""
    door.reader(ANA)
    assert title(door.join("ANA@example.gov").text) == "Look into your mail"
    mail = door.mails()[-1]
    assert mail["Subject"] == "Your link to GovCX Update"
    assert title(door.ask("GET", door.link()).text) == "What you get"


def test_the_pages_speak_the_language_of_the_page_from_which_somebody_came(door: OpenDoor) -> None:
    """From the form to the leaving, and in the mail; what is no language of the pages is left out."""
    asked = door.ask("POST", "/join", {"email": ANA, "language": "es"})
    assert title(asked.text) == "Una vez más, por favor"
    assert '<input type="hidden" name="language" value="es">' in asked.text
    assert title(door.ask("GET", "/join?language=es").text) == "Reciba GovCX Update"
    sent = door.ask("POST", "/join", {"email": ANA, "language": "es"}, Origin=door.door.config.site_url.rstrip("/"))
    door.settle()
    assert (title(sent.text), 'href="/join?language=es"' in sent.text) == ("Revise su correo", True)
    (mail,) = door.mails()
    assert mail["Subject"] == "Por favor, confirme: GovCX Update"
    path = f"{door.link()}?language=es"
    assert path.partition("?")[2] in mail.get_content()
    assert title(door.ask("GET", path).text) == "Un clic más"
    assert title(door.ask("GET", "/confirm/x?language=es").text) == "Este enlace ya no sirve"
    assert title(door.ask("POST", door.link()).text) == "Su suscripción está activa"
    ana = door.member(ANA)
    assert ana
    assert ana.language == "es"
    left = [title(door.ask("POST", f"/leave/{token(door, ana.id)}").text) for _ in range(2)]
    assert left == ["Se canceló su suscripción", "You have left"]
    for odd in ("fr", "no language", '"><b>', "es" * 40, ""):
        answer = door.ask("POST", "/join", {"email": "ben@example.gov", "language": odd})
        assert (title(answer.text), 'name="language"' in answer.text) == ("Once more, please", False)


def test_what_the_list_writes_down_is_in_the_language_of_the_hub(door: OpenDoor) -> None:
    """Such as why an issue that was paused for too long is over: questions to the list have a thread of their own."""
    with translation.speaking("es"):
        assert asyncio.run(door.door.requests.ask(lambda _: translation.spoken())) == "es"


def test_who_comes_back_begins_anew(door: OpenDoor) -> None:
    """Their mail came back twice for good, and then by a code; the mail with the link has arrived."""
    reader = door.reader(ANA)
    with member_store.opened(door.place) as connection:
        row = {"member": reader.id, "issue": "2026-11-27", "hard": 2, "soft": 0}
        connection.execute(sql.insert(returned_mail.BOUNCES).values(row))
        assert member_store.bounce(connection, reader.id)
    assert door.reader(ANA).id == reader.id
    with member_store.opened(door.place) as connection:
        assert returned_mail.of_member(connection, reader.id) == {}


def test_a_reader_who_lost_their_link_gets_it_again(door: OpenDoor) -> None:
    """By mail, from a page without a token; nobody else gets anything, and all hear the same."""
    door.reader(ANA)
    door.join("ben@example.gov")
    before = len(door.mails())
    assert title(door.ask("GET", "/leave").text) == "Your link"
    site = door.door.config.site_url.rstrip("/")
    answers = {
        door.ask("POST", "/leave", {"email": address}, Origin=site).text
        for address in (ANA, "ben@example.gov", "stranger@example.gov")
    }
    door.settle()
    assert [title(answer) for answer in answers] == ["Look into your mail"]
    assert [mail["To"] for mail in door.mails()[before:]] == [ANA]
    assert title(door.ask("GET", door.link()).text) == "What you get"
    assert door.member("stranger@example.gov") is None
    assert title(door.ask("POST", "/leave", {"email": ANA}).text) == "Once more, please"
    assert title(door.ask("POST", "/leave", {"email": ANA, "website": "x"}).text) == "Look into your mail"
    assert door.ask("POST", "/leave", {"email": "ana"}).status == 422


@pytest.mark.parametrize(
    "command",
    [
        [sys.executable, "-c", "import sys, urllib.request as r; r.urlopen(sys.argv[2], sys.argv[1].encode())"],
        ["curl", "--silent", "--fail", "--data"],
        ["wget", "--quiet", "--output-document=-", "--post-data"],
    ],
    ids=lambda command: str(command[0]).rpartition("/")[2],
)
def test_other_programs_leave_with_one_click(door: OpenDoor, command: list[str]) -> None:
    """Whatever they send beside the one field; the next run leaves the reader out."""
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not here")
    ana = door.reader(ANA)
    address = f"{door.door.members.address}leave/{token(door, ana.id)}"
    subprocess.run([*command, "List-Unsubscribe=One-Click", address], check=True, capture_output=True)  # noqa: S603  our own words
    with member_store.opened(door.place) as connection:
        assert member_store.readers(connection, doors.NOON.date()) == ()


@pytest.mark.database
def test_a_door_with_a_list_on_a_server(tmp_path: Path, postgres: Callable[[], str]) -> None:
    """Works the same, from the form to the leaving."""
    with doors.running(tmp_path, place=postgres()) as door:
        ana = door.reader(ANA)
        assert title(door.ask("POST", f"/leave/{token(door, ana.id)}").text) == "You have left"
        assert doors.asked(door.inside, "GET", "/health", {"Host": "x"}).status == 200


def test_a_reader_chooses(door: OpenDoor) -> None:
    """Topics that the hub has, and a pause; what no form offers is left out."""
    ana = door.reader(ANA)
    path = f"/preferences/{token(door, ana.id)}"
    saved = door.ask("POST", path, {"topic": ["research", "none"], "pause": "28"})
    assert (title(saved.text), "Nothing comes before December 28, 2026." in saved.text) == ("Saved", True)
    assert re.findall(r'value="(\w+)" checked', saved.text) == ["research"]
    assert "Until December 28, 2026" in saved.text
    door.ask("POST", path, {"topic": ["cx", "research"], "pause": "keep"})
    found = door.member(ANA)
    assert found
    assert (found.topics, str(found.paused_until)) == (("cx", "research"), "2026-12-28")
    door.later(days=40)
    over = door.ask("GET", path).text
    assert ("Until" in over, "Nothing comes before" in over) == (False, False)
    again = door.ask("POST", path, {"pause": "0"})
    assert "This is what you get from now on." in again.text
    found = door.member(ANA)
    assert found
    assert (found.topics, found.paused_until) == ((), None)
    for odd in ({"pause": "9" * 9000}, {"pause": "-1"}, {}):
        assert door.ask("POST", path, odd).status == 200
    assert door.member(ANA).paused_until is None  # type: ignore[union-attr]


def test_a_reader_leaves_with_one_button(door: OpenDoor) -> None:
    """And comes to the same page a second time; of the address a hash remains, and a link to choices says so."""
    ana = door.reader(ANA)
    path = f"/leave/{token(door, ana.id)}"
    assert door.ask("OPTIONS", path).headers["Allow"] == "GET, HEAD, POST, OPTIONS"
    assert title(door.ask("GET", path).text) == "Leave GovCX Update?"
    for _ in range(2):
        left = door.ask("POST", path)
        assert (left.status, title(left.text)) == (200, "You have left")
    assert door.member(ANA) is None
    for method, where in (("GET", "leave"), ("GET", "preferences"), ("POST", "preferences")):
        answer = door.ask(method, f"/{where}/{token(door, ana.id)}", {} if method == "POST" else None)
        assert (answer.status, title(answer.text)) == (200, "You are not on the list")
    assert [note for note in door.notes if note.startswith(("left", "chosen"))] == [f"left {ana.id}"]


@pytest.mark.parametrize(
    "body",
    [
        (b"List-Unsubscribe=One-Click", "application/x-www-form-urlencoded"),
        (
            b'--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
            "multipart/form-data; boundary=b",
        ),
        (b"", None),
    ],
    ids=["urlencoded", "multipart", "empty"],
)
def test_a_mail_program_leaves_with_one_click(door: OpenDoor, body: tuple[bytes, str | None]) -> None:
    """As RFC 8058 has it: without a cookie, without a redirect, as often as it likes."""
    ana = door.reader(ANA)
    for _ in range(3):
        answer = door.ask("POST", f"/leave/{token(door, ana.id)}", body=body[0], Content_Type=body[1])
        assert answer.status == 200
        assert not {"Set-Cookie", "Location"} & set(answer.headers)
    assert door.member(ANA) is None


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("HTTP/1.0\r\nContent-Length: 0", b""),
        ("HTTP/1.1\r\nConnection: close\r\nContent-Length: 26\r\nExpect: 100-continue", b"List-Unsubscribe=One-Click"),
        (
            "HTTP/1.1\r\nConnection: close\r\nTransfer-Encoding: chunked",
            b"1a\r\nList-Unsubscribe=One-Click\r\n0\r\n\r\n",
        ),
        (
            "HTTP/1.1\r\nConnection: close\r\nContent-Length: 26\r\nContent-Type: text/plain; charset=nothing",
            b"List-Unsubscribe=One-Click",
        ),
        ("HTTP/1.1\r\nConnection: close\r\nContent-Length: 3000000", b"x" * 3_000_000),
        ("HTTP/1.1\r\nConnection: close", b""),
    ],
    ids=["HTTP/1.0", "continue", "chunked", "charset", "large", "no length"],
)
def test_a_mail_program_of_any_manners_leaves(door: OpenDoor, head: str, body: bytes) -> None:
    """Old, careful, in pieces, in another encoding, with more than anybody needs to say, or with nothing."""
    ana = door.reader(ANA)
    version, *rest = head.split("\r\n")
    lines = [f"POST /leave/{token(door, ana.id)} {version}", f"Host: {door.door.host}", *rest, "", ""]
    port = int(door.door.host.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall("\r\n".join(lines).encode() + body)
        said = connection.makefile("rb").read().removeprefix(b"HTTP/1.1 100 Continue\r\n\r\n")
    assert said.split(b" ", 2)[1] == b"200"
    assert door.member(ANA) is None


@pytest.mark.slow
@pytest.mark.parametrize(
    "around", ["{}.", "({})", "<{}>", "{},", '"{}"', "{}%20", "{}%3e", "*{}*", "{}=", "{}?utm_source=x"]
)
def test_a_link_that_was_copied_with_what_is_around_it(door: OpenDoor, around: str) -> None:
    """Works for who joins, who chooses and who leaves."""
    door.join(ANA)
    confirm = door.link().removeprefix("/confirm/")
    assert title(door.ask("GET", f"/confirm/{around.format(confirm)}").text) == "One more click"
    assert title(door.ask("POST", f"/confirm/{around.format(confirm)}").text) == "You are in"
    ana = door.member(ANA)
    assert ana
    mine = token(door, ana.id)
    shown = door.ask("GET", f"/preferences/{around.format(mine)}")
    assert f'action="/preferences/{mine}"' in shown.text
    assert title(door.ask("POST", f"/leave/{around.format(mine)}").text) == "You have left"


def test_a_reader_whose_mail_came_back_is_told(door: OpenDoor) -> None:
    """An old mail leads to their choices, where they read why nothing comes, and can leave."""
    ana = door.reader(ANA)
    with member_store.opened(door.place) as connection:
        member_store.bounce(connection, ana.id)
    for path in ("preferences", "leave"):
        answer = door.ask("GET", f"/{path}/{token(door, ana.id)}")
        assert "Mail to your address came back, so nothing is sent to you." in answer.text
    assert title(door.ask("POST", f"/leave/{token(door, ana.id)}").text) == "You have left"


def test_who_comes_back_can_leave_by_an_old_mail(door: OpenDoor) -> None:
    """The link in it is that of before."""
    ana = door.reader(ANA)
    door.ask("POST", f"/leave/{token(door, ana.id)}")
    door.later(days=30)
    assert door.reader(ANA).id == ana.id
    door.ask("POST", f"/leave/{token(door, ana.id)}")
    assert door.member(ANA) is None


def test_a_slip_is_named_beside_the_field(door: OpenDoor) -> None:
    """With what was typed, so that it can be corrected."""
    answer = door.join("ana@example")
    assert answer.status == 422
    assert 'value="ana@example"' in answer.text
    assert 'aria-invalid="true" aria-describedby="wrong"' in answer.text
    assert door.mails() == []


def test_the_doors_own_form_needs_the_time_of_a_person(door: OpenDoor) -> None:
    """Who is faster, or comes with the form of another network, is asked once more, and then it works."""
    form = door.ask("GET", "/join").text
    stamp = re.search('name="stamp" value="([^"]+)"', form)
    assert stamp
    again = door.ask("POST", "/join", {"email": ANA, "stamp": stamp[1]})
    assert (title(again.text), f'value="{ANA}"' in again.text) == ("Once more, please", True)
    door.later(seconds=3)
    door.door.proxies = (doors.LOOPBACK,)
    other = door.ask("POST", "/join", {"email": ANA, "stamp": stamp[1]}, X_Forwarded_For="192.0.2.7")
    assert title(other.text) == "Once more, please"
    assert title(door.ask("POST", "/join", {"email": ANA, "stamp": stamp[1]}).text) == "Look into your mail"
    door.settle()
    assert len(door.mails()) == 1
    door.later(days=2)
    assert title(door.ask("POST", "/join", {"email": ANA, "stamp": stamp[1]}).text) == "Once more, please"


def test_a_program_that_fills_in_all_fields_is_told_what_a_person_is_told(door: OpenDoor) -> None:
    """And nothing happens."""
    site = door.door.config.site_url.rstrip("/")
    answer = door.ask("POST", "/join", {"email": ANA, "website": "https://example.org"}, Origin=site)
    door.settle()
    assert (title(answer.text), door.mails(), door.member(ANA)) == ("Look into your mail", [], None)


def test_a_mail_that_the_server_does_not_take_is_tried_again(door: OpenDoor) -> None:
    """For a while; nothing is told to who asked."""
    door.relay.takes = "451 4.7.1 Later"
    door.join(ANA)
    while len(door.notes) < 3:
        door.settle()
    assert [note.rpartition(" ")[0] for note in door.notes[:-1]] == ["mail pending"] * 3
    assert door.notes[-1] == "a mail was given up"
    assert 'hub_members_mails_total{state="failed"} 1' in metrics(door)
    door.relay.takes = "550 5.1.1 No such mailbox"
    door.join("ben@example.gov")
    assert door.notes[-1].startswith("mail failed")
    assert door.mails() == []


def test_what_waits_for_the_mail_server_is_counted(door: OpenDoor) -> None:
    """Until it is tried again; where too many wait by then, it is given up, and the log says so."""
    requests = door.door.requests
    requests.again = (0.5,)
    door.relay.greets = "421 4.3.2 Shutting down"
    door.join(ANA)
    assert "hub_members_waiting 1\n" in metrics(door)
    requests.queue = asyncio.Queue(1)
    requests.queue.put_nowait(JoinRequest(address="ben@example.gov"))
    while requests.later:
        pass
    assert door.notes[-1] == "a mail was given up"
    requests.queue.get_nowait()
    assert "hub_members_waiting 0\n" in metrics(door)


def test_a_list_that_cannot_be_opened(door: OpenDoor) -> None:
    """Is told to the machine, not to the reader; what was asked is tried again."""
    ana = door.reader(ANA)
    good = door.door.requests.place
    door.door.requests.place = "sqlite:////nowhere/members.db"
    refused = door.ask("GET", f"/leave/{token(door, ana.id)}")
    assert (refused.status, title(refused.text)) == (503, "Please come back in a few minutes")
    assert doors.asked(door.inside, "GET", "/health", {"Host": "127.0.0.1"}).status == 503
    assert doors.asked(door.inside, "GET", "/metrics", {"Host": "127.0.0.1"}).status == 503
    door.join("ben@example.gov")
    door.door.requests.place = good
    while not door.member("ben@example.gov"):
        door.settle()
    assert any(note.startswith("not done: the file /nowhere/members.db cannot be opened") for note in door.notes)


def test_a_fault_is_told_without_its_words(door: OpenDoor, monkeypatch: pytest.MonkeyPatch) -> None:
    """They may quote what somebody has sent."""
    monkeypatch.setattr(member_pages, "address", fails)
    answer = door.ask("GET", "/join")
    assert (answer.status, title(answer.text), ANA in answer.text) == (500, "Something went wrong here", False)
    assert door.notes == ["not answered: RuntimeError"]


def test_a_request_that_fails_stops_no_other(door: OpenDoor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where hub itself is at fault, and more often than there are workers."""
    with monkeypatch.context() as broken:
        broken.setattr(member_mails, "of", fails)
        for number in range(5):
            door.join(f"r{number}@example.gov")
    assert door.notes == ["not done: RuntimeError"] * 5
    door.join(ANA)
    assert len(door.mails()) == 1


def test_programs_of_the_machine_read_health_and_counts(door: OpenDoor) -> None:
    """At a port of their own; nobody is named."""
    ana = door.reader(ANA)
    door.ask("POST", f"/leave/{token(door, ana.id)}")
    door.join("ben@example.gov")
    assert doors.asked(door.inside, "GET", "/health", {"Host": "door"}).text == "ok\n"
    told = doors.asked(door.inside, "GET", "/metrics", {"Host": "door"}).text.splitlines()
    assert {
        'hub_members_events_total{event="asked"} 2',
        'hub_members_events_total{event="left"} 1',
        'hub_members_mails_total{state="sent"} 2',
        'hub_members_answers_total{page="/leave/{token}",status="200"} 1',
        'hub_members_listed{state="pending"} 1',
        'hub_members_listed{state="left"} 1',
        "hub_members_waiting 0",
        "# TYPE hub_members_waiting gauge",
        "# TYPE hub_members_events_total counter",
    } <= set(told)
    for path in ("/health", "/metrics"):
        assert door.ask("GET", path).status == 404


def test_the_look_is_that_of_the_site(tmp_path: Path) -> None:
    """Its stylesheet with some rules more, and its mark; both may be kept for an hour."""
    look = Look(stylesheet=":root{--ink:#123}", mark=b"picture", mark_type="image/png")
    with doors.running(tmp_path, look=look) as door:
        sheet = door.ask("GET", "/assets/door.css")
        assert sheet.text.startswith(":root{--ink:#123}")
        assert ".pick {" in sheet.text
        assert (sheet.headers["Content-Type"], sheet.headers["Cache-Control"]) == ("text/css", "public, max-age=3600")
        mark = door.ask("GET", "/assets/mark")
        assert (mark.text, mark.headers["Content-Type"]) == ("picture", "image/png")
        page = door.ask("GET", "/").text
        assert f'<a class="name" href="{door.door.config.site_url}">' in page
        assert "What we keep of you" in page


def test_when_too_much_waits_everybody_hears_the_same(tmp_path: Path) -> None:
    """That the door is busy; also when all together ask too often."""
    with doors.running(tmp_path, everybody=RateLimit(1, 60)) as door:
        assert [door.join(address).status for address in (ANA, ANA, "ben@example.gov")] == [200, 503, 503]
    with doors.running(tmp_path / "full") as door:
        door.door.requests.queue = asyncio.Queue(1)
        door.door.requests.queue.put_nowait(JoinRequest(address=ANA))
        site = door.door.config.site_url.rstrip("/")
        assert door.ask("POST", "/join", {"email": ANA}, Origin=site).status == 503


def test_many_networks_of_one_customer_do_not_use_up_what_everybody_has(tmp_path: Path) -> None:
    """Each of them may ask, but not all of them as often as they like."""
    with doors.running(tmp_path, sites=RateLimit(2, 60), proxies=(doors.LOOPBACK,)) as door:
        froms = ("2001:db8:1:1::1", "2001:db8:1:2::1", "2001:db8:1:3::1", "2001:db8:2:1::1", "192.0.2.7")
        asked = [door.join(ANA, X_Forwarded_For=one).status for one in froms]
        assert asked == [200, 200, 429, 200, 200]


def test_an_answer_that_no_page_gives_has_the_headers_of_all_others(door: OpenDoor) -> None:
    """A request may expect what no server does, which is refused before it reaches a page."""
    answer = door.ask("GET", "/join", Expect="<b>miracles</b>")
    assert answer.status == 417
    assert {name: answer.headers.get(name) for name in member_server.HEADERS} == member_server.HEADERS
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert "Server" not in answer.headers
    assert "Server" not in door.ask("GET", "/join").headers


def test_those_who_do_not_open_the_link_are_deleted(tmp_path: Path) -> None:
    """When the door opens, and each hour; a list that cannot be opened is tried again."""
    with doors.running(tmp_path) as door:
        door.join(ANA)
        place = door.place
    with doors.running(tmp_path / "later", place=place, sweeps=0.01) as door:
        door.later(days=3)
        while door.member(ANA):
            pass
        door.door.requests.place = "sqlite:////nowhere/members.db"
        while not any(note.startswith("not swept: ") for note in door.notes):
            pass


def test_an_address_that_is_taken() -> None:
    """Is told with what to do."""
    with member_server.listening("127.0.0.1", 0) as taken, pytest.raises(HubError, match="choose another one"):
        member_server.listening("127.0.0.1", taken.getsockname()[1])
    with member_server.listening("::1", 0) as six:
        assert six.family == socket.AF_INET6
