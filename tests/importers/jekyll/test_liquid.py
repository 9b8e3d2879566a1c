"""Liquid in pages: what is known is filled in, the rest is taken out and named."""

from __future__ import annotations

import time

import pytest

from hub.importers.jekyll import liquid

FILES = {"2024-03-01-trim": "https://old.example.gov/lamps/trim.html"}


def site(reported: list[tuple[int, str, bool]]) -> liquid.Site:
    """A site in the folder `lamps`, which knows one file."""
    return liquid.Site(
        root="/lamps",
        address=FILES.get,
        titles={"page.title": "Trim", "site.title": "Lamps"},
        included=lambda _, rest: f"Known: {rest}" if rest == "known" else None,
        report=lambda *words: reported.append(words),
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[a]({{ site.baseurl }}/b/)", "[a](/lamps/b/)"),
        ("[a]({{site.url}}{{ site.baseurl }}/b/)", "[a](/lamps/b/)"),
        ("{{ site.url }}/b", "/b"),
        ("{{ '/b/' | relative_url }}", "/lamps/b/"),
        ('{{- "b" | prepend: site.baseurl -}}', "/lamps/b"),
        ('{{ "/b" | prepend: site.baseurl | prepend: site.url }}', "/lamps/b"),
        ("{% post_url 2024-03-01-trim %}", FILES["2024-03-01-trim"]),
        ("{{ site.baseurl }}{%- link 2024-03-01-trim -%}", FILES["2024-03-01-trim"]),
        ("{% link gone.md %}", ""),
        ("{% include box.html %} {{ page.date }} {% include known %}", "  Known: known"),
        ("{{ 'b' }} {{ 3 }} {{ \"c\" | upcase }}", "b 3 "),
        ("{% if a %}b{% else %}c{% endif %}", "bc"),
        ("{% for a in b %}- {{ a }}{% endfor %}c{% for a in b %}d", "cd"),
        ("`{% link gone.md %}` and\n\n```\n{{ a.b }}\n```\n", "`{% link gone.md %}` and\n\n```\n{{ a.b }}\n```\n"),
        ("<div>\n</div>\n```\n{{ a.b }}\n```\n", "<div>\n</div>\n```\n{{ a.b }}\n```\n"),
        ("{{ site.url }}{{ site.baseurl }}{% link 2024-03-01-trim %}", FILES["2024-03-01-trim"]),
        ("{{ page.title }}, {{site.title}}", "Trim, Lamps"),
        ("{% raw %}a {{ b }}{% endraw %}", "a {{ b }}"),
        ("a {% comment %}b\nc{% endcomment %} d", "a  d"),
        ("{% highlight ruby linenos %}\nx\n{% endhighlight %}", "```ruby\nx\n```"),
        ("{% raw %}{{ site.url }}{% include b %}{% endraw %}", "{{ site.url }}{% include b %}"),
        ("{% highlight sh %}{{ a }}{% endhighlight %}", "```sh\n{{ a }}\n```"),
        ("{% highlight md %}\n```\na\n```\n{% endhighlight %}", "````md\n```\na\n```\n````"),
        ('a{% include b.html width="50%" c="{d}" %} {{ e | default: "{}" }}f', "a f"),
    ],
)
def test_what_is_known_is_filled_in(body: str, expected: str) -> None:
    """Of the site, which is in the folder `lamps`, and of its files; the rest is taken out, but in code."""
    assert liquid.filled(body, site([])) == expected


def test_what_is_not_known_is_reported_once() -> None:
    """At its first place, with all its words, and whether it is in code."""
    body = "{% include a %} {{ page.title }}{% include b %}{% include a %}`{{ }}`"
    reported: list[tuple[int, str, bool]] = []
    liquid.filled(body, site(reported))
    assert reported == [(0, "{% include a %}", False), (32, "{% include b %}", False), (63, "{{ }}", True)]


@pytest.mark.parametrize(
    "part",
    [
        *("{%", "{{ ", "{%- ", "{{ ' ", "{{ site.url }}", "{% comment %}", "{%comment%}", "{%- comment-%}"),
        *("{% highlight a %}", "{% highlight a", "a", "{% for a %}", "{% raw %}", "{{{", "{% % "),
    ],
)
def test_no_body_takes_long(part: str) -> None:
    """Text that begins again and again, and one tag of blanks."""
    start = time.process_time()
    liquid.filled("{% highlight " + part * 60_000 + "{{" + " " * 100_000 + "x" + " " * 100_000, site([]))
    assert time.process_time() - start < 2
