"""What each shortcode of the theme becomes."""

from __future__ import annotations

import pytest

from hub.importers.hugo import digitalgov_shortcodes, hugo_shortcodes, shortcodes
from hub.importers.hugo.hugo_shortcodes import Card, Picture

PAGES = {
    "lamps.md": Card(url="https://lamps.example.gov/2026/11/20/lamps/", title="Lamps", summary="How to trim one."),
    "authors/ada": Card(url="https://lamps.example.gov/authors/ada/", title="Ada", summary="Ada trims."),
}
PICTURES = {
    "lamp": Picture(url=f"{digitalgov_shortcodes.FILES}/lamp.png", alt="A lamp"),
    "oil": Picture(url=f"{digitalgov_shortcodes.FILES}/oil.jpg", alt="Oil", caption="Whale oil", credit="Ada "),
}
SITE = hugo_shortcodes.HugoSite(base="https://lamps.example.gov", page=PAGES.get, picture=PICTURES.get)
LEGACY = f"{digitalgov_shortcodes.FILES}/_legacy-img"


def shown(source: str) -> tuple[str, list[str]]:
    """The text with its shortcodes replaced, and the names of what was reported."""
    rules: list[str] = []
    text = shortcodes.replace(
        source, digitalgov_shortcodes.of(SITE), lambda _offset, rule, _message: rules.append(rule)
    )
    return text, rules


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('[a]({{< ref "lamps.md" >}})', "[a](https://lamps.example.gov/2026/11/20/lamps/)"),
        ('{{< ref "lamps.md#wick" >}}', "https://lamps.example.gov/2026/11/20/lamps/#wick"),
        ('{{< ref "#wick" >}}', "#wick"),
        ('{{< link "https://example.gov/" >}}', "https://example.gov/"),
        ('{{< link "/event/2026/" >}}', "https://lamps.example.gov/event/2026/"),
        ('{{< tmp "lamps.md" >}}', "https://lamps.example.gov/2026/11/20/lamps/"),
        ('{{< legacy-file "2014/07/a b.pdf" >}}', f"{LEGACY}/2014/07/a%20b.pdf"),
        (
            'See {{< asset-static file="a.pdf" label="the slides" >}}',
            f"See [the slides]({digitalgov_shortcodes.FILES}/static/a.pdf)",
        ),
        ('{{< asset-static "a.pdf" >}}', f"[a.pdf]({digitalgov_shortcodes.FILES}/static/a.pdf)"),
        ('<li>{{< button href="https://a.gov/?b&c" text="Go" >}}', '<li><a href="https://a.gov/?b&amp;c">Go</a>'),
        ('{{< button href="https://a.gov/" >}}', "[https://a.gov/](https://a.gov/)"),
        ('{{< youtube id="x1" title="Wicks" >}}', "[Video: Wicks](https://www.youtube.com/watch?v=x1)"),
        ("{{< youtube x1 >}}", "[Video on YouTube](https://www.youtube.com/watch?v=x1)"),
        ('{{< fb-video "https://f.example/1" >}}', "[Video on Facebook](https://f.example/1)"),
        ('{{< cspan-iframe src="https://c.example/1" title="Hearing" >}}', "[Video: Hearing](https://c.example/1)"),
        ('{{< tweet user="Ada" id="12" >}}', "[Post by @Ada](https://twitter.com/Ada/status/12)"),
        ("a {{< highlight >}}b{{< /highlight >}}", "a <mark>b</mark>"),
        ("{{< author-bio ada >}}", "**Ada**\n\nAda trims."),
        (
            '{{< featured-resource link="lamps.md" kicker="Next" >}}',
            "> **Next**\n>\n> [Lamps](https://lamps.example.gov/2026/11/20/lamps/)\n>\n> How to trim one.",
        ),
    ],
)
def test_addresses_links_and_words(source: str, expected: str) -> None:
    """Nothing is embedded: videos and posts are links."""
    assert shown(source) == (expected, [])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{{< legacy-img src="/2014/a.png" alt="A [b]" >}}', f"![A (b)]({LEGACY}/2014/a.png)"),
        ('{{< legacy-img src="a.png" caption="Oil" >}}', f"![Oil]({LEGACY}/a.png)\n\nOil"),
        ('{{< legacy-img-right src="https://a.gov/b.png" alt="B" >}}', "![B](https://a.gov/b.png)"),
        ('{{< img src="lamp" capton="Brass" >}}', f"![A lamp]({digitalgov_shortcodes.FILES}/lamp.png)\n\nBrass"),
        ('{{< img-right src="oil" alt="Jar" >}}', f"![Jar]({digitalgov_shortcodes.FILES}/oil.jpg)\n\nWhale oil — Ada"),
        ("{{< img-flexible src=lamp >}}", f"![A lamp]({digitalgov_shortcodes.FILES}/lamp.png)"),
        ("{{< asset-img src=https://a.gov/b.png >}}", "![](https://a.gov/b.png)"),
        (
            "<td>\n{{< img lamp >}}\n</td>",
            f'<td>\n<img src="{digitalgov_shortcodes.FILES}/lamp.png" alt="A lamp">\n</td>',
        ),
        (
            "a {{< img oil >}}",
            f'a <img src="{digitalgov_shortcodes.FILES}/oil.jpg" alt="Oil"> <small>Whale oil — Ada</small>',
        ),
    ],
)
def test_pictures(source: str, expected: str) -> None:
    """Markdown where a picture has its own line, HTML among words; the site's entry knows its caption."""
    assert shown(source) == (expected, [])


@pytest.mark.parametrize(
    ("source", "expected", "rule"),
    [
        ('{{< ref "/guides/oil/_index.md" >}}', "https://lamps.example.gov/guides/oil/", "unresolved-ref"),
        ('{{< ref "/../../oil" >}}', "https://lamps.example.gov/oil/", "unresolved-ref"),
        ('{{< ref "gone.md#a" >}}', "https://lamps.example.gov/#a", "unresolved-ref"),
        ('{{< link "a/gone.md" >}}', "https://lamps.example.gov/a/gone/", "unresolved-ref"),
        ('[a]({{< tmp "deadlink" >}} "b")', '[a](<> "b")', "dead-link"),
        ('<a href="{{< tmp "deadlink" >}}">', '<a href="<>">', "dead-link"),
        ('{{< img src="gone" alt="A wick" >}}', "A wick", "unknown-image"),
        ('{{< img src="gone" alt="A wick" caption="Long" >}}', "Long", "unknown-image"),
        ('{{< author-bio "bo" >}}', "bo", "unknown-author"),
        (
            '{{< featured-resource link="guides/oil/" >}}',
            "> [https://lamps.example.gov/guides/oil/](https://lamps.example.gov/guides/oil/)",
            "unresolved-ref",
        ),
    ],
)
def test_what_is_not_in_the_folder_is_reported(source: str, expected: str, rule: str) -> None:
    """A path is taken at its word, a bare name leads to the site; words are kept."""
    assert shown(source) == (expected, [rule])
