"""Mails that come back, and what they say about a reader."""

from __future__ import annotations

from collections import Counter

import pytest

from hub.members.mailing import bounces
from hub.members.mailing.bounces import Bounce
from tests.members.mailing import bounce_samples, make_notifications

CAPITALS = b"Delivered-To: Bounce+ABCDEFGH12345678@example.gov\n\n"
SAMPLES = bounce_samples.all_samples()


def test_of_three_hundred_mails_nearly_all_are_told_right() -> None:
    """At least 98 of 100 are, and no reader who could get the next mail is taken for one who never will."""
    found = [(sample, bounces.read(sample.mail)) for sample in SAMPLES]
    wrong = [(sample.kind, bounce.kind, sample.name) for sample, bounce in found if bounce.kind != sample.kind]
    assert len(found) >= 300
    assert len(wrong) <= len(found) * 0.02, wrong
    assert [one for one in wrong if one[1] == "hard"] == []
    assert {bounce.token for _, bounce in found} == {bounce_samples.TOKEN}


def test_every_kind_is_among_the_samples() -> None:
    """No kind is right only because nothing asked for it."""
    kinds = Counter(sample.kind for sample in SAMPLES)
    assert min(kinds.values()) >= 5
    assert set(kinds) == {"hard", "soft", "complaint", "auto-reply", "unknown"}


@pytest.mark.mail
def test_a_postfix_of_today_writes_the_same() -> None:
    """The notifications that are kept are those of a real server."""
    kept = {sample.name: bounces.read(sample.mail) for sample in bounce_samples.of_postfix()}
    written = make_notifications.notifications()
    assert {f"postfix: {number}": bounces.read(mail) for number, mail in enumerate(written)} == kept


def test_the_code_that_names_the_reason_is_kept() -> None:
    """What an editor can look up is the code of the server behind, not the one that the last program made of it."""
    reply = "550 5.1.1 <ana.reader@example.org>... User unknown"
    assert bounces.read(bounce_samples.exim(reply)) == Bounce(kind="hard", token=bounce_samples.TOKEN, status="5.1.1")


GONE, DELAYED, ARRIVED = ("failed", "5.1.1"), ("delayed", "4.4.1"), ("delivered", "2.0.0")


@pytest.mark.parametrize(
    ("recipients", "expected"),
    [
        ((GONE, GONE), Bounce(kind="hard", status="5.1.1")),
        ((GONE, DELAYED), Bounce(kind="soft", status="4.4.1")),
        ((DELAYED, ARRIVED, GONE), Bounce(kind="auto-reply")),
    ],
)
def test_of_several_recipients_the_one_that_fares_best_counts(
    recipients: tuple[tuple[str, str], ...], expected: Bounce
) -> None:
    """A reader's address that forwards to several people takes mail as long as one of them does."""
    groups = "".join(
        f"\nFinal-Recipient: rfc822; a@example.org\nAction: {action}\nStatus: {status}\n"
        for action, status in recipients
    )
    mail = (
        "From: MAILER-DAEMON@example.org\nContent-Type: multipart/report; boundary=b\n\n--b\n"
        f"Content-Type: message/delivery-status\n\nReporting-MTA: dns; example.org\n{groups}\n--b--\n"
    )
    assert bounces.read(mail.encode()) == expected


@pytest.mark.parametrize(
    "said",
    [
        # A code that names the address, and words that say why it takes none now.
        "550-5.2.1 The user that you wanted to reach is receiving mail at a rate that prevents more - gsmtp",
        "550 5.2.1 The user is receiving mail too quickly",
        "550 5.2.1 Mailbox disabled for now, over quota",
        "550 5.2.1 Mailbox temporarily disabled",
        "550 5.1.1 <ana.reader@example.org>: Mailbox full",
        "550 5.1.2 The recipient's mailbox is full and takes no messages now",
        "550 5.1.1 Service unavailable; client host blocked using Spamhaus",
        "550 5.1.1 Message rejected due to content restrictions",
        # What is unknown is the sender.
        "550 5.1.1 Sender verify failed",
        "550 From address unknown: verify failed for <bounce+k3vqz7mpl2xw5rta@example.gov>",
        "550 Callout verification failed: 550 user unknown",
        "550 Mail from account update@example.gov is disabled",
        "host mx.example.org said: 550 user unknown (in reply to MAIL FROM command)",
        "550 Die Absenderadresse existiert nicht",
        "550 Adresse de l'expéditeur inconnue",
        "550 La dirección del remitente no existe",
        "550 El remitente es desconocido; la cuenta no existe",
        # What is wrong is the mail, or where it comes from.
        "550 5.7.1 TRANSPORT.RULES.RejectMessage; this address does not accept mail from outside",
        "550 Message contains a link to a domain that does not exist",
        "550 Verstoß gegen die Richtlinien; Adresse nicht verfügbar",
        "550 Rechazado por la política del servidor: usuario desconocido",
        # The mailbox is full, or comes back.
        "550 Das Postfach des Empfängers ist voll; Adresse nicht verfügbar",
        "550 La boîte aux lettres du destinataire est saturée, compte désactivé",
        "550 La cuenta del usuario ha superado su cuota; el buzón no existe en este servidor",
        "550 Buzón no disponible temporalmente, la cuenta no existe",
        "550 Postfach vorübergehend nicht verfügbar",
        "550 Compte temporairement désactivé",
    ],
)
def test_what_is_not_about_an_address_that_is_gone_is_soft(said: str) -> None:
    """Whatever code or word beside it would name the address."""
    assert bounces.reason(said)[0] == "soft"


@pytest.mark.parametrize(
    ("subject", "said", "kind"),
    [
        ("No se puede entregar: Boletín", "El usuario no existe.", "hard"),
        ("Correo devuelto", "El buzón ana.reader no existe en este servidor.", "hard"),
        ("Mensaje no entregado", "El buzón del destinatario está lleno.", "soft"),
        ("Entrega retrasada", "Se intentará de nuevo más tarde.", "soft"),
        ("Zustellung fehlgeschlagen", "Der Benutzer ist unbekannt.", "hard"),
        ("Zustellung verzögert", "Der Server ist vorübergehend nicht erreichbar.", "soft"),
        ("Échec de la remise du message", "Le destinataire est inconnu.", "hard"),
        ("Message non distribué", "L'adresse n'existe pas.", "hard"),
        ("Non remis : Lettre", "La boîte aux lettres est pleine.", "soft"),
        ("Falha na entrega", "O usuário não existe.", "hard"),
        ("Mancata consegna", "La casella del destinatario è piena.", "soft"),
    ],
)
@pytest.mark.parametrize("sender", ["MAILER-DAEMON@example.org", "Outlook <MicrosoftExchange329@example.org>"])
def test_a_server_may_speak_another_language(sender: str, subject: str, said: str, kind: str) -> None:
    """In words alone; a person who writes the same has not sent a mail back."""
    mail = f"From: {{}}\nTo: {bounce_samples.RETURN_PATH}\nSubject: {subject}\n\n{said}\n"
    assert bounces.read(mail.format(sender).encode()).kind == kind
    assert bounces.read(mail.format("Ana <ana@example.org>").encode()).kind == "unknown"


@pytest.mark.parametrize(
    "said",
    [
        "550 5.1.1 <policy@example.org>: Recipient address rejected: User unknown",
        "host mail.barracuda.example[192.0.2.7] said: 550 5.1.1 <spam+list@example.org>... User unknown",
        "550 5.1.1 Invalid recipient - https://help.example.org/spam/policy.html#550",
    ],
)
def test_a_name_is_no_reason(said: str) -> None:
    """Addresses and hosts may be called whatever they like."""
    assert bounces.reason(said) == ("hard", "5.1.1")


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
@pytest.mark.parametrize("field", ["Original-Mail-From: <{}>\n", ""])
def test_a_complaint_that_comes_to_another_address_names_its_mail(kind: str, field: str) -> None:
    """A service sends all of them to one address, and hides that of the reader."""
    path = f"Bounce+{bounce_samples.TOKEN.upper()}@example.gov"
    mail = (
        "From: fbl@example.org\nTo: feedback@example.gov\nSubject: Complaint\n"
        'Content-Type: multipart/report; report-type=feedback-report; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nA complaint.\n"
        "--b\nContent-Type: message/feedback-report\n\n"
        f"Feedback-Type: abuse\nVersion: 1\nOriginal-Rcpt-To: redacted@example.org\n{field.format(path)}\n"
        f"--b\nContent-Type: {kind}\n\n"
        f"{'' if field else f'Return-Path: <{path}>'}\nFrom: update@example.gov\nSubject: Update\n\n--b--\n"
    )
    assert bounces.read(mail.encode()) == Bounce(kind="complaint", token=bounce_samples.TOKEN)


def test_what_nobody_can_decode_is_no_reason_to_break() -> None:
    """Headers, parts and formats that no standard knows are read as far as they go."""
    report = "From: MAILER-DAEMON@example.org\nSubject: Undelivered Mail\n"
    returned = (
        "Content-Type: text/plain; charset=x-nobody-knows\nContent-Transfer-Encoding: base64\n\nVXNlciB1bmtub3du\n"
    )
    assert bounces.read(f"{report}{returned}".encode()).kind == "hard"
    assert bounces.read(b"Subject: =?x-nobody-knows?b?AAAA?=\n\nWords\n").kind == "unknown"
    assert bounces.read(b"Content-Type: message/delivery-status\nSubject: \n").kind == "unknown"
    assert bounces.read(b"\xff\xfe\n\n\x00").kind == "unknown"
    assert bounces.read(b"").kind == "unknown"
    assert bounces.read(f"{report}Content-Type: image/png\n\nwords\n".encode()).kind == "soft"


def test_a_mail_that_is_built_to_break_a_parser_is_left_alone() -> None:
    """What nests parts without end, or never ends, takes a moment and says nothing."""
    nested = b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 5000
    assert bounces.read(nested) == Bounce(kind="unknown")
    assert bounces.read(b"Subject: Undelivered\nFrom: MAILER-DAEMON\n\n" + b"mailbox " * 1_000_000).kind == "soft"


def test_a_mail_to_another_address_has_no_token() -> None:
    """What comes to the editors' own address is nobody's bounce."""
    quoted = b'To: "bounce+abcdefgh12345678"@example.gov\n\n'
    tokens = (bounces.read(mail).token for mail in (b"To: editors@example.gov\n\n", CAPITALS, quoted))
    assert tuple(tokens) == ("", "abcdefgh12345678", "abcdefgh12345678")


def test_a_library_that_breaks_on_a_strangers_mail_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its formats are those that nobody wrote down; what hub knows itself still counts."""
    import flufl.bounce

    def broken(_: object) -> None:
        raise UnicodeError

    monkeypatch.setattr(flufl.bounce, "all_failures", broken)
    reply = "550 5.1.1 <ana.reader@example.org>... User unknown"
    assert bounces.read(bounce_samples.qmail(reply)).kind == "hard"
