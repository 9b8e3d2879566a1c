"""Pages that are excuses."""

from __future__ import annotations

import pytest

from hub.collect.webpage import error_pages


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Page not found", "We could not find the page that you asked for. Try the search."),
        ("404", "Nothing here"),
        ("Error 404: Not Found", ""),
        ("Just a moment...", "desk.example.gov needs to review the security of your connection."),
        ("desk.example.gov", "Checking if the site connection is secure. It needs to review your connection."),
        ("Access Denied", "You don't have permission."),
        ("Sign in to continue", "Name Password"),
        ("Seite nicht gefunden", "Die Seite gibt es nicht."),
        ("Oops! That page can’t be found.", "It looks like nothing was found at this location."),
        ("We'll be back soon", "This site is under maintenance."),
        ("We’ll be right back", "The site is down for maintenance."),
        ("desk.example.gov", "Request unsuccessful. Incapsula incident ID: 123."),
        ("Desk", "You need to enable JavaScript to run this app."),
        ("Página não encontrada", ""),
        ("502 Bad Gateway", "nginx"),
        ("An error occurred", "Please try again later."),
        ("Too Many Requests", ""),
        ("Your session has expired", "Please log in again."),
        ("This domain is for sale", "Buy it."),
        ("Let's confirm you are human", "Complete the security check."),
        ("ページが見つかりません", ""),
    ],
)
def test_an_excuse_is_known_by_its_title_or_first_line(title: str, words: str) -> None:
    """Though the server says that all is well."""
    assert error_pages.is_one(title, words)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Page not found: what to write there", "We asked forty people."),
        ("Page not found", "A good page of this kind helps people on. " * 20),
        ("Why people sign in twice", "Access is denied to many."),
        ("Forms", "Found forms."),
        ("The day of the launch", "Something went wrong. " + "Forty people waited for a form. " * 10),
    ],
)
def test_an_article_about_excuses_is_none(title: str, words: str) -> None:
    """By its length, or because its title says more."""
    assert not error_pages.is_one(title, words)
