"""Hold back an issue whose subject shouts: readers take it for an advertisement."""

from collections.abc import Iterator

from hub.api import Case, Problem


def calm(case: Case) -> Iterator[Problem]:
    """Yield a problem for an exclamation mark in the subject, and for a subject in capital letters."""
    subject = case.issue.subject
    if "!" in subject:
        yield case.problem(1, "calm-subject", "the subject has an exclamation mark", "end it with a word")
    if subject.isupper():
        yield case.problem(1, "calm-subject", "the subject is in capital letters", "write it as a sentence")
