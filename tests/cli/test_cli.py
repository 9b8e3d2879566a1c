"""The commands, from end to end."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import signal
import subprocess
import sys
import urllib.request
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from hub import __version__
from hub.cli import main
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = [sys.executable, "-c", "from hub.cli import main; main()"]
DRAFT, FACE = "newsletters/2026-11-27.md", "build/digest/2026-11-27"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a small hub, on Sunday, November 22, 2026, where the commands run."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", flow.NOON)
    monkeypatch.delenv("HUB_DATABASE_URL", raising=False)
    flow.hub(tmp_path)
    monkeypatch.chdir(tmp_path / "content")
    return tmp_path


def hub(*words: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, words, catch_exceptions=False)


def test_a_friday(root: Path) -> None:
    """From the feeds to the mail: fetch, inbox, keep, drop, digest, digest."""
    assert hub("fetch").exit_code == 0
    numbers = {line.split()[-1]: line.split()[0] for line in hub("inbox").stdout.splitlines()[1:]}
    assert numbers == {"promise": "1", "page": "2", "lab": "3"}
    kept = hub("keep", "1", "--section", "articles", "--note", "Read it first.")
    assert kept.stdout == "content/articles/2026/2026-11-18-queues-are-a-promise.md\n"
    assert hub("keep", "3").stdout == "content/events/2026-12-03-mapping-lab.md\n"
    assert hub("drop", "2").stdout == "dropped: Forms in one page\n"
    drafted = hub("digest")
    assert (drafted.exit_code, drafted.stdout) == (0, f"{DRAFT}\n")
    assert "a placeholder is left: TODO" in hub("digest").stderr
    draft = re.sub("TODO: .*", "Two things to try.", (root / DRAFT).read_text())
    (root / DRAFT).write_text(draft)
    assert "### [Queues are a promise](https://notes.example.gov/queues/)" in draft
    assert "Thursday, December 3, 2026, 1:00–4:00 pm ET" in draft
    assert hub("digest").stdout.splitlines() == [f"{root}/{FACE}.{ending}" for ending in ("html", "txt", "eml")]
    faces = [(root / f"{FACE}.{ending}").read_bytes() for ending in ("html", "txt", "eml")]
    assert hub("digest", "--date", "2026-11-27").exit_code == 0
    assert [(root / f"{FACE}.{ending}").read_bytes() for ending in ("html", "txt", "eml")] == faces
    assert (root / DRAFT).read_text() == draft


def test_talks_to_programs(root: Path) -> None:
    """`--json` prints nothing but JSON on standard output."""
    assert [count["new"] for count in json.loads(hub("fetch", "--json").stdout)] == [2, 1]
    (_, _, event) = json.loads(hub("--root", str(root), "inbox", "--json").stdout)
    assert (event["number"], event["start"]) == (3, "2026-12-03 13:00:00-05:00")
    assert event["topics"] == ["customer-service"]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["fetch", "rest"], 1, "rest: none.xml: the file cannot be read: No such file or directory"),
        (["fetch", "note"], 1, "the hub has no source 'note': did you mean \"notes\"? (notes, site, rest)"),
        (["keep", "1", "--section", "new"], 1, "no section for articles is called 'new': did you mean \"news\"?"),
        (["keep", "7"], 1, "nothing is in the inbox under 7; `hub inbox` lists what is there"),
        (["drop", "7"], 1, "nothing is in the inbox under 7; `hub inbox` lists what is there"),
        (["read", "nowhere.json"], 1, "nowhere.json: the file cannot be read: No such file or directory"),
        (["keep"], 2, "name numbers from hub inbox, or a list with --checked"),
        (["keep", "one"], 2, "'one' is not a valid integer"),
        (["read"], 2, "Missing argument 'PATH|URL...'"),
        (["digest", "--date", "Friday"], 2, "'Friday' is not a day; write it as in 2026-11-27"),
        (["digest", "--date", "3000-01-01"], 2, "3000-01-01 is too far away; write a day from 1901 to 2198"),
        (["digest", "--date", "9999-12-31"], 2, "9999-12-31 is too far away; write a day from 1901 to 2198"),
        (["celebrate"], 2, "No such command 'celebrate'"),
    ],
)
@pytest.mark.usefixtures("root")
def test_says_what_is_wrong(words: list[str], code: int, message: str) -> None:
    """What a person must fix ends with 1, wrong usage with 2; both are said on standard error."""
    done = hub(*words)
    assert done.exit_code == code
    assert message in done.stderr


@pytest.mark.parametrize("words", [["fetch"], ["inbox"], ["keep", "1"], ["drop", "1"], ["digest"]])
def test_needs_a_hub(tmp_path: Path, words: list[str]) -> None:
    """Outside a hub, a command ends with 2 and says where it looked."""
    done = hub("--root", str(tmp_path), *words)
    assert (done.exit_code, done.stdout) == (2, "")
    ways = "go to the folder of a hub, name it with hub --root DIR, or make one with hub init DIR"
    assert done.stderr == f"no mkdocs.yml in {tmp_path} or above: {ways}\n"


@pytest.mark.parametrize("words", [[], ["import"], ["assess"]])
def test_a_list_of_commands_is_whole(words: list[str]) -> None:
    """On a screen of 80 columns, each command says in one line what it does."""
    said = CliRunner().invoke(main, [*words, "--help"], terminal_width=78).stdout
    _, _, commands = said.partition("Commands:\n")
    assert commands
    assert [line for line in commands.splitlines() if line.endswith("...")] == []


def test_says_everything_that_is_wrong_with_the_content(root: Path) -> None:
    """Broken files stop the digest with every problem of every one, and nothing is written."""
    (root / "content" / "a.md").write_text("---\ntitle: 1\n---\n")
    (root / "content" / "b.md").write_text("no front matter\n")
    done = hub("digest")
    assert (done.exit_code, done.stdout) == (1, "")
    assert [line.split(" ")[0] for line in done.stderr.splitlines()] == [
        "content/a.md:2:1:",
        "content/a.md:2:1:",
        "content/b.md:1:1:",
    ]
    assert not (root / "newsletters").exists()


def test_warns_of_another_day(root: Path) -> None:
    """An issue for a Thursday is made, with a warning."""
    done = hub("digest", "--date", "2026-11-26")
    assert (done.exit_code, done.stdout) == (0, "newsletters/2026-11-26.md\n")
    assert "warning: newsletters/2026-11-26.md:1:1: 601 2026-11-26 is a Thursday" in done.stderr
    assert (root / "newsletters" / "2026-11-26.md").exists()


def test_renders_the_same_on_another_day(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mail depends on its document, not on the day it is made."""
    hub("digest")
    hub("digest")
    faces = [(root / f"{FACE}.{ending}").read_bytes() for ending in ("html", "txt", "eml")]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(flow.NOON) + 172_800))
    hub("digest")
    assert [(root / f"{FACE}.{ending}").read_bytes() for ending in ("html", "txt", "eml")] == faces


def test_asks_for_links_once_a_week(root: Path) -> None:
    """`--links` warns of what a server said within the week, without asking again, and the issue may leave."""
    hub("digest")
    link = "https://b.example.gov/gone/"
    (root / DRAFT).write_text((root / DRAFT).read_text().replace("\n---\n", f"\n---\nRead [the plan]({link}).\n\n"))
    links = {*re.findall(r"https://[^)\s]+", (root / DRAFT).read_text())}
    said = {url: {"state": "alive", "words": "", "at": "2026-11-20T12:00:00+00:00"} for url in links}
    said[link] |= {"state": "dead", "words": "the server answers 404"}
    (root / ".hub").mkdir(exist_ok=True)
    (root / ".hub" / "links.json").write_text(json.dumps(said))
    done = hub("digest", "--links")
    assert done.exit_code == 0
    assert f"615 warning: {link}: the server answers 404; look for its new address" in done.stderr


def test_holds_back_a_broken_issue(root: Path) -> None:
    """An error is said with its line and ends with 1, whatever the status."""
    hub("digest")
    draft = (root / DRAFT).read_text()
    draft = draft.replace("\n---\n", "\n---\nTo join, [click here](https://b.example.gov/).\n\n")
    broken = f"{draft}\n## More\n\n### [Soon](https://govcx.example.gov/soon/)\n"
    (root / DRAFT).write_text(broken)
    done = hub("digest")
    line = broken.splitlines().index("### [Soon](https://govcx.example.gov/soon/)") + 1
    told = (
        f"{DRAFT}:{line}:1: 611 https://govcx.example.gov/soon/ is not a page of this site; link to a page that exists"
    )
    assert done.exit_code == 1
    assert told in done.stderr.splitlines()
    note = broken.splitlines().index("To join, [click here](https://b.example.gov/).") + 1
    assert f"{DRAFT}:{note}:1: 653 warning: " in done.stderr
    assert "It cannot be sent like this: 1 error. Next: fix the file, then run hub digest again" in done.stderr
    (root / DRAFT).write_text(broken.replace("status: draft", "status: ready"))
    assert "It says `status: ready` but is not ready: 1 error." in hub("digest").stderr


def test_updates_and_cuts_editions(root: Path) -> None:
    """`--update` adds to the draft, `--topic` renders an edition, and `--json` speaks to programs."""
    hub("digest")
    assert json.loads(hub("digest", "--update", "--json").stdout)["added"] == []
    assert (root / DRAFT).exists()
    done = hub("digest", "--topic", "research")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "no edition on research" in done.stderr
    assert hub("digest", "--topic", "nothing").exit_code == 1


def programs_that_show(folder: Path) -> str:
    """A PATH whose browser writes down what it is to show."""
    for name in ("xdg-open", "open"):
        (folder / name).write_text(f'#!/bin/sh\necho "$1" > {folder}/shown\n')
        (folder / name).chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def test_previews_on_a_terminal(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """On a terminal `--open` shows a page that lives until Ctrl-C."""
    programs = tmp_path_factory.mktemp("programs")
    hub("digest")
    screen, terminal = pty.openpty()
    environment = {**os.environ, "PATH": programs_that_show(programs)}
    with subprocess.Popen(  # noqa: S603  our own command
        [*COMMAND, "--root", str(root), "digest", "--open"],
        stdout=terminal,
        stderr=subprocess.PIPE,
        env=environment,
        encoding="utf-8",
    ) as running:
        assert running.stderr
        address = next(line.split("; ")[0].split()[-1] for line in running.stderr if "Preview at" in line)
        with urllib.request.urlopen(address) as page:  # noqa: S310  our own server
            assert b"What to fix" in page.read()
        running.send_signal(signal.SIGINT)
        assert running.wait() == 0
    assert (programs / "shown").read_text() == f"{address}\n"
    for end in (screen, terminal):
        os.close(end)


def test_opens_the_mail(root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a script, `--open` shows the rendered mail and goes on; a new draft has none."""
    programs = tmp_path_factory.mktemp("programs")
    monkeypatch.setenv("PATH", programs_that_show(programs))
    hub("digest", "--open")
    assert not (programs / "shown").exists()
    hub("digest", "--open")
    with (programs / "shown").open() as shown:
        assert shown.read() == f"{root}/{FACE}.html\n"


def test_reads(root: Path) -> None:
    """`hub read` prints what a feed says, and changes nothing."""
    done = hub("read", f"{root}/feeds/notes.json")
    assert (done.exit_code, json.loads(done.stdout)["title"]) == (0, "Service notes")
    assert "skipped: Lost: it has no address" in done.stderr
    assert not (root / ".hub").exists()


def test_reads_with_a_base(root: Path) -> None:
    """A feed with relative addresses needs to know where its site lives."""
    feed = str(root / "feeds" / "site")
    assert hub("read", feed).exit_code == 1
    done = hub("read", "--base", "https://site.example.gov/", feed)
    assert json.loads(done.stdout)["items"][0]["url"] == "https://site.example.gov/event/lab/"


@pytest.mark.parametrize(("options", "reason"), [((), "on a private network"), (("--private",), "connection refused")])
def test_reads_private_addresses_only_when_asked(options: tuple[str, ...], reason: str) -> None:
    """An address on this machine is read with --private alone."""
    done = hub("read", *options, "http://127.0.0.1:1/")
    assert done.exit_code == 1
    assert reason in done.stderr


def test_says_which_file_it_may_not_write(root: Path) -> None:
    """A file in the way of the database is one line, not a traceback."""
    (root / ".hub").write_text("")
    done = hub("inbox")
    assert (done.exit_code, done.stderr) == (1, f"{root}/.hub: File exists\n")


def test_runs_as_a_program(root: Path) -> None:
    """The command works from a shell, and its help imports none of the heavy libraries."""
    heavy = "{'aiohttp', 'feedparser', 'jinja2', 'mkdocs', 'nh3', 'sqlalchemy', 'yaml'}"
    code = f"import sys, hub.cli; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")  # noqa: S603
    assert done.stdout == "set()\n"
    command = [*COMMAND, "--root", str(root), "fetch"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")  # noqa: S603  our own command
    assert done.stdout.splitlines()[1].split() == ["notes", "2", "0", "0", "1", "0", "0"]
    assert done.stderr.splitlines() == [
        "notes: skipped: Lost: it has no address",
        "3 new. Next: hub inbox",
    ]


def test_leaves_a_closed_pipe_to_click(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A closed pipe is not reported as a file that cannot be written: click ends with 1 and says nothing."""
    reader, writer = os.pipe()
    os.close(reader)
    pipe = os.fdopen(writer, "w", buffering=1)
    monkeypatch.setattr(sys, "stdout", pipe)
    with pytest.raises(SystemExit):
        main(["read", f"{root}/feeds/notes.json"])
    with contextlib.suppress(BrokenPipeError):
        pipe.close()


def test_ends_quietly_when_nobody_listens(root: Path) -> None:
    """A reader of a pipe that goes away, as `head` does, is no error to talk about."""
    feed = root / "feeds" / "notes.json"
    command = [*COMMAND, "read", *[str(feed)] * 500]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reading:  # noqa: S603
        assert reading.stdout
        assert reading.stderr
        reading.stdout.readline()
        reading.stdout.close()
        assert b"Traceback" not in reading.stderr.read()


def test_knows_its_version() -> None:
    """`--version` says which one it is."""
    assert hub("--version").stdout == f"hub, version {__version__}\n"


@pytest.mark.usefixtures("root")
def test_imports_and_exports_a_list_of_feeds(tmp_path: Path) -> None:
    """Feeds come in as sources, and go out again."""
    feeds = tmp_path / "feeds.opml"
    outlines = '<outline text="W" xmlUrl="https://w.example.org/rss"/><outline text="X" xmlUrl="x"/>'
    feeds.write_text(f"<opml><body>{outlines}</body></opml>", "utf-8")

    done = hub("import", "opml", str(feeds))
    assert done.stdout == "w: https://w.example.org/rss\n"
    assert "left out: X: its address must start with https:// or http://\n" in done.stderr
    assert 'xmlUrl="https://w.example.org/rss"' in hub("export", "--opml").stdout


@pytest.mark.usefixtures("root")
def test_clips_a_page(tmp_path: Path) -> None:
    """A saved page waits in the inbox."""
    (tmp_path / "page.html").write_text(
        '<html><head><link rel="canonical" href="https://n.example.org/a/"><title>Ask once</title></head>'
        "<body><article><h1>Ask once</h1><p>The office listed every paper that it asks for, and why.</p></article>"
        "</body></html>",
        encoding="utf-8",
    )

    assert hub("clip", str(tmp_path / "page.html")).stdout == "Ask once\n"


@pytest.mark.usefixtures("root")
def test_replays_the_last_bodies() -> None:
    """Without the network, what was read is read again."""
    assert hub("fetch").exit_code == 0
    assert hub("fetch", "--offline").exit_code == 0


@pytest.mark.usefixtures("root")
def test_takes_everything_of_sources_that_are_named() -> None:
    """Without a name, an inbox would fill with the archives of all sources."""
    refused = hub("fetch", "--all")
    assert (refused.exit_code, "such as hub fetch KEY --all" in refused.stderr) == (2, True)
    assert hub("fetch", "notes", "--all").exit_code == 0
