"""A page loads nothing from another host; what it would have shown is a link."""

from __future__ import annotations

import pytest

from hub.base import foreign_media

SITE = "https://hub.example.gov/"
REL = 'rel="external noopener"'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p><img src="a.png" alt="A"></p>', '<p><img src="a.png" alt="A"></p>'),
        (f'<img src="{SITE}a.png" alt="A"> //', f'<img src="{SITE}a.png" alt="A"> //'),
        (
            '<img alt="A &amp; b" loading="lazy" src="https://example.org/a.png?b=1&amp;c=2">',
            f'<a href="https://example.org/a.png?b=1&amp;c=2" {REL}>A &amp; b</a>',
        ),
        ('<img src="//example.org/a.png" alt="">', f'<a href="//example.org/a.png" {REL}>picture at example.org</a>'),
        (
            '<img src="HTTPS://example.org/a.png">',
            f'<a href="HTTPS://example.org/a.png" {REL}>picture at example.org</a>',
        ),
        (
            '<a href="b/"><img src="//example.org/a.png" alt="A"></a> <img src="https://example.org/c.png" alt="C">',
            f'<a href="b/">A</a> <a href="https://example.org/c.png" {REL}>C</a>',
        ),
        (
            '<video src="https://example.org/a.mp4" poster="https://example.org/a.png" controls=""></video>',
            f'<a href="https://example.org/a.mp4" {REL}>video at example.org</a> <video controls=""></video>',
        ),
        (
            '<picture><source srcset="a.webp 1x, https://example.org/b.webp 2x"><img src="a.png" alt="A"></picture>',
            '<picture><source><img src="a.png" alt="A"></picture>',
        ),
        (
            '<video><track src="https://example.org/a.vtt" kind="captions"></video>',
            '<video><track kind="captions"></video>',
        ),
        ('<a href="https://example.org/">x</a> //', '<a href="https://example.org/">x</a> //'),
    ],
)
def test_as_links(html: str, expected: str) -> None:
    """Pictures and videos of the site stay; others become links with their words, or those words within a link."""
    assert foreign_media.as_links(html, SITE) == expected
