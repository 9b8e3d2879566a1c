"""What Hugo's own shortcodes become."""

from __future__ import annotations

import pytest

from hub.importers.hugo import hugo_shortcodes, shortcodes
from hub.importers.hugo.hugo_shortcodes import Card, HugoSite

SITE = HugoSite(
    base="https://a.example.org", page={"oil.md": Card(url="https://a.example.org/oil/")}.get, picture=lambda _: None
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('[a]({{< relref path="oil.md#b" >}})', "[a](https://a.example.org/oil/#b)"),
        ('{{< figure src="a b.png" alt="Oil" title="A jar" attr="Ada" >}}', "![Oil](a%20b.png)\n\nA jar — Ada"),
        ("{{< youtube x1 >}}", "[Video on YouTube](https://www.youtube.com/watch?v=x1)"),
        ("{{< vimeo 12 >}}", "[Video on Vimeo](https://vimeo.com/12)"),
        ('{{< x user="ada" id="5" >}}', "[Post by @ada](https://twitter.com/ada/status/5)"),
        ("{{< gist ada 7 >}}", "[Code on GitHub](https://gist.github.com/ada/7)"),
        ("{{< highlight go >}}\nx := 1\n{{< /highlight >}}", "~~~~ go\nx := 1\n~~~~"),
        ("{{< details >}}\nMore.\n{{< /details >}}", "<details>\n<summary>Details</summary>\n\nMore.\n\n</details>"),
        ('{{< vimeo id="12" title="Oil" >}}', "[Video: Oil](https://vimeo.com/12)"),
        ("{{< instagram B7x >}}", "[Post on Instagram](https://www.instagram.com/p/B7x/)"),
        ('{{< qr text="https://a.example.org" />}}', "<https://a.example.org>"),
        ("{{< qr >}}Oil{{< /qr >}}", "Oil"),
        ("a{{< comment >}}Nobody reads this.{{< /comment >}}b", "ab"),
        ('{{< figure src="a.png" title="A" caption="B" >}}', "![A B](a.png)\n\n**A** B"),
        (
            '{{< figure src="a.png" alt="A" link="/b/" attr="Ada" attrlink="/ada/" >}}',
            "![A](a.png)\n\n[Picture](/b/) — [Ada](/ada/)",
        ),
        ('{{< figure src="a.png" caption="By [Ada](/ada/)" >}}', "![By Ada](a.png)\n\nBy [Ada](/ada/)"),
    ],
)
def test_each_becomes_markdown(source: str, expected: str) -> None:
    """A video, a post and code elsewhere become links."""
    assert shortcodes.replace(source, hugo_shortcodes.of(SITE), lambda *_: None) == expected
