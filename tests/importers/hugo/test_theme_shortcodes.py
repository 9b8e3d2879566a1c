"""What the shortcodes that many themes share become."""

from __future__ import annotations

import pytest

from hub.importers.hugo import shortcodes, theme_shortcodes
from tests.importers.hugo.test_hugo_shortcodes import SITE


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{% notice info %}}\nA.\n\nB.\n{{% /notice %}}", "> **Info**\n>\n> A.\n>\n> B."),
        ('{{% notice note "Mind" %}}A.{{% /notice %}}', "> **Mind**\n>\n> A."),
        ('{{< callout type="tip" title="Wait" >}}A.{{< /callout >}}', "> **Wait**\n>\n> A."),
        ("{{< warning >}}A.{{< /warning >}}", "> **Warning**\n>\n> A."),
        ('{{< alert "fire" >}}A.{{< /alert >}}', "> A."),
        ('{{< alert "Mind the gap" >}}A.{{< /alert >}}', "> **Mind the gap**\n>\n> A."),
        ('{{< notice "mind the gap" >}}A.{{< /notice >}}', "> **mind the gap**\n>\n> A."),
        ('{{< alert "Warning" >}}A.{{< /alert >}}', "> **Warning**\n>\n> A."),
        ('{{% alert title="**Bold**" color="primary" %}}A.{{% /alert %}}', "> **Bold**\n>\n> A."),
        ("{{% hint style=danger %}}A.{{% /hint %}}", "> **Danger**\n>\n> A."),
        ('{{< tabs >}}\n{{< tab "One" >}}\nA.\n{{< /tab >}}\n{{< /tabs >}}', "**One**\n\nA."),
        ('{{< tab header="One" text=true >}}A.{{< /tab >}}', "**One**\n\nA."),
        ('{{< tab header="One" >}}x = 1{{< /tab >}}', "**One**\n\n~~~~\nx = 1\n~~~~"),
        ('{{< tab header="One" />}}', "**One**"),
        ("{{< columns >}}\nA.\n<--->\nB.\n{{< /columns >}}", "A.\n\nB."),
        ("a {{< center >}}b{{< /center >}} c", "a b c"),
        ('{{< card link="/a/" title="A" subtitle="B" >}}', "[A](/a/)\n\nB"),
        ('{{% blocks/feature title="A" url="/a/" %}}B.{{% /blocks/feature %}}', "[A](/a/)\n\nB."),
        ('{{< blocks/cover title="A" >}}B.{{< /blocks/cover >}}', "**A**\n\nB."),
        ('{{< button "/a/" "A b" >}}', "[A b](/a/)"),
        ('{{< button href="/a/" >}}A{{< /button >}}', "[A](/a/)"),
        ('{{< button relref="oil.md" >}}A{{< /button >}}', "[A](https://a.example.org/oil/)"),
        ("{{< button url=/a/ >}}", "[/a/](/a/)"),
        ('{{< expand "A" "…" >}}B.{{< /expand >}}', "<details>\n<summary>A</summary>\n\nB.\n\n</details>"),
        ("{{< katex display >}}\nx\n{{< /katex >}}", "~~~~ math\nx\n~~~~"),
        ("so {{< math >}}x{{< /math >}}", "so `x`"),
        ("{{< mermaid >}}\nA --> B\n{{< /mermaid >}}", "~~~~ mermaid\nA --> B\n~~~~"),
        ('{{< iframe "https://a.example.org/x" >}}', "[https://a.example.org/x](https://a.example.org/x)"),
        ("{{< youtube x1 >}}", "[Video on YouTube](https://www.youtube.com/watch?v=x1)"),
    ],
)
def test_each_becomes_markdown(source: str, expected: str) -> None:
    """Boxes become quotes, frames their words, and what is unfolded stays unfoldable; Hugo's own are known, too."""
    assert shortcodes.replace(source, theme_shortcodes.of(SITE), lambda *_: None) == expected
