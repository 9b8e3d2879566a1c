"""Liquid in pages: what it says of addresses is filled in, the rest stays and is named."""

from __future__ import annotations

import time

import pytest

from hub.importers.jekyll import liquid

FILES = {"2024-03-01-trim": "https://old.example.gov/lamps/trim.html"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[a]({{ site.baseurl }}/b/)", "[a](/lamps/b/)"),
        ("[a]({{site.url}}{{ site.baseurl }}/b/)", "[a](/lamps/b/)"),
        ("{{ site.url }}/b", "/b"),
        ("{{ '/b/' | relative_url }}", "/lamps/b/"),
        ('{{- "b" | prepend: site.baseurl -}}', "/lamps/b"),
        ("{% post_url 2024-03-01-trim %}", FILES["2024-03-01-trim"]),
        ("{{ site.baseurl }}{%- link 2024-03-01-trim -%}", FILES["2024-03-01-trim"]),
        ("{% link gone.md %}", "{% link gone.md %}"),
        ("{% include box.html %} {{ page.date }}", "{% include box.html %} {{ page.date }}"),
        ("{{ page.title }}, {{site.title}}", "Trim, Lamps"),
        ("{% raw %}a {{ b }}{% endraw %}", "a {{ b }}"),
        ("a {% comment %}b\nc{% endcomment %} d", "a \n d"),
        ("{% highlight ruby linenos %}\nx\n{% endhighlight %}", "```ruby\nx\n```"),
        ("* TOC\n{:toc}\n\n1. a\n{: toc}\n", "\n\n\n\n\n"),
        ("# A\n{: .big}\n\nB {: .no}", "# A\n\n\nB {: .no}"),
    ],
)
def test_addresses_are_filled_in(body: str, expected: str) -> None:
    """Of the site, which is in the folder `lamps`, and of its files."""
    assert liquid.filled(body, "/lamps", FILES.get, {"page.title": "Trim", "site.title": "Lamps"}) == expected


def test_what_is_left_is_named_once() -> None:
    """By its first word, at its first place."""
    body = "{% include a %} {{ page.title }}{% include b %}{{ }}"
    assert list(liquid.left(body)) == [("{% include a %}", 0), ("{{ page.title }}", 16), ("{{ }}", 47)]


@pytest.mark.parametrize(
    "part", ["{%", "{{ ", "{%- ", "{{ ' ", "{{ site.url }}", "\n{:", "{% comment %}", "{% highlight a %}", "* a\n{:toc"]
)
def test_no_body_takes_long(part: str) -> None:
    """Text that begins again and again, and one tag of blanks."""
    start = time.process_time()
    liquid.filled(part * 60_000 + "{{" + " " * 100_000 + "x" + " " * 100_000, "", FILES.get, {})
    assert time.process_time() - start < 2
