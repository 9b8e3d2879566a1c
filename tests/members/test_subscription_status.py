"""How people read, as tables of other services tell it."""

from __future__ import annotations

import pytest

from hub.members import subscription_status


@pytest.mark.parametrize("head", ["state", "Status", "Email Status", "Estado", "Estado de la suscripción"])
@pytest.mark.parametrize(
    "said",
    [
        *("pending", "Bounced", "unsubscribed", "Non-Subscribed", "blocklisted", "Not confirmed", "notconfirmed"),
        *("Unsubscribed (2024)", "Bounced - hard", "Hard bounce", "Cancelled", "canceled", "Opted out", "opt-out"),
        *("optedout", "Removed by admin", "Spam complaint", "Marked as spam", "INACTIVE", "deleted_user", "Suspended"),
        *("Cleaned", "Do not email", "Never subscribed", "left on 3 May", "active, then unsubscribed", "no", "0"),
        *("baja", "Baja voluntaria", "Dado de baja", "dada de baja el 3", "cancelado", "Eliminada", "no suscrito"),
        *("abgemeldet", "gekündigt", "nicht angemeldet", "désabonné", "Désinscrite", "pas inscrit", "disiscritto"),
        *("Descadastrado", "não inscrito", "nomail"),
        *("Inactivo", "suspendido", "rebotado", "Pendiente", "sin confirmar", "Inválido", "no activo", "desuscrita"),
    ],
)
def test_a_status_of_who_does_not_read(head: str, said: str) -> None:
    """In English and Spanish, with words before and after it."""
    assert subscription_status.is_read(head)
    assert subscription_status.against(("email", head), ("ana@example.gov", f" {said} ")) == (
        f"the table calls this person {said!r}"
    )


@pytest.mark.parametrize(
    ("head", "said"),
    [
        *(("status", said) for said in ("", "active", "Subscribed", "suscrita", "activo", "confirmed", "Alta", "1")),
        *(("status", said) for said in ("angemeldet", "Abonné", "inscrita", "iscritto", "opted in", "x", "-", "N/A")),
        *(("veteran status", said) for said in ("Yes", "Retired")),
        *(("consent", said) for said in ("Spring meeting 2026", "yes")),
        *(("state", said) for said in ("VA", "Baja California", "Nebraska", "NE", "North Carolina")),
        *(("subscribed", said) for said in ("", "yes", "TRUE", "1", "sí", "2024-01-31")),
        *(("UNSUB_TIME", said) for said in ("", "0000-00-00 00:00:00", "NULL", "n/a", "no", "0", "-")),
        *(("unsubscribe_url", said) for said in ("https://lists.example.org/u/1",)),
        *(("bounce_count", said) for said in ("1",)),
        *(("confirmed", said) for said in ("2026-11-30T10:00:00+00:00", "")),
        *(("name", said) for said in ("Removed", "No")),
    ],
)
def test_a_cell_that_says_nothing_against(head: str, said: str) -> None:
    """A state may be one of a country."""
    assert not subscription_status.against((head,), (said,))
    assert not subscription_status.unknown((head,), (said,))


@pytest.mark.parametrize("head", ["Status", "Email Status", "subscription_status", "Statut"])
@pytest.mark.parametrize("said", ["DNC", "4", "U", "wypisany", "отписан", "退会"])
def test_a_status_that_may_mean_anything(head: str, said: str) -> None:
    """A code, or a language that hub does not know."""
    assert not subscription_status.against((head,), (said,))
    assert subscription_status.unknown((head,), (said,)).startswith(f"hub does not know what the status {said!r} means")


@pytest.mark.parametrize(
    "head",
    [
        *("subscribed", "Active", "is_active", "suscrito", "Activa", "Email opt-in", "confirmed", "abonniert"),
        *("Abonné", "iscritto", "GDPR consent", "Marketing permission", "Accepts Email Marketing", "Einwilligung"),
    ],
)
@pytest.mark.parametrize("said", ["no", "FALSE", "0", "0.0", "N", "Nein", "não", "unsubscribed"])
def test_a_no(head: str, said: str) -> None:
    """In a column of yes and no."""
    assert subscription_status.is_read(head)
    assert subscription_status.against((head,), (said,)) == f"the column {head!r} says {said!r}"


@pytest.mark.parametrize(
    "head",
    [
        *("UNSUB_TIME", "Unsubscribed", "unsubscribe date", "date unsubscribed", "Unsub reason", "CLEAN_TIME"),
        *("opt_out", "HasOptedOutOfEmail", "Email Opt Out", "bounced", "Bounced at", "deleted_at", "Cancelled on"),
        *("abgemeldet am", "Abmeldedatum", "Désabonné le", "Date de désinscription", "disiscritto il", "nomail"),
        *("Do not email", "baja", "Fecha de baja", "fecha_cancelación", "Dado de baja", "inactive", "complaint date"),
    ],
)
def test_a_column_that_is_filled_once_a_person_has_left(head: str) -> None:
    """What is in it is told to nobody: it may be their own words."""
    assert subscription_status.is_read(head)
    assert subscription_status.against((head,), ("2024-03-01",)) == f"the column {head!r} is filled"
