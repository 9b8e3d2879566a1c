"""Tests for hub.check: whole runs over a small hub."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hub.base import markdown
from hub.check import git_diff, output_formats, rule_registry, runner
from hub.cli import main
from hub.config import hub_settings
from hub.content import front_matter
from hub.content.assessment import model_reader
from hub.errors import Problem
from tests.content.assessment.conftest import MODEL
from tests.hubs import SMALL
from tests.languages import english_in

if TYPE_CHECKING:
    from pathlib import Path

LAB = "content/events/2026-12-03-lab.md"
FORMS = "content/toolkit/design/forms.md"


ISSUE = "newsletters/2026-11-20.md"


@pytest.fixture
def hub(hub: Path) -> Path:
    """The small hub with its issue sent, so that the gates of the mail have nothing to say."""
    change(hub, ISSUE, "status: draft", "status: sent")
    return hub


def call(hub: Path, *words: str) -> tuple[int, str]:
    """The exit code of `hub check` and what it printed."""
    done = CliRunner().invoke(main, ["--root", str(hub), "check", *words])
    return done.exit_code, done.stdout + done.stderr


def change(hub: Path, path: str, old: str, new: str) -> None:
    """Replace words in a file."""
    text = (hub / path).read_text(encoding="utf-8")
    assert old in text
    (hub / path).write_text(text.replace(old, new), encoding="utf-8")


def test_a_clean_hub_needs_one_line(hub: Path) -> None:
    """Nothing to fix, except that the sample uses an old name of a topic."""
    change(hub, LAB, "paper-forms", "forms")
    assert call(hub) == (0, "Nothing to fix in 7 checked files\n")


def test_a_finding_says_where_what_and_what_to_write(hub: Path) -> None:
    """The line that a stranger reads first; warnings come after errors."""
    change(hub, LAB, "training", "traning")
    code, said = call(hub)
    assert code == 1
    assert said.splitlines() == [
        f"{LAB}:3:1: 112 kind: 'traning' is not known",
        '    did you mean "training"? (training, networking)',
        f"{LAB}:7:10: 121 warning: 'paper-forms' is an old name of a topic",
        "    write forms",
        "1 error · 1 warning in 7 checked files",
    ]


def test_content_is_checked_while_settings_are_wrong(hub: Path) -> None:
    """Both are said in one run, and nothing that only follows from the broken settings."""
    change(hub, "content/topics.yml", "  title: Forms\n", "")
    change(hub, "mkdocs.yml", "weekday: friday", "weekday: freitag")
    change(hub, LAB, "kind: training", "kind: office hour\nstatus: off")
    assert [(one.path, one.rule) for one in runner.check(hub).of("error")] == [
        (LAB, "112"),
        ("content/topics.yml", "110"),
        ("mkdocs.yml", "112"),
    ]


def test_a_file_that_is_no_text_is_one_problem_among_others(hub: Path) -> None:
    """The rest is read, and so is the rest of the file."""
    text = (hub / LAB).read_bytes().replace(b"training", b"traning").replace(b"paper-", b"")
    (hub / LAB).write_bytes(text.replace(b"Journey", b"Caf\xe9"))
    found = [(one.path, one.line, one.rule) for one in runner.check(hub).problems]
    assert found == [(LAB, 2, "001"), (LAB, 3, "112")]


def test_settings_that_are_no_text_are_one_problem_among_others(hub: Path) -> None:
    """The content is read all the same, but nobody knows the kinds of events."""
    change(hub, LAB, "kind: training", "kind: office hour\nstatus: off")
    (hub / "mkdocs.yml").write_bytes(b"site_name: \xff\n")
    assert [(one.path, one.rule) for one in runner.check(hub).of("error")] == [(LAB, "112"), ("mkdocs.yml", "001")]


def test_a_blank_is_said_once(hub: Path) -> None:
    """A blank of `hub new` is no address either, and whoever fills it need not know; another mistake is told."""
    change(hub, LAB, "kind: training", "kind: traning\nurl: TODO")
    assert [(one.line, one.rule) for one in runner.check(hub).of("error")] == [(3, "112"), (4, "105")]


def test_an_assessment_is_checked_while_settings_are_wrong(hub: Path) -> None:
    """What only follows from the broken settings is not said of it either: its areas are unknown to nobody."""
    (hub / model_reader.FOLDER).mkdir()
    (hub / model_reader.FOLDER / "lamps.yml").write_text(MODEL.replace("title: Glass", "title:"), encoding="utf-8")
    change(hub, "mkdocs.yml", "weekday: friday", "weekday: freitag")
    assert [(one.path, one.rule) for one in runner.check(hub).of("error")] == [
        (f"{model_reader.FOLDER}/lamps.yml", "110"),
        ("mkdocs.yml", "112"),
    ]


def test_only_what_was_asked_for(hub: Path) -> None:
    """A file, a folder, or the hub itself; nothing outside of it."""
    assert call(hub, str(hub / LAB))[1].endswith("1 warning in 7 checked files\n")
    assert call(hub, str(hub / "newsletters"))[1] == "Nothing to fix in 7 checked files\n"
    assert call(hub, str(hub))[1].endswith("1 warning in 7 checked files\n")
    assert call(hub, str(hub.parent)) == (1, f"{hub.parent} is not in the hub {hub}\n")


def test_links_between_files_and_to_headings(hub: Path) -> None:
    """Each broken one with the nearest that exists; pages that the site makes exist as well."""
    body = (
        "[a](../index.md) [b](../../events/index.md) [c](../../topics/forms.md) [d](#part)\n"
        "[e](../../newsletter/2026-11-20.md) [f](../../newsletter/index.md) [g](?x#part)\n"
        "[x](form.md)\n[x](#parts)\n[x](../../newsletter/2026-11-27.md)\n## Part"
    )
    (hub / FORMS).write_text((hub / FORMS).read_text(encoding="utf-8") + body, encoding="utf-8")
    issue = "newsletters/2026-11-20.md"
    change(
        hub, issue, "Hello.", "Hello [you](../toolkit/design/forms.md#part), [and](../nowhere.md), [or](../events/)."
    )
    found = [(one.path, one.message, one.fix) for one in runner.check(hub).problems if one.rule == "201"]
    assert found == [
        (FORMS, "form.md does not lead to a file (content/toolkit/design/form.md)", 'did you mean "forms.md"?'),
        (FORMS, f"no heading of {FORMS} is called #parts", 'did you mean "part"? (forms, part)'),
        (
            FORMS,
            "../../newsletter/2026-11-27.md does not lead to a file (newsletters/2026-11-27.md)",
            'did you mean "../../newsletter/2026-11-20.md"?',
        ),
        (
            issue,
            "../nowhere.md does not lead to a file (content/nowhere.md)",
            "write the path of a file under content/",
        ),
        (issue, "../events/ does not lead to a file (content/events)", 'did you mean "../events/index.md"?'),
    ]


@pytest.mark.parametrize(("count", "expected"), [(300, []), (301, ["133"])])
def test_a_summary_is_as_long_as_readers_see_it(hub: Path, count: int, expected: list[str]) -> None:
    """Neither its quotes nor what YAML wants before a quote in it are letters of it."""
    written = '"' + '\\"' * 4 + "x" * (count - 5) + '."'
    change(hub, FORMS, "summary: How to shorten a form.", f"summary: {written}")
    assert [one.rule for one in runner.check(hub).problems if one.path == FORMS] == expected


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("www.example.gov/a?b=c", "a page of the web needs its whole address: write https://www.example.gov/a?b=c"),
        ("http:/example.org", "a page of the web needs its whole address: write https://example.org"),
        ("Help@example.gov", "an email address needs a word before it: write mailto:Help@example.gov"),
        ("202-555-0147", "a telephone number needs a word before it: write tel:202-555-0147"),
        ("+1%20(202)%20555", "a telephone number needs a word before it: write tel:+1-202-555"),
        (r"\\\\files\\a", "put the file beside the page (Add file, Upload files), and write its name"),
        ("example.gov.docx", "write the path of a file under content/"),
        ("2031-12-10", "write the path of a file under content/"),
        ("12/10/2031", "write the path of a file under content/"),
        ("192.0.2.17", "write the path of a file under content/"),
        ("10.1000/182", "write the path of a file under content/"),
    ],
)
def test_an_address_that_lacks_its_beginning(hub: Path, written: str, fix: str) -> None:
    """A browser shows addresses without it, and so people write them."""
    (hub / FORMS).write_text((hub / FORMS).read_text(encoding="utf-8") + f"[a]({written})", encoding="utf-8")
    assert [one.fix for one in runner.check(hub).problems if one.rule == "201"] == [fix]


def test_an_address_in_capitals(hub: Path) -> None:
    """The word before an address is the same in all letters."""
    words = "[a](MAILTO:help@example.gov) [b](Tel:202-555-0147) [c](HTTPS://example.gov/)"
    (hub / FORMS).write_text((hub / FORMS).read_text(encoding="utf-8") + words, encoding="utf-8")
    assert not [one for one in runner.check(hub).problems if one.rule in {"201", "221"}]


def test_a_picture_in_html_gets_its_words_in_html(hub: Path) -> None:
    """The advice has the form of what stands there."""
    pictures = '<img src="https://example.gov/a.png"> ![](https://example.gov/b.png)'
    (hub / FORMS).write_text((hub / FORMS).read_text(encoding="utf-8") + pictures, encoding="utf-8")
    found = [one.fix for one in runner.check(hub).problems if one.rule == "301"]
    assert found == ['say what it shows: alt="…"', "say what it shows: ![…](…)"]


MESSY = """---
# What people see first
title: "R&#233;sum&#xe9;s &amp; forms&#58; 1"
summary: How to shorten a form.
area: design
reviewed: 2026-06-01 # by us
topics: [paper-forms]
---
As\u200bk [less](https://example.gov/?utm_source=x&b=c). \nTwo  \nlines `code ` \n\t
[b](https://example.gov/?utm_source=x)
"""


def test_mending_changes_only_what_is_safe(hub: Path) -> None:
    """Comments and line breaks stay; what could break YAML is left to a person."""
    (hub / FORMS).write_text(MESSY, encoding="utf-8")
    assert call(hub, "--fix", str(hub / FORMS))[1].endswith(f"fixed: {FORMS}\n")
    wanted = (
        (MESSY.replace("&#233;", "é").replace("&#xe9;", "é").replace("paper-forms", "forms").replace("\u200b", ""))
        .replace("utm_source=x&", "")
        .replace("?utm_source=x", "")
        .replace("b=c). \n", "b=c).\n")
    )
    assert (hub / FORMS).read_text(encoding="utf-8") == wanted
    assert runner.fix(hub, [FORMS]) == ()


def test_an_address_with_brackets_is_left_to_a_person() -> None:
    """What follows a bracket may belong to the parameter, and would become a part of the path."""
    body = "---\ntitle: A\n---\n<https://example.gov/?utm_campaign=Feed:+(Blog)&utm_content=x>\n"
    assert runner.fixed(FORMS, body, hub_settings.load(SMALL)) == body


def test_where_two_changes_meet_the_later_one_waits() -> None:
    """An invisible character in a tracking parameter goes with the parameter, at the next run if need be."""
    body = "---\ntitle: A\n---\n[b](https://example.gov/?utm_a=x\u200by)\n"
    once = runner.fixed(FORMS, body, hub_settings.load(SMALL))
    assert runner.fixed(FORMS, once, hub_settings.load(SMALL)).endswith("[b](https://example.gov/)\n")


def rendered(body: str) -> str:
    """The HTML of a body, without the white space that no browser shows."""
    return re.sub(r"\s+(?=<|$)", "", re.sub(r"\s+", " ", markdown.to_html(body)))


@settings(max_examples=60)
@example(["a", "`", "\n", "`"])
@given(st.lists(st.sampled_from(["a", " ", "\n", "`", "x \n", "&#233;", "&amp;", "\u200b", "# ", "- ", "[a](b.md) "])))
def test_mending_twice_is_mending_once_and_pages_look_the_same(parts: list[str]) -> None:
    """The rendered page is the same but for the invisible characters that were deleted."""
    body = "".join(parts)
    text = f"---\ntitle: A &#8211; b\n---\n{body}"
    once = runner.fixed(FORMS, text, hub_settings.load(SMALL))
    assert runner.fixed(FORMS, once, hub_settings.load(SMALL)) == once
    before, after = (front_matter.split(one, FORMS)[2].replace("\u200b", "") for one in (text, once))
    assert rendered(before) == rendered(after)


def test_a_rule_explains_itself(hub: Path) -> None:
    """What, why, and both examples; an id that does not exist gets the nearest."""
    code, said = call(hub, "--explain", "403")
    assert code == 0
    assert said.startswith("403 An event that ends before it starts (error)\n\nNo calendar shows it")
    assert "Instead of:\n    end: 2026-12-03 01:00" in said
    code, said = call(hub, "--explain", "4033")
    assert (code, said[:44]) == (1, "no rule has the id '4033': did you mean \"403")


def many(count: int, level: rule_registry.Level = "error") -> runner.Checked:
    """A run with many findings."""
    found = (
        Problem(path="a,b.md", line=line, rule="403", message="50 %: no\nway | here", fix="mend", level=level)
        for line in range(1, count + 1)
    )
    return runner.Checked(problems=tuple(found), files=1, facts={})


def test_github_gets_ten_of_a_kind_and_is_told_of_the_rest() -> None:
    """It would drop the others in silence."""
    lines = output_formats.github(many(14)).splitlines()
    assert len(lines) == 11
    assert lines[0] == (
        "::error file=a%2Cb.md,line=1,col=1,title=403 An event that ends before it starts::"
        "50 %25: no%0Away | here; mend"
    )
    assert lines[-1] == (
        "::notice title=hub check::14 errors in 1 checked file; "
        "GitHub shows no more than ten of a kind here, and 4 more are in the summary"
    )
    assert output_formats.github(many(1, "advice")) == "::notice title=hub check::1 piece of advice in 1 checked file"


def test_a_table_for_a_comment_holds_a_hundred_rows() -> None:
    """What is in a cell stays in it."""
    lines = output_formats.markdown(many(102)).splitlines()
    assert lines[0] == "### hub check: 102 errors in 1 checked file"
    assert lines[4] == r"| a,b.md:1 | 403 error | 50 %: no way \| here | mend |"
    assert lines[-1] == "And 2 more: run `hub check` to see them."
    assert output_formats.markdown(many(0)) == "### hub check: Nothing to fix in 1 checked file\n"


def test_what_a_change_is_about(hub: Path) -> None:
    """A link elsewhere to a page that it removes is theirs; what was wrong before is counted, and stops nobody."""
    index = "content/index.md"
    change(hub, "content/toolkit/design/forms.md", "reviewed:", "reviewd:")
    change(hub, index, "\n---\n", "\n---\n\nSee [the lab](events/2026-12-03-lab.md).\n")
    git(hub, "init", "-q")
    git(hub, "add", ".")
    git(hub, "commit", "-qm", "a")
    (hub / LAB).unlink()
    change(hub, index, "title: ", "title: Now ")
    code, said = call(hub, "--since", "main", "--format", "json")
    found = json.loads(said)
    assert [(one["path"], one["rule"]) for one in found["findings"]] == [(LAB, "208"), (index, "201")]
    assert (code, found["others"] > 0) == (1, True)
    assert f"; {found['others']} more not yours: they were there before" in call(hub, "--since", "main")[1]


def test_findings_of_another_run(hub: Path) -> None:
    """They are printed as if they had been found here; what is none is refused."""
    change(hub, LAB, "kind: training", "kind: traning")
    (hub / "found.json").write_text(call(hub, "--format", "json")[1], encoding="utf-8")
    code, said = call(hub, "--findings", str(hub / "found.json"), "--format", "markdown")
    assert (code, said.replace("in 9 files", "")) == (1, call(hub, "--format", "markdown")[1].replace("in 9 files", ""))
    (hub / "found.json").write_text('{"findings": [{"path": "@ana"}]}', encoding="utf-8")
    assert call(hub, "--findings", str(hub / "found.json"))[1] == (
        "these are not findings that `hub check --format json` wrote\n"
    )
    sly = {
        "path": "@ana",
        "line": 1,
        "column": 1,
        "rule": "x",
        "message": "https://evil.example.org",
        "fix": "",
        "level": "?",
    }
    words = json.dumps({"findings": [sly, sly | {"level": "error"}], "files": 1, "others": 2})
    (hub / "found.json").write_text(words, encoding="utf-8")
    _, said = call(hub, "--findings", str(hub / "found.json"), "--format", "markdown")
    assert "@ana" not in said
    assert "https://evil" not in said


def test_programs_get_json_and_sarif(hub: Path) -> None:
    """Counts and findings; levels and places as SARIF names them."""
    data = json.loads(call(hub, "--format", "json")[1])
    assert data["counts"] == {"error": 0, "warning": 1, "advice": 0}
    assert data["findings"][0]["rule"] == "121"
    (ran,) = json.loads(call(hub, "--format", "sarif")[1])["runs"]
    (result,) = ran["results"]
    assert (result["ruleId"], result["level"]) == ("HUB121", "warning")
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 7, "startColumn": 10}
    unknown = runner.Checked(problems=(Problem(path="a", rule="777", message="m"),), files=1, facts={})
    assert json.loads(output_formats.sarif(unknown))["runs"][0]["tool"]["driver"]["rules"] == [{"id": "HUB777"}]
    assert "title=777 ::m" in output_formats.github(unknown)


def test_advice_is_counted_and_shown_on_demand(hub: Path) -> None:
    """It never fails a run."""
    change(hub, FORMS, "Ask less.", "Utilize less.")
    assert call(hub)[1].endswith("1 warning · 1 piece of advice in 7 checked files (--advice shows it)\n")
    code, said = call(hub, "--advice")
    assert code == 0
    assert said.endswith(
        f"{FORMS}:16:1: 353 advice: “Utilize” is a hard word\n    try “use”\n"
        "1 warning · 1 piece of advice in 7 checked files\n"
    )


def git(folder: Path, *words: str) -> str:
    """Run git as somebody."""
    who = ["-c", "user.name=A", "-c", "user.email=a@example.gov", "-c", "init.defaultBranch=main"]
    return subprocess.run(["git", *who, *words], cwd=folder, capture_output=True, text=True, check=True).stdout  # noqa: S603, S607  our own words


def test_since_a_revision_only_new_findings_count(hub: Path) -> None:
    """Those on changed lines and in new files; an unknown revision is said."""
    change(hub, LAB, "training", "traning")
    git(hub, "init", "-q")
    (hub / ".gitignore").write_text(".hub/\n", encoding="utf-8")
    git(hub, "add", ".")
    git(hub, "commit", "-qm", "a")
    assert call(hub, "--since", "main") == (
        0,
        "Nothing to fix in 7 checked files; 2 more not yours: they were there before\n",
    )
    change(hub, FORMS, "area: design", "area: desing")
    (hub / "content/new.md").write_text("No fields.\n", encoding="utf-8")
    (hub / "newsletters/2026-11-20.md").unlink()
    lines = [line.split(" ")[0:2] for line in call(hub, "--since", "main")[1].splitlines() if line[0] != " "]
    assert lines[:2] == [["content/new.md:1:1:", "101"], [f"{FORMS}:4:1:", "112"]]
    assert call(hub, "--since", "nowhere")[1].startswith("git cannot compare: ")


def test_since_a_revision_a_page_that_went_is_named(hub: Path) -> None:
    """Deleted or renamed: who knows its address needs a way to another page."""
    change(hub, LAB, "paper-forms", "forms")
    git(hub, "init", "-q")
    git(hub, "add", ".")
    git(hub, "commit", "-qm", "a")
    (hub / LAB).rename(hub / "content/events/2026-12-03-clinic.md")
    (hub / "content/sources.yml").unlink()
    (hub / "old.txt").write_bytes(b"caf\xe9\n")
    git(hub, "add", "old.txt")
    code, said = call(hub, "--since", "main", "--format", "json")
    (found,) = (one for one in json.loads(said)["findings"] if one["path"] == LAB)
    assert (code, found["rule"], found["level"]) == (0, "208", "warning")
    assert found["fix"] == "write `aliases: [/events/2026-12-03-lab/]` in the page that replaces it"
    change(hub, "content/events/2026-12-03-clinic.md", "[forms]", "[forms]\naliases: [/events/2026-12-03-lab/]")
    assert call(hub, "--since", "main") == (0, "Nothing to fix in 7 checked files\n")


def test_a_deleted_line_is_no_new_one() -> None:
    """A hunk that only deletes has no line that could be wrong."""
    diff = "+++ b/a.md\n@@ -3 +2,0 @@\n+++ b/b.md\n@@ -1 +1 @@\n+++ /dev/null\n@@ -1 +0,0 @@\n"
    assert git_diff.lines(diff) == {"b.md": frozenset({1})}


@pytest.mark.slow
def test_thirty_contributions_merge_in_any_order(hub: Path) -> None:
    """Thirty branches that each add an article and an event: three orders, no conflict, nothing wrong afterwards."""
    git(hub, "init", "-q")
    (hub / ".gitignore").write_text(".hub/\n", encoding="utf-8")
    git(hub, "add", ".")
    git(hub, "commit", "-qm", "start")
    article = (hub / "content/articles/2026/2026-11-17-surveys.md").read_text(encoding="utf-8")
    event = (hub / LAB).read_text(encoding="utf-8").replace("paper-forms", "forms")
    for number in range(30):
        git(hub, "checkout", "-q", "-b", f"b{number}", "main")
        own = article.replace("gov/surveys/", f"gov/surveys-{number}/")
        (hub / f"content/articles/2026/2026-11-17-number-{number}.md").write_text(own, encoding="utf-8")
        (hub / f"content/events/2026-12-03-number-{number}.md").write_text(event, encoding="utf-8")
        git(hub, "add", ".")
        git(hub, "commit", "-qm", f"add {number}")
    numbers = list(range(30))
    trees = set()
    for name, order in enumerate((numbers, numbers[::-1], numbers[1::2] + numbers[::2])):
        git(hub, "checkout", "-q", "-b", f"all{name}", "main")
        for number in order:
            git(hub, "merge", "-q", "--no-edit", f"b{number}")
        trees.add(git(hub, "rev-parse", "HEAD^{tree}"))
    assert len(trees) == 1
    assert runner.check(hub).of("error") == ()


def found(hub: Path, text: str, path: str = FORMS) -> list[str]:
    """The rules that speak about a file with this text."""
    (hub / path).parent.mkdir(exist_ok=True)
    (hub / path).write_text(text, encoding="utf-8")
    return [problem.rule for problem in runner.check(hub).problems if problem.path == path]


HEAD = "---\ntitle: Forms\nsummary: Short.\narea: design\nreviewed: 2026-06-01\n---\n"


def test_what_only_looks_wrong_is_left_alone(hub: Path) -> None:
    """No entity, a mark at the start of a file, code, a sentence in bold, an address that is none."""
    assert found(hub, HEAD.replace("Forms", "R &foo; D")) == []
    assert found(hub, "\ufeff" + HEAD) == []
    assert found(hub, f"{HEAD}a `TODO` b `https://example.gov/?utm_source=x` c `d \n` e") == []
    assert found(hub, f"{HEAD}a\n\n**Ask once.**\n\n[b](https://[x)\n") == []


def test_a_file_of_no_kind_is_read_for_its_text(hub: Path) -> None:
    """A note in a folder that hub does not load is told so, and its links count."""
    assert found(hub, "[a](b.md)\n", "content/pictures/note.md") == ["816", "201"]


def test_topics_may_stand_one_a_line(hub: Path) -> None:
    """As a list of lines or in brackets, old names and repetitions are found."""
    topics = "2026-06-01\ntopics:\n  - forms\n  - paper-forms\n  - forms"
    assert found(hub, HEAD.replace("2026-06-01", topics)) == ["121", "122"]


def test_a_problem_without_advice_is_one_line() -> None:
    """Nothing is printed where nothing is known."""
    one = runner.Checked(problems=(Problem(path="a.md", rule="001", message="cannot be read"),), files=1, facts={})
    assert output_formats.plain(one) == "a.md:1:1: 001 cannot be read\n1 error in 1 checked file"


def test_gates_of_the_mail_speak_about_issues_that_wait(hub: Path) -> None:
    """They warn of what a draft lacks, and stop what says that it is ready."""
    change(hub, LAB, "paper-forms", "forms")
    change(hub, ISSUE, "Ask one open question.", "Ask&#58; one.&nbsp;[here](https://localhost/)")
    change(hub, ISSUE, "status: sent", "status: draft")
    code, said = call(hub)
    assert (code, " errors" in said, f"{ISSUE}:1:1: 652 warning: the preheader has 12 characters" in said) == (
        0,
        False,
        True,
    )
    assert call(hub, str(hub / LAB))[1] == "Nothing to fix in 7 checked files; 1 draft\n"
    change(hub, ISSUE, "status: draft", "status: ready")
    assert call(hub)[0] == 1


def test_nothing_is_said_of_a_file_that_nobody_asked_about(hub: Path) -> None:
    """Who checks one page, as before a commit, reads nothing of another; an issue needs what it may carry."""
    change(hub, LAB, "kind: training", "kind: traning")
    assert call(hub, str(hub / FORMS)) == (0, "Nothing to fix in 7 checked files\n")
    change(hub, ISSUE, "status: sent", "status: draft")
    code, said = call(hub, str(hub / ISSUE))
    assert (code, f"{LAB}:3:1: 112 kind" in said) == (1, True)


PICTURED = HEAD.replace(
    "area: design", "area: design\npicture:\n  wide: map.svg\n  caption: A map.\n  table: [[Step, Act], [Need, Asks]]"
)


def test_a_picture_is_looked_at_each_time(hub: Path) -> None:
    """Its file may change when the page does not: an error, and in a draft a warning."""
    picture = hub / FORMS.replace("forms.md", "map.svg")
    assert found(hub, PICTURED) == ["818"]
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', encoding="utf-8")
    assert found(hub, PICTURED) == []
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    said = [(one.path, one.level) for one in runner.check(hub).problems if one.rule == "818"]
    assert said == [(FORMS.replace("forms.md", "map.svg"), "error")]
    (hub / FORMS).write_text(PICTURED.replace("title:", "draft: true\ntitle:"), encoding="utf-8")
    assert [one.level for one in runner.check(hub).problems if one.rule == "818"] == ["warning"]


def test_a_hub_in_spanish(hub: Path) -> None:
    """People read its language in every form, also where another run prints what one found."""
    change(hub, "mkdocs.yml", "- hub:\n", "- hub:\n      language: es-US\n")
    change(hub, LAB, "kind: training", "kind: traning")
    change(hub, FORMS, "summary:", "resumen: x\nsummary:")
    (hub / "content/topics.yml").write_text("- title: Forms\n", "utf-8")
    code, plain = call(hub)
    assert (code, plain.splitlines()[-1]) == (1, "4 errores en 7 archivos revisados")
    assert f"{LAB}:3:1: 112 kind: 'traning' no es un valor conocido" in plain
    _, markdown = call(hub, "--format=markdown")
    assert "| dónde | regla | qué | escriba en su lugar |" in markdown
    _, annotations = call(hub, "--format=github")
    assert f"::error file={LAB},line=3,col=1,title=112 ::kind: 'traning' no es" in annotations
    assert [english_in(words, fewest=2) for words in (plain, markdown, annotations)] == [[], [], []]
    (hub / "found.json").write_text(call(hub, "--format=json")[1], "utf-8")
    assert call(hub, "--findings", str(hub / "found.json"), "--format=markdown")[1] == markdown
