"""The list of members, from a terminal."""

from __future__ import annotations

import importlib.util
import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hub.base import clock
from hub.cli import main, members_commands
from hub.members import member_keys, member_store
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

KEY = "k" * 40
TABLE = "address,topics\nana@example.gov,\nben@example.gov,\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a small hub on Sunday, November 22, 2026, with a key and a table of two readers beside it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", flow.NOON)
    monkeypatch.setenv("HUB_MEMBERS_KEYS", KEY)
    monkeypatch.delenv("HUB_MEMBERS_URL", raising=False)
    flow.hub(tmp_path / "hub")
    (tmp_path / "readers.csv").write_text(TABLE)
    return tmp_path / "hub"


def hub(root: Path, *words: str, typed: str = "") -> Result:
    """Run a command on the list of members."""
    done = CliRunner().invoke(main, ["--root", str(root), "members", *words], input=typed)
    assert "@example" not in done.stderr, "messages name lines and ids, never addresses"
    return done


def taken_in(root: Path, *words: str) -> Result:
    """Import the table."""
    return hub(root, "import", str(root.parent / "readers.csv"), "--consent", "Paper list", *words)


def test_an_import_asks_for_the_consent(root: Path) -> None:
    """And keeps the words with each reader; without any, nobody is taken in."""
    done = hub(root, "import", str(root.parent / "readers.csv"), typed="Paper list, spring meeting\n")
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "added: 2, known already: 0, left before: 0, wrong: 0")
    shown = hub(root, "show", "Ana@example.gov").stdout
    assert "source        import on 2026-11-22: Paper list, spring meeting\n" in shown
    for empty in (" ", ""):
        refused = hub(root, "import", str(root.parent / "readers.csv"), "--consent", empty)
        assert (refused.exit_code, "--consent is empty" in refused.stderr) == (2, True)


def test_an_import_names_bad_lines(root: Path) -> None:
    """Each with its number, and takes the others in, but in a dry run."""
    (root.parent / "readers.csv").write_text(f"{TABLE}ana(at)example.gov,\ncleo@example.gov,none\n")
    dry = taken_in(root, "--dry-run")
    assert dry.stdout == "would be added: 2, known already: 0, left before: 0, wrong: 2\n"
    assert hub(root, "list").stdout == ""
    done = taken_in(root)
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "readers.csv:4: An email address must have an @-sign",
        "readers.csv:5: 'none' is not a topic of this hub; write one of cx, research",
        "Correct the lines above, and import the file again: nobody is added twice.",
    ]


def test_of_who_has_left_nothing_is_to_be_corrected(root: Path) -> None:
    """An import that leaves out nobody else asks for nothing."""
    (root.parent / "readers.csv").write_text("email,status\nana@example.gov,active\nben@example.gov,unsubscribed\n")
    done = taken_in(root)
    assert (done.exit_code, done.stdout) == (1, "added: 1, known already: 0, left before: 0, wrong: 1\n")
    assert done.stderr.splitlines() == [
        "readers.csv:3: the table calls this person 'unsubscribed'; only who has agreed to get it is taken in"
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_a_table_may_come_from_any_spreadsheet(root: Path, encoding: str) -> None:
    """In the encodings that they save; a cell that would be computed, and a name, are not looked at."""
    table = 'Name;E-Mail\r\n"Jörg ""Jo"" Ñ";jo@bücher.example.org\r\n=1+1;ben@example.gov\r\n'
    (root.parent / "readers.csv").write_bytes(table.encode(encoding))
    assert taken_in(root).stdout == "added: 2, known already: 0, left before: 0, wrong: 0\n"
    assert [line.split(",")[0] for line in hub(root, "export").stdout.splitlines()[1:]] == [
        "ben@example.gov",
        "jo@xn--bcher-kva.example.org",
    ]


def test_members_are_listed_and_exported(root: Path) -> None:
    """All, or those in a state."""
    taken_in(root)
    lines = hub(root, "list").stdout.splitlines()
    assert [re.sub("^[0-9a-f]{32}", "ID", line) for line in lines] == [
        "ID  active   ana@example.gov  all topics",
        "ID  active   ben@example.gov  all topics",
    ]
    assert hub(root, "list", "--state", "pending").stdout == ""
    assert hub(root, "list", "--topic", "research").stdout == ""
    wrong = hub(root, "list", "--topic", "reserch")
    assert (wrong.exit_code, wrong.stdout) == (1, "")
    assert "'reserch' is not a topic of this hub; did you mean \"research\"? (cx, research)" in wrong.stderr
    table = hub(root, "export").stdout.splitlines()
    assert [line.split(",")[0] for line in table] == ["address", "ana@example.gov", "ben@example.gov"]
    known = json.loads(hub(root, "export", "ana@example.gov").stdout)
    assert (known["member"]["address"], known["member"]["state"]) == ("ana@example.gov", "active")
    assert known["mails"] == []
    shown = hub(root, "show", known["member"]["id"]).stdout
    assert shown == hub(root, "show", "ana@example.gov").stdout
    assert "address       ana@example.gov\n" in shown


def test_a_list_in_another_language_has_columns(root: Path) -> None:
    """However long its words for the states are."""
    settings = root / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("      areas:", "      language: es\n      areas:", 1), "utf-8"
    )
    taken_in(root)
    with member_store.opened(member_store.database(root)) as connection:
        member_store.add_pending(connection, "zoe@example.gov", member_keys.of(root), clock.now(), source="form")
    lines = hub(root, "list").stdout.splitlines()
    assert [line.split()[1] for line in lines] == ["activo", "activo", "pendiente"]
    assert len({line.index("@example.gov") for line in lines}) == 1
    assert lines[0].endswith("  todos los temas")


def test_a_list_moves_to_another_database(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nobody who had left is brought back there by a table."""
    taken_in(root)
    hub(root, "suppress", "ben@example.gov")
    monkeypatch.setenv("HUB_MEMBERS_URL", f"sqlite:///{root}/.hub/new.db")
    done = hub(root, "copy", str(root / ".hub" / "members.db"))
    assert done.stdout == "1 member is there, with all that belongs to the list. Next: hub members stats\n"
    assert taken_in(root).stdout == "added: 0, known already: 1, left before: 1, wrong: 0\n"


def test_who_is_forgotten_or_suppressed_stays_away(root: Path) -> None:
    """Whatever a table says; the reason can be shown and counted."""
    taken_in(root)
    assert hub(root, "forget", "ana@example.gov").stdout == "Everything is deleted.\n"
    assert hub(root, "suppress", "ben@example.gov").stdout == "The member is off the list.\n"
    assert hub(root, "suppress", "cleo@example.gov").stdout == "The address is on the suppression list.\n"
    assert taken_in(root).stdout == "added: 0, known already: 0, left before: 2, wrong: 0\n"
    assert hub(root, "show", "ana@example.gov").stdout == "forgotten     since November 22, 2026 at 11:00\n"
    assert hub(root, "stats").stdout.split() == [
        *("active", "0", "pending", "0", "bounced", "0", "left", "0", "complained", "0"),
        *("suppressed", "2", "forgotten", "1"),
    ]
    assert json.loads(hub(root, "stats", "--json").stdout)["suppressed"] == 2


@pytest.mark.parametrize(("command", "reason"), [("suppress", "suppressed"), ("forget", "forgotten")])
def test_a_member_may_be_named_as_logs_do(root: Path, command: str, reason: str) -> None:
    """After a copy was brought back, the log knows who has left since."""
    taken_in(root)
    ana = json.loads(hub(root, "export", "ana@example.gov").stdout)["member"]["id"]
    assert hub(root, command, ana).exit_code == 0
    assert hub(root, "show", "ana@example.gov").stdout.startswith(reason)


def test_who_has_left_is_still_known_by_the_id_in_logs(root: Path) -> None:
    """To show, to export and to suppress once more; who is forgotten is not, and no import brings them back."""
    taken_in(root)
    exported = hub(root, "export", "ana@example.gov").stdout
    ana = json.loads(exported)["member"]["id"]
    assert hub(root, "export", ana).stdout == exported
    hub(root, "suppress", ana)
    assert hub(root, "show", ana).stdout == "suppressed    since November 22, 2026 at 11:00\n"
    assert json.loads(hub(root, "export", ana).stdout)["suppression"]["member"] == ana
    assert hub(root, "suppress", ana).stdout == "The address is on the suppression list.\n"
    assert hub(root, "forget", ana).stdout == "Everything is deleted.\n"
    assert hub(root, "show", ana).exit_code == hub(root, "forget", ana).exit_code == 1
    assert hub(root, "show", "ana@example.gov").stdout.startswith("forgotten ")
    assert taken_in(root).stdout == "added: 0, known already: 1, left before: 1, wrong: 0\n"


@pytest.mark.parametrize("command", ["suppress", "forget", "show", "export"])
def test_nobody_is_taken_off_with_a_wrong_key(root: Path, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hash would not be known again, the next import would bring them back, and who asks would hear "nothing"."""
    taken_in(root)
    hub(root, "suppress", "ana@example.gov")
    monkeypatch.setenv("HUB_MEMBERS_KEYS", "w" * 40)
    done = hub(root, command, "ben@example.gov")
    assert (done.exit_code, "known by a key that HUB_MEMBERS_KEYS lacks" in done.stderr) == (1, True)
    assert [line.split()[2] for line in hub(root, "list").stdout.splitlines()] == ["ben@example.gov"]


def test_a_host_is_known_however_it_is_written(root: Path) -> None:
    """In any letters of the world, large or small: whoever asks to be deleted must be found."""
    (root.parent / "readers.csv").write_text("address\nana@bücher.example.org\n", "utf-8")
    taken_in(root)
    assert json.loads(hub(root, "export", "ana@BÜCHER.example.org").stdout)["member"]["state"] == "active"
    assert hub(root, "forget", "Ana@xn--bcher-kva.example.org").exit_code == 0
    assert hub(root, "show", "ana@bücher.example.org").stdout.startswith("forgotten ")


@pytest.mark.parametrize(("command", "data"), [("show", ""), ("forget", ""), ("export", "{}\n")])
@pytest.mark.parametrize("named", ["stranger@example.gov", "0" * 32])
def test_a_stranger_is_not_known(root: Path, command: str, data: str, named: str) -> None:
    """And the exit code says so."""
    taken_in(root)
    hub(root, "suppress", "ben@example.gov")
    done = hub(root, command, named)
    assert (done.exit_code, done.stdout, done.stderr) == (1, data, "Nothing is known of this address.\n")


def test_only_an_address_can_be_suppressed(root: Path) -> None:
    """A slip would look as if it had worked."""
    done = hub(root, "suppress", "ben")
    assert (done.exit_code, done.stderr) == (1, "An email address must have an @-sign\n")


def test_pauses_are_shown(root: Path) -> None:
    """With the other dates, and topics."""
    taken_in(root)
    with member_store.opened(member_store.database(root)) as connection:
        ana = member_store.by_address(connection, "ana@example.gov")
        assert ana
        member_store.pause(connection, ana.id, ana.joined_at.date())
        member_store.set_topics(connection, ana.id, ["forms"])
    shown = hub(root, "show", "ana@example.gov").stdout
    assert "topics        forms\n" in shown
    assert "paused until  November 22, 2026\n" in shown


def test_a_key_is_printed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the line that goes into the file of secrets; without one, the message names that file."""
    line = hub(root, "key").stdout
    assert re.fullmatch(r"HUB_MEMBERS_KEYS=[\w-]{43}\n", line)
    monkeypatch.delenv("HUB_MEMBERS_KEYS")
    refused = hub(root, "stats")
    assert refused.stderr.startswith("HUB_MEMBERS_KEYS is not set; set it in the environment, or write a line")
    (root / ".hub" / "secrets").write_text(line)
    (root / ".hub" / "secrets").chmod(0o600)
    assert hub(root, "stats").exit_code == 0


def test_without_the_extra_the_command_says_how_to_get_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else of hub needs it."""
    missing = {"itsdangerous": None}
    monkeypatch.setattr(members_commands, "find_spec", lambda name: missing.get(name, importlib.util.find_spec(name)))
    monkeypatch.setattr(members_commands, "EXTRA", ("itsdangerous",))
    done = hub(root, "stats")
    assert (done.exit_code, "pip install 'practice-hub[members]'" in done.stderr) == (1, True)


def test_a_test_mail_tells_whether_it_was_signed(root: Path) -> None:
    """And whose word that is: the mail itself, or the server that took it."""
    mail, sender = root.parent / "mail.eml", "From: update@news.example.gov\n\nWords\n"
    signature = "DKIM-Signature: d=example.gov; h=from; b=abc\n"
    mail.write_text(sender)
    bare = hub(root, "signature", str(mail))
    assert (bare.exit_code, bare.stdout, "no signature" in bare.stderr) == (1, "", True)
    mail.write_text(signature + sender)
    unproven = hub(root, "signature", str(mail))
    assert (unproven.exit_code, unproven.stdout) == (0, "The mail is signed for example.gov.\n")
    assert "send the test to a mailbox elsewhere, too" in unproven.stderr
    mail.write_text(f"Authentication-Results: mx.example.org; dkim=pass header.d=example.gov\n{signature}{sender}")
    assert hub(root, "signature", str(mail)).stderr == "The server that took it found the signature right.\n"
