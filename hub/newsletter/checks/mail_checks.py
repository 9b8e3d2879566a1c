"""Gates on the mail as a whole: what it must say, how long it may be, what it may not do."""

from __future__ import annotations

import quopri
from datetime import timedelta
from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.newsletter.checks.rendered_issue import TOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.errors import Problem
    from hub.newsletter.checks.rendered_issue import Case

SUBJECT = 60
PREHEADER = range(40, 111)
# Numbers may begin again with each year.
HALF_A_YEAR = timedelta(days=183)
# Gmail cuts a mail at 102 KiB of HTML as sent; services that rewrite links for each reader make it longer.
CUT, NEARLY = 100_000, 80_000
# What runs, loads or takes what readers type.
ACTIVE = {"script", "iframe", "object", "embed", "form", "input", "button", "link", "base", "video", "audio", "svg"}


def subject(case: Case) -> Iterator[Problem]:
    """Yield a warning (rule 651) where the subject is longer than an inbox shows."""
    if len(case.issue.subject) > SUBJECT:
        message = gettext(
            "the subject has %(count)s characters, and an inbox shows %(most)s",
            count=len(case.issue.subject),
            most=SUBJECT,
        )
        yield case.problem(TOP, "651", message, gettext("say the most important thing in fewer words"), "warning")


def preheader(case: Case) -> Iterator[Problem]:
    """Yield a warning (rule 652) where an inbox cuts the preheader, or shows the mail behind it."""
    length = len(case.issue.preheader)
    if length not in PREHEADER:
        message = gettext(
            "the preheader has %(length)s characters; an inbox shows %(start)s to %(end)s",
            length=length,
            start=PREHEADER.start,
            end=PREHEADER.stop - 1,
        )
        yield case.problem(TOP, "652", message, gettext("say what else is in it"), "warning")


def number(case: Case) -> Iterator[Problem]:
    """Yield a warning (rule 604) where another issue of half a year has the number, in the same language."""
    if not case.issue.number:
        return
    same = [one for one in case.library.issues if one.path != case.issue.path and one.lang == case.issue.lang]
    for other in same:
        is_first = other.status == "sent" or other.day < case.issue.day
        if other.number == case.issue.number and is_first and abs(other.day - case.issue.day) < HALF_A_YEAR:
            of_year = [one for one in same if one.day.year == case.issue.day.year] or same
            free = 1 + max(one.number or 0 for one in of_year)
            message = gettext("number: %(other)s is issue %(number)s, too", other=other.path, number=other.number)
            fix = gettext("write `number: %(free)s`, or leave the line out", free=free)
            yield case.problem(TOP, "604", message, fix, "warning")


def postal_address(case: Case) -> Iterator[Problem]:
    """Yield a problem (rule 605) where one of both parts does not say where the sender is, as the law asks."""
    address = " ".join(case.config.newsletter.postal_address.split())
    for part, words in ((gettext("text"), case.faces.text), ("HTML", case.html.words)):
        if address not in " ".join(words.split()):
            message = gettext("the %(part)s of the email does not show the postal address", part=part)
            yield case.problem(TOP, "605", message, gettext("show %(address)s in the template", address=repr(address)))


def unsubscribe(case: Case) -> Iterator[Problem]:
    """Yield a problem (rule 606) where one of both parts does not say how to leave."""
    address = case.config.newsletter.unsubscribe
    linked = any(attributes.get("href") == address for _, attributes in case.html.elements)
    if not linked or address not in case.faces.text.split():
        yield case.problem(
            1,
            "606",
            gettext("the email has no link to unsubscribe"),
            gettext("link newsletter.unsubscribe in the template"),
        )


def size(case: Case) -> Iterator[Problem]:
    """Yield a problem (rule 630) where a mail program cuts the HTML, a warning where it is close to that."""
    length = len(quopri.encodestring(case.faces.html.encode()))
    if length > NEARLY:
        message = gettext(
            "the HTML has %(length)s bytes as sent, and email programs cut it at %(cut)s",
            length=f"{length:,}",
            cut=f"{CUT:,}",
        )
        yield case.problem(
            TOP, "630", message, gettext("move items to the site"), "error" if length > CUT else "warning"
        )


def safe(case: Case) -> Iterator[Problem]:
    """Yield a problem (rule 646) for each element of the HTML that runs, loads or asks."""
    for tag, attributes in case.html.elements:
        running = [name for name in attributes if name.startswith("on")]
        if tag in ACTIVE or running:
            what = f"<{tag} {running[0]}=…>" if running else f"<{tag}>"
            yield case.problem(
                TOP,
                "646",
                gettext("the HTML contains %(what)s, which email programs refuse", what=what),
                gettext("take it out"),
            )
