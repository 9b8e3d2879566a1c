"""What the answers of a mail server mean for a run: for one reader, or for all."""

from __future__ import annotations

import threading
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pytest

from hub.base import translation
from hub.deliver.smtp import Outcome
from hub.members import member_store
from hub.members.mailing import reader_ledger
from hub.members.mailing.pace import Pace
from hub.members.mailing.sending import Sending
from tests.members.mailing.test_reader_ledger import ISSUE, NOW, TODAY, begun, counts, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from hub.deliver.smtp import Stage
    from hub.members.mailing.bounces import Bounce
    from hub.members.mailing.reader_ledger import ReaderRow
    from hub.members.member_keys import Keyring

SENT = Outcome(state="sent", reply="250 OK")


class Server:
    """A transport that says what a function of the number of the message says."""

    def __init__(self, says: Callable[[int], Outcome]) -> None:
        self.says, self.messages = says, 0
        self.lock = threading.Lock()

    @contextmanager
    def connect(self) -> Iterator[Server]:
        """A connection."""
        yield self

    def send(self, sender: str, recipient: str, message: bytes) -> Outcome:
        """Hear of a message."""
        assert (sender, message) == ("bounce+token@example.gov", b"words")
        assert recipient.endswith("@example.org")
        with self.lock:
            self.messages += 1
            return self.says(self.messages)


@pytest.fixture
def ledger(tmp_path: Path, keyring: Keyring) -> Path:
    """Forty readers who wait."""
    place = tmp_path / "members.db"
    joined(place, keyring, 40)
    begun(place)
    return place


def run(
    place: Path | str, server: Server, connections: int = 1, stop: threading.Event | None = None
) -> tuple[str, str, list[str]]:
    """Send; how the mailing is, why it stopped, and the codes of readers whose addresses take no mail."""
    bounced = list[str]()

    def heard(_: ReaderRow, bounce: Bounce) -> None:
        bounced.append(f"{bounce.kind} {bounce.status}".strip())

    at = [0.0]
    with reader_ledger.working(place, ISSUE, TODAY) as worker:
        state, reason = Sending(
            worker=worker,
            mail=lambda _: ("bounce+token@example.gov", b"words"),
            connect=server.connect,
            pace=Pace(9999, lambda: at[0], lambda seconds: at.__setitem__(0, at[0] + seconds)),
            bounced=heard,
            stop=stop or threading.Event(),
            connections=connections,
        ).run()
    return state, reason, bounced


def test_all_get_it(ledger: Path) -> None:
    """Over several connections, each reader once."""
    server = Server(lambda _: SENT)
    assert run(ledger, server, 4) == ("sent", "", [])
    assert (server.messages, counts(ledger)) == (40, {"sent": 40, "lately": 40})


@pytest.mark.parametrize(
    "busy",
    [
        Outcome(state="pending", reply="421 4.7.0 busy", stage="sender"),
        Outcome(state="pending", reply="454 4.7.1 later", stage="message"),
        Outcome(state="pending", reply="no connection: refused", stage="connection"),
    ],
)
def test_a_server_that_is_busy_now_and_then(ledger: Path, busy: Outcome) -> None:
    """Every fourth answer: nobody has failed, and nobody is uncertain."""
    server = Server(lambda number: SENT if number % 4 else busy)
    assert run(ledger, server, 4) == ("sent", "", [])
    assert counts(ledger) == {"sent": 40, "lately": 40}


def test_a_server_that_stays_busy(ledger: Path) -> None:
    """The run stops and says so; everybody is still there."""
    server = Server(lambda _: Outcome(state="pending", reply="421 4.7.0 busy", stage="sender"))
    assert run(ledger, server) == ("sending", "the mail server has taken nothing for minutes: 421 4.7.0 busy", [])
    assert counts(ledger) == {"pending": 40, "lately": 0}


def test_a_run_speaks_the_language_of_who_began_it(ledger: Path) -> None:
    """Its threads do, which hear what the server says."""
    server = Server(lambda _: Outcome(state="pending", reply="421 4.7.0 busy", stage="sender"))
    with translation.speaking("es"):
        assert run(ledger, server)[1] == "el servidor de correo lleva minutos sin aceptar nada: 421 4.7.0 busy"


def test_no_answer_is_uncertain_and_not_repeated(ledger: Path) -> None:
    """The connection ended behind the message."""
    lost = Outcome(state="uncertain", reply="no answer to the message: closed")
    assert run(ledger, Server(lambda number: SENT if number % 10 else lost)) == ("sent", "", [])
    assert counts(ledger) == {"sent": 36, "uncertain": 4, "lately": 36}


def test_readers_whom_a_server_refuses(ledger: Path) -> None:
    """One in ten: their names are told with the code, and the others get it, however many they are."""
    no = Outcome(state="failed", reply="550 5.1.1 <ana@example.org>: User unknown", stage="recipient")
    spam = Outcome(state="failed", reply="554 5.7.1 Not from you", stage="recipient")
    server = Server(lambda number: {0: no, 5: spam}.get(number % 10, SENT))
    assert run(ledger, server) == ("sent", "", ["soft 5.7.1", "hard 5.1.1"] * 4)
    assert counts(ledger) == {"sent": 32, "failed": 8, "lately": 40}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("reply", "kind"), [("554 5.7.1 Relay access denied", "soft"), ("550 5.1.1 User unknown in local table", "hard")]
)
def test_a_server_that_knows_nobody(ledger: Path, reply: str, kind: str) -> None:
    """A wrong one, or one that does not relay: it takes nobody off the list, and all wait for the right one."""
    no = Outcome(state="failed", reply=reply, stage="recipient")
    state, reason, told = run(ledger, Server(lambda _: no))
    assert (state, reason, told) == ("sending", f"the mail server refused ten mails in a row: {reply}", [])
    assert counts(ledger) == {"pending": 40, "lately": 0}
    *_, told = run(ledger, Server(lambda number: no if number > 35 else SENT))
    assert told == [f"{kind} {reply[4:9]}"] * 5


@pytest.mark.parametrize("stage", ["message", "sender"])
def test_a_mail_that_is_refused_ten_times_in_a_row(ledger: Path, stage: Stage) -> None:
    """Stops the run, for nobody would get it; who was refused waits with the others. Nine in a row do not."""
    no = Outcome(state="failed", reply="552 5.3.4 too big", stage=stage)
    server = Server(lambda number: SENT if number in {5, 15} else no)
    state, reason, _ = run(ledger, server)
    assert (state, reason) == ("sending", "the mail server refused ten mails in a row: 552 5.3.4 too big")
    assert (server.messages, counts(ledger)) == (25, {"sent": 2, "failed": 13, "pending": 25, "lately": 15})
    assert run(ledger, Server(lambda _: SENT)) == ("sent", "", [])
    assert counts(ledger) == {"sent": 27, "failed": 13, "lately": 40}


def test_a_server_that_lets_nobody_in(ledger: Path) -> None:
    """A wrong password stops the run at once."""
    no = Outcome(state="failed", reply="535 5.7.8 wrong password", stage="connection")
    state, reason, _ = run(ledger, Server(lambda _: no))
    assert (state, reason) == ("sending", "the mail server does not let hub in: 535 5.7.8 wrong password")
    assert counts(ledger) == {"pending": 40, "lately": 0}


def test_what_breaks_stops_all_connections(ledger: Path) -> None:
    """And is heard by who started it; what was in hand then is uncertain, the rest waits."""

    def broken(number: int) -> Outcome:
        if number == 7:
            raise MemoryError
        return SENT

    with pytest.raises(MemoryError):
        run(ledger, Server(broken), 4)
    found = counts(ledger)
    assert found["sending"] == 1
    assert found["sent"] >= 6
    assert run(ledger, Server(lambda _: SENT)) == ("sent", "", [])
    assert counts(ledger)["uncertain"] == 1


def test_who_has_left_is_passed_over(ledger: Path) -> None:
    """Nothing is sent to them."""
    with member_store.opened(ledger) as connection:
        gone = member_store.readers(connection, TODAY)[0].id
        member_store.bounce(connection, gone)
    server = Server(lambda _: SENT)
    run(ledger, server)
    assert (server.messages, counts(ledger)) == (39, {"sent": 39, "suppressed": 1, "lately": 39})


def test_a_run_waits_for_what_others_have_in_hand(postgres_place: str, keyring: Keyring) -> None:
    """Another worker holds one reader when this one has nobody left; then it dies, and its reader is named."""
    joined(postgres_place, keyring, 3)
    begun(postgres_place)
    with ExitStack() as other:

        class Patient(threading.Event):
            """Lets the other worker die at the first wait."""

            def wait(self, timeout: float | None = None) -> bool:
                """Not stopped."""
                assert timeout
                other.close()
                return False

        other.enter_context(reader_ledger.working(postgres_place, ISSUE, TODAY)).take(NOW)
        state, *_ = run(postgres_place, Server(lambda _: SENT), stop=Patient())
    assert (state, counts(postgres_place)) == ("sent", {"sent": 2, "uncertain": 1, "lately": 2})
