"""What each shortcode that frames words becomes."""

from __future__ import annotations

import pytest

from tests.importers.hugo.test_digitalgov_shortcodes import shown

CHECKLIST = """{{< checklist >}}

  {{< checkbox >}}A
  b{{< /checkbox >}}
  {{< checklist-sublist >}}
  {{< checkbox-sublist-item >}} C {{< /checkbox-sublist-item >}}
  {{< /checklist-sublist >}}
{{< /checklist >}}"""
MANNERS = """{{< do-dont-table caption="Manners" >}}
  {{< row >}}
    {{< do-row >}} A | b {{< /do-row >}}
    {{< dont-row >}}C{{< /dont-row >}}
  {{< /row >}}
{{< /do-dont-table >}}"""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{< note >}}\nMind *it*.\n{{< /note >}}", "> **Note**\n>\n> Mind *it*."),
        ('{{< note variant="join" >}}All.{{< /note >}}', "> **Who can join?**\n>\n> All."),
        ('{{< note variant="action" >}}Go.{{< /note >}}', "> **Action**\n>\n> Go."),
        ('{{< note "action" >}}Go.{{< /note >}}', "> **Note**\n>\n> Go."),
        ("{{< box >}}\n  - a\n    - b\n{{< /box >}}", "> - a\n>   - b"),
        ('{{< ring title="Case" >}}A.\n\nB.{{< /ring >}}', "> **Case**\n>\n> A.\n>\n> B."),
        ('{{< quote-block text="Trim it." cite="Ada" >}}', "> “Trim it.”\n>\n> — Ada"),
        ('{{< quote-block text="Trim it." cite="" >}}', "> “Trim it.”"),
        (
            '{{< card-prompt intro="Say." button-text="Go" button-url="https://a.gov/" >}}Why?{{< /card-prompt >}}',
            "> Say.\n>\n> Why?\n>\n> [Go](https://a.gov/)",
        ),
        ('{{< card-prompt intro="Say." >}}Why?{{< /card-prompt >}}', "> Say.\n>\n> Why?"),
        (
            '{{< card-policy src="https://a.gov/" kicker="Law" title="**A-1**: Lamps" >}}Lit.{{< /card-policy >}}',
            "> **Law**\n> **A-1**: Lamps\n>\n> Lit.\n>\n> [View the full legislation](https://a.gov/)",
        ),
        ('{{< card-policy title="A" >}}Lit.{{< /card-policy >}}', "> A\n>\n> Lit."),
        (
            '{{< accordion kicker="1 < 2" title="**Day**" >}} Words.{{< /accordion >}}',
            "<details>\n<summary><strong>1 &lt; 2</strong> Day</summary>\n\nWords.\n\n</details>",
        ),
        (
            '{{< accordion title="Day" >}}Words.{{< /accordion >}}',
            "<details>\n<summary>Day</summary>\n\nWords.\n\n</details>",
        ),
        (
            CHECKLIST,
            "- A b\n  + C",
        ),
        (
            MANNERS,
            "Manners\n\n| What you should do | What you shouldn't do |\n| --- | --- |\n| A \\| b | C |",
        ),
        (
            "{{< do-dont-table >}}{{< /do-dont-table >}}",
            "| What you should do | What you shouldn't do |\n| --- | --- |",
        ),
    ],
)
def test_frames_lists_and_tables(source: str, expected: str) -> None:
    """What stands apart is quoted, what unfolds is `details`."""
    assert shown(source) == (expected, [])
