"""What mails that came back do to their readers."""

from __future__ import annotations

import mailbox
from contextlib import closing
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sql

from hub.errors import HubError
from hub.members import member_store, suppression_list
from hub.members.mailing import bounces, reader_ledger, returned_mail
from hub.members.mailing.bounces import Bounce
from hub.members.mailing.reader_ledger import DELIVERIES, Mailing
from tests.members.mailing import bounce_samples

if TYPE_CHECKING:
    from pathlib import Path

    from hub.members.mailing.bounces import Kind
    from hub.members.member_keys import Keyring

ISSUES = ("2026-11-06", "2026-11-13", "2026-11-20", "2026-11-27")
NOW = datetime(2026, 11, 27, 16, tzinfo=UTC)
TODAY = date(2026, 11, 27)


@pytest.fixture
def tokens(place: Path | str, keyring: Keyring) -> dict[str, str]:
    """One member, and the token of their mail of each of four issues."""
    with member_store.opened(place) as connection:
        member_store.take_in(connection, "ana@example.org", keyring, NOW, source="a test")
    for issue in ISSUES:
        begun = Mailing(issue=issue, state="sending", mark="m", editor="Ana", begun="", changed="")
        reader_ledger.begin(place, begun, TODAY, lambda _: "")
    with member_store.opened(place) as connection:
        chosen = sql.select(DELIVERIES.c.issue, DELIVERIES.c.token)
        return {issue: token for issue, token in connection.execute(chosen)}  # noqa: C416  a row is no pair for mypy


def state(place: Path | str, keyring: Keyring) -> str:
    """What the list knows of the member."""
    with member_store.opened(place) as connection:
        found = member_store.by_address(connection, "ana@example.org")
        gone = suppression_list.find(connection, "ana@example.org", keyring)
    return found.state if found else gone.reason if gone else "nobody"


def come_back(place: Path | str, keyring: Keyring, token: str, kind: Kind, status: str = "") -> bool:
    """Let a mail come back; whether that took the reader off the list."""
    with member_store.opened(place) as connection:
        return returned_mail.note(connection, Bounce(kind=kind, token=token, status=status), keyring, NOW)


def test_an_address_that_is_not_there_is_off_at_once(
    place: Path | str, tokens: dict[str, str], keyring: Keyring
) -> None:
    """A server that says 5.1.1 means it, and asking again harms the sender's name."""
    assert come_back(place, keyring, tokens[ISSUES[0]], "hard", "5.1.1")
    assert state(place, keyring) == "bounced"


def test_other_words_must_come_three_times_in_a_row(
    place: Path | str, tokens: dict[str, str], keyring: Keyring
) -> None:
    """Two mails for one issue count once."""
    first, second, third, _ = (tokens[issue] for issue in ISSUES)
    assert [come_back(place, keyring, token, "hard") for token in (first, first, second, third)] == [
        *(False, False, False),
        True,
    ]
    assert state(place, keyring) == "bounced"


@pytest.mark.parametrize(("last", "is_off"), [(2, True), (3, False)])
def test_a_mail_that_is_late_and_then_comes_back_is_the_third_in_a_row(
    place: Path | str, tokens: dict[str, str], keyring: Keyring, last: int, *, is_off: bool
) -> None:
    """Servers tell of a delay first; an issue that was only late, between those that came back, ends the row."""
    for number, kind in ((0, "hard"), (1, "hard"), (2, "soft")):
        come_back(place, keyring, tokens[ISSUES[number]], kind)  # type: ignore[arg-type]
    assert come_back(place, keyring, tokens[ISSUES[last]], "hard") is is_off


def test_an_issue_that_arrived_begins_the_count_again(
    place: Path | str, tokens: dict[str, str], keyring: Keyring
) -> None:
    """Hard for the first two and the last of four is not three in a row; neither is a soft one in between."""
    first, second, third, fourth = (tokens[issue] for issue in ISSUES)
    for token in (first, second, fourth):
        come_back(place, keyring, token, "hard")
    assert state(place, keyring) == "active"
    come_back(place, keyring, third, "soft")
    assert state(place, keyring) == "active"


def test_soft_ones_are_only_counted(place: Path | str, tokens: dict[str, str], keyring: Keyring) -> None:
    """A full mailbox keeps its reader, however often."""
    assert not any(come_back(place, keyring, token, "soft") for token in tokens.values())
    assert state(place, keyring) == "active"
    with member_store.opened(place) as connection:
        counted = connection.execute(sql.select(returned_mail.B.soft, returned_mail.B.hard)).one()
    assert tuple(counted) == (4, 0)


def test_who_complains_has_left(place: Path | str, tokens: dict[str, str], keyring: Keyring) -> None:
    """And no import brings them back; a second complaint finds nobody."""
    assert come_back(place, keyring, tokens[ISSUES[3]], "complaint")
    assert state(place, keyring) == "complained"
    assert not come_back(place, keyring, tokens[ISSUES[2]], "complaint")


def test_what_says_nothing_of_a_reader_does_nothing(
    place: Path | str, tokens: dict[str, str], keyring: Keyring
) -> None:
    """Answers of programs, tokens that nobody has, and what is weaker than what came before."""
    token = tokens[ISSUES[3]]
    assert not come_back(place, keyring, token, "auto-reply")
    assert not come_back(place, keyring, "a" * 16, "complaint")
    come_back(place, keyring, token, "hard")
    come_back(place, keyring, token, "soft")
    found = reader_ledger.found(place, ISSUES[3], NOW)
    assert found is not None
    assert found.counts["hard"] == 1
    assert state(place, keyring) == "active"


def test_counts_go_with_their_reader(place: Path | str, tokens: dict[str, str], keyring: Keyring) -> None:
    """Nothing is known of who has left; of who stays it is."""
    kinds: tuple[tuple[Kind, int], ...] = (("soft", 0), ("complaint", 1))
    for kind, gone in kinds:
        come_back(place, keyring, tokens[ISSUES[1]], kind)
        with member_store.opened(place) as connection:
            assert returned_mail.forget_former(connection) == gone


def test_a_maildir_is_read_once(place: Path | str, tokens: dict[str, str], keyring: Keyring, tmp_path: Path) -> None:
    """What is new is counted, and marked as seen; it stays for a person to read."""
    folder = tmp_path / "Maildir"
    ours = tokens[ISSUES[3]].encode()
    gone = bounce_samples.exim("550 5.1.1 <ana.reader@example.org>: User unknown")
    mails = [gone.replace(bounce_samples.TOKEN.encode(), ours), gone, b"Subject: Hello\n\nWords\n"]
    with closing(mailbox.Maildir(folder)) as box:
        for mail in mails:
            box.add(mail)
    assert returned_mail.read(place, folder, keyring, NOW) == {"hard": 2, "unknown": 1, "off": 1}
    assert state(place, keyring) == "bounced"
    assert returned_mail.read(place, folder, keyring, NOW).total() == 0
    seen = sorted(file.name for file in (folder / "cur").iterdir())
    assert (len(seen), {name.rpartition(":")[2] for name in seen}) == (3, {"2,S"})


def test_a_mail_that_a_program_only_looked_at_is_read(
    place: Path | str, tokens: dict[str, str], keyring: Keyring, tmp_path: Path
) -> None:
    """An editor's mail program moves it out of the folder of what is new; one that somebody has read is theirs."""
    gone = bounce_samples.exim("550 5.1.1 <ana.reader@example.org>: User unknown")
    gone = gone.replace(bounce_samples.TOKEN.encode(), tokens[ISSUES[3]].encode())
    with closing(mailbox.Maildir(tmp_path / "Maildir")):
        (tmp_path / "Maildir" / "cur" / "1.a:2,F").write_bytes(gone)
        (tmp_path / "Maildir" / "cur" / "2.b:2,RS").write_bytes(b"Subject: Thank you\n\nWords\n")
        (tmp_path / "Maildir" / "cur" / "3.c").mkdir()
        (tmp_path / "Maildir" / "new" / "4.d").symlink_to(tmp_path / "gone")
    assert returned_mail.read(place, tmp_path / "Maildir", keyring, NOW) == {"hard": 1, "off": 1}
    assert (tmp_path / "Maildir" / "cur" / "1.a:2,FS").read_bytes() == gone
    assert returned_mail.read(place, tmp_path / "Maildir", keyring, NOW).total() == 0


def test_a_mail_that_a_program_moves_meanwhile_waits_for_the_next_run(
    place: Path | str, keyring: Keyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is neither lost nor in the way of others."""
    folder = tmp_path / "Maildir"
    with closing(mailbox.Maildir(folder)):
        for name in ("1.a", "2.b"):
            (folder / "new" / name).write_bytes(b"Subject: Hello\n\nWords\n")

    looked = bounces.read

    def read(data: bytes) -> Bounce:
        if (folder / "new" / "2.b").exists():
            (folder / "new" / "2.b").rename(folder / "cur" / "2.b:2,")
        return looked(data)

    monkeypatch.setattr("hub.members.mailing.returned_mail.bounces.read", read)
    assert returned_mail.read(place, folder, keyring, NOW) == {"unknown": 1, "off": 0}
    assert returned_mail.read(place, folder, keyring, NOW) == {"unknown": 1, "off": 0}
    assert sorted(file.name for file in (folder / "cur").iterdir()) == ["1.a:2,S", "2.b:2,S"]


def test_a_mail_that_is_built_to_break_a_parser_stops_no_other(
    place: Path | str, tokens: dict[str, str], keyring: Keyring, tmp_path: Path
) -> None:
    """Thousands of parts, each within the one before: anybody can send that to the return path."""
    part = b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n'
    nested = b"Subject: Undelivered\n" + b"".join(part % (number, number) for number in range(5000))
    gone = bounce_samples.exim("550 5.1.1 <ana.reader@example.org>: User unknown")
    with closing(mailbox.Maildir(tmp_path / "Maildir")):
        for name, mail in (
            ("1.a", nested),
            ("2.b", gone.replace(bounce_samples.TOKEN.encode(), tokens[ISSUES[3]].encode())),
        ):
            (tmp_path / "Maildir" / "new" / name).write_bytes(mail)
    assert returned_mail.read(place, tmp_path / "Maildir", keyring, NOW) == {"hard": 1, "unknown": 1, "off": 1}


def test_a_mail_that_cannot_be_read_stops_no_other(place: Path | str, keyring: Keyring, tmp_path: Path) -> None:
    """It is named at the end, when what came after it has been read."""
    folder = tmp_path / "Maildir"
    with closing(mailbox.Maildir(folder)):
        (folder / "new" / "1.a").symlink_to("/proc/self/mem")  # which is there, and gives an error to all who read it
        (folder / "new" / "2.b").write_bytes(b"Subject: Hello\n\nWords\n")
    with pytest.raises(HubError, match=r"all mails were read but these: .*/new/1\.a: Input/output error"):
        returned_mail.read(place, folder, keyring, NOW)
    assert [file.name for file in (folder / "cur").iterdir()] == ["2.b:2,S"]


def test_another_folder_is_refused(place: Path | str, keyring: Keyring, tmp_path: Path) -> None:
    """And not turned into a mailbox."""
    with pytest.raises(HubError, match="is not a Maildir, which has the folders new, cur and tmp"):
        returned_mail.read(place, tmp_path / "nothing", keyring, NOW)
    assert not (tmp_path / "nothing").exists()
