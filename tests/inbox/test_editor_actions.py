"""What an editor does with the inbox of a small hub."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hub.base import file_io
from hub.collect.candidate import Candidate
from hub.config import hub_settings
from hub.content import loader
from hub.content.settings import Source
from hub.errors import ContentError, HubError, SourceError
from hub.inbox import candidate_store, editor_actions, inbox_search, open_inbox, source_intake, undo_decisions
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config
    from tests.servers import Server

QUEUES, FORMS, LAB = "Queues are a promise", "Forms in one page", "Mapping lab"


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A small hub on Sunday, November 22, 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", flow.NOON)
    monkeypatch.delenv("HUB_DATABASE_URL", raising=False)
    return flow.hub(tmp_path)


def titles(config: Config) -> list[str]:
    """What waits, in its order."""
    return [line.title for line in inbox_search.search(config).lines]


def test_fetches(config: Config) -> None:
    """Every active source is counted: what is new, what was seen, what was skipped and why."""
    lost = "skipped: Lost: it has no address"
    notes = source_intake.FetchCount(source="notes", new=2, seen=0, skipped=1, repaired=0, notes=(lost,))
    site = source_intake.FetchCount(source="site", new=1, seen=0, skipped=0, repaired=0)
    assert editor_actions.fetch(config, []) == (notes, site)
    assert titles(config) == [QUEUES, FORMS, LAB]


def test_fetches_nothing_twice(config: Config) -> None:
    """A second fetch finds everything seen."""
    editor_actions.fetch(config, [])
    assert [(count.new, count.seen) for count in editor_actions.fetch(config, [])] == [(0, 2), (0, 1)]


def test_fetches_what_was_named(config: Config) -> None:
    """A key reads that source alone, also one at rest; what fails is told."""
    (count,) = editor_actions.fetch(config, ["rest"])
    assert count.failures == ("none.xml: the file cannot be read: No such file or directory",)


def test_knows_no_such_source(config: Config) -> None:
    """An unknown key stops the fetch before anything is read."""
    with pytest.raises(SourceError, match='did you mean "notes"'):
        editor_actions.fetch(config, ["note"])


def test_keeps(config: Config) -> None:
    """What is kept is a file of the library and waits no longer."""
    editor_actions.fetch(config, [])
    assert [
        kept.path for kept in editor_actions.keep(config, [1], editor_actions.Keeping(choices={"note": "Read it."}))
    ] == ["content/articles/2026/2026-11-18-queues-are-a-promise.md"]
    assert [article.note for article in loader.load(config).articles] == ["Read it."]
    assert titles(config) == [FORMS, LAB]
    assert [one.candidate.title for one in editor_actions.waiting(config)] == [FORMS, LAB]


def test_drops(config: Config) -> None:
    """What is dropped is never offered again."""
    editor_actions.fetch(config, [])
    assert tuple(one.title for one in editor_actions.drop(config, [2, 3])) == (FORMS, LAB)
    editor_actions.fetch(config, [])
    assert titles(config) == [QUEUES]


def test_hides_what_the_content_has(config: Config) -> None:
    """An article that came by another way is offered no more, cannot be kept twice, and survives the database."""
    editor_actions.fetch(config, [])
    editor_actions.keep(config, [1])
    (config.root / ".hub" / "hub.db").unlink()
    assert [count.new for count in editor_actions.fetch(config, [])] == [1, 1]
    assert titles(config) == [FORMS, LAB]


def test_refuses_to_keep_what_the_content_has(config: Config) -> None:
    """A number that an editor remembers from before is refused where the article is there by now."""
    editor_actions.fetch(config, [])
    database = (config.root / ".hub" / "hub.db").read_bytes()
    editor_actions.keep(config, [1])
    (config.root / ".hub" / "hub.db").write_bytes(database)
    with pytest.raises(HubError) as caught:
        editor_actions.keep(config, [2, 1])
    (article,) = loader.load(config).articles
    assert str(caught.value) == (
        f"1: {article.path} has the address {article.url} already; hub drop 1 takes it out of the inbox"
    )
    assert len(loader.load(config).articles) == 1


@pytest.mark.parametrize(("status", "kept"), [("draft", 1), ("ready", 0)])
def test_keeps_again_what_a_draft_still_has(config: Config, status: str, kept: int) -> None:
    """Who takes a decision back by mistake takes it again, and the item of the draft may stay."""
    editor_actions.fetch(config, [])
    editor_actions.keep(config, [1])
    (article,) = loader.load(config).articles
    fields = f"subject: One read\npreheader: One article.\nstatus: {status}"
    text = f"---\n{fields}\n---\n\nOne read.\n\n## Articles\n\n### [{article.title}]({article.url})\n"
    file_io.write(config.root, "newsletters/2026-11-27.md", text)
    undo_decisions.undo(config, [1])
    with contextlib.nullcontext() if kept else pytest.raises(HubError, match=r"newsletters/2026-11-27.md has"):
        editor_actions.keep(config, [1])
    assert len(loader.load(config).articles) == kept


def test_refuses_to_keep_one_article_twice_at_once(config: Config) -> None:
    """A page and a link post about it, both by their site, wait as two; together they would be two files of one."""
    page, post = "https://notes.example.gov/rules/", "https://notes.example.gov/2026/new-rules/"
    offered = (
        Candidate(url=page, title="Rules", source="notes", content_html="<p>All of them.</p>"),
        Candidate(url=post, title="New rules", source="notes", external_url=page),
    )
    with candidate_store.opened(open_inbox.database(config.root)) as box:
        assert box.add(offered, frozenset()).new == 2
    with pytest.raises(HubError) as caught:
        editor_actions.keep(config, [1, 2])
    assert str(caught.value) == f"2: candidate 1 has the address {page} already; hub drop 2 takes it out of the inbox"
    assert not (config.root / "content" / "articles").exists()


def test_refuses_a_section_for_an_event(config: Config) -> None:
    """An event has neither section nor note; nothing of that command is done."""
    editor_actions.fetch(config, [])
    with pytest.raises(HubError) as caught:
        editor_actions.keep(config, [1, 3], editor_actions.Keeping(choices={"section": "news", "note": "Come."}))
    assert str(caught.value) == "3 is an event, and events take no --section or --note; keep it without"
    assert titles(config) == [QUEUES, FORMS, LAB]


@pytest.mark.parametrize("numbers", [[9], [1, 9]])
def test_refuses_numbers_that_do_not_wait(config: Config, numbers: list[int]) -> None:
    """One wrong number stops the command before anything is written."""
    editor_actions.fetch(config, [])
    with pytest.raises(HubError, match="nothing is in the inbox under 9"):
        editor_actions.keep(config, numbers)
    assert not (config.root / "content" / "articles").exists()


def test_refuses_a_wrong_section_before_anything_else(config: Config) -> None:
    """A section that is none stops the command before the inbox is opened."""
    with pytest.raises(HubError, match="no section for articles is called 'events'"):
        editor_actions.keep(config, [1], editor_actions.Keeping(choices={"section": "events"}))


def test_stops_at_broken_content(config: Config) -> None:
    """A hub with a broken file takes nothing in."""
    (config.root / "content" / "about.md").write_text("No front matter.\n")
    with pytest.raises(ContentError, match=r"content/about\.md:1:1: 101"):
        editor_actions.fetch(config, [])
    assert not (config.root / ".hub").exists()


def test_uses_another_database(config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """HUB_DATABASE_URL puts the inbox elsewhere."""
    monkeypatch.setenv("HUB_DATABASE_URL", f"sqlite:///{tmp_path}/shared.db")
    editor_actions.fetch(config, [])
    assert len(titles(config)) == 3
    assert [(tmp_path / name).exists() for name in ("shared.db", ".hub")] == [True, False]


def test_survives_its_own_death(config: Config) -> None:
    """A fetch that is killed in the middle of its work has saved what it had read; the next one adds the rest."""
    pipe = config.root / "feeds" / "none.xml"
    os.mkfifo(pipe)
    code = "from hub.cli import main; main()"
    command = [sys.executable, "-c", code, "--root", str(config.root), "fetch", "notes", "rest"]
    # The pipe opens when the second source is read: the first one is in the database by then.
    with subprocess.Popen(command) as fetching, pipe.open("wb"):  # noqa: S603  our own command
        fetching.kill()
    assert fetching.returncode == -signal.SIGKILL
    assert list((config.root / ".hub").iterdir()) != []
    assert len(inbox_search.search(config).lines) == 2
    assert [count.new for count in editor_actions.fetch(config, [])] == [0, 1]


def test_remembers_a_source_on_the_web(tmp_path: Path, server: Server) -> None:
    """The second fetch asks only for what changed, and without the network the last body is read again."""
    url = server.says(b'{"items": [{"id": "1", "title": "A", "url": "https://a.example.gov/"}]}', 'ETag: "a"')
    web = Source(key="web", name="W", url=url, private=True)
    config = replace(flow.hub(tmp_path), sources=(web,))

    (first,) = editor_actions.fetch(config, [])
    server.says(b"", status="304 Not Modified")
    (second,) = editor_actions.fetch(config, [])
    (replayed,) = editor_actions.fetch(config, [], offline=True)

    assert [(one.new, one.seen, one.unchanged) for one in (first, second, replayed)] == [
        (1, 0, False),
        (0, 0, True),
        (0, 1, False),
    ]


FETCH = """
import sys
from pathlib import Path
from hub.config import hub_settings
from hub.inbox import editor_actions
from hub.collect import http_client
http_client.Limits.__init__.__kwdefaults__.update(gap=0)
editor_actions.fetch(hub_settings.load(Path(sys.argv[1])), [])
"""


@pytest.mark.slow
def test_survives_death_at_any_moment(tmp_path: Path, server: Server) -> None:
    """Killed before, between and after what it writes, a fetch leaves a database that the next one completes."""
    flow.hub(tmp_path)
    items: list[dict[str, str]] = [
        {"id": str(n), "url": f"https://a.example.gov/{n}/", "title": f"T{n}", "content_html": f"<p>{n}</p>" * 40}
        for n in range(300)
    ]
    urls = [server.says(json.dumps({"items": items[part::3]}).encode(), path=f"/{part}") for part in range(3)]
    sources = "".join(f"- {{key: s{n}, name: S, url: '{url}', private: true}}\n" for n, url in enumerate(urls))
    (tmp_path / "content" / "sources.yml").write_text(sources)
    chance = random.Random(11)  # noqa: S311  a test that repeats
    started = time.monotonic()
    subprocess.run([sys.executable, "-c", FETCH, str(tmp_path)], check=True)  # noqa: S603  our own program
    took = time.monotonic() - started
    (tmp_path / ".hub" / "hub.db").unlink()
    for _ in range(6):
        with subprocess.Popen([sys.executable, "-c", FETCH, str(tmp_path)]) as fetching:  # noqa: S603  likewise
            with contextlib.suppress(subprocess.TimeoutExpired):
                fetching.wait(chance.uniform(0.2, 1) * took)
            fetching.kill()
    subprocess.run([sys.executable, "-c", FETCH, str(tmp_path)], check=True)  # noqa: S603  likewise
    lines = inbox_search.search(hub_settings.load(tmp_path)).lines
    assert sorted(line.title for line in lines) == sorted(item["title"] for item in items)


DYING = """
import json, os, signal, sys
from pathlib import Path
from sqlalchemy import Engine, event
from hub.config import hub_settings
from hub.inbox import candidate_store, editor_actions, open_inbox, polling_store
from hub.collect import http_client
http_client.Limits.__init__.__kwdefaults__.update(gap=0)
settings = hub_settings.load(Path(sys.argv[1]))
said = []
def dies(statement):
    said.append(statement)
    if len(said) == step:
        os.kill(os.getpid(), signal.SIGKILL)
step, status, states = 0, 1, []
while status:
    step += 1
    child = os.fork()
    if child == 0:
        event.listen(Engine, "connect", lambda connection, _: connection.set_trace_callback(dies))
        editor_actions.fetch(settings, [])
        os._exit(0)
    _, status = os.waitpid(child, 0)
    with candidate_store.opened(open_inbox.database(settings.root)) as box:
        notes = polling_store.Register(box.connection)
        states.append([len(box.lines(frozenset())), len(notes.visits()), notes.body("web") is not None])
print(json.dumps(states))
"""


@pytest.mark.slow
def test_saves_what_was_read_and_what_is_remembered_together(tmp_path: Path, server: Server) -> None:
    """Killed before any statement to its database, commit included, a fetch has saved all of it or nothing.

    A body that is remembered without its candidates would never be read again, for the server says 304.
    """
    flow.hub(tmp_path)
    url = server.says(b'{"items": [{"id": "1", "title": "A", "url": "https://a.example.gov/"}]}', 'ETag: "a"')
    (tmp_path / "content" / "sources.yml").write_text(f"- {{key: web, name: W, url: '{url}', private: true}}\n")
    dying = [sys.executable, "-c", DYING, str(tmp_path)]
    done = subprocess.run(dying, capture_output=True, check=True, timeout=60)  # noqa: S603  our own program

    *killed, whole = json.loads(done.stdout)
    assert len(killed) > 10
    assert killed == [[0, 0, False]] * len(killed)
    assert whole == [1, 1, True]


@pytest.mark.parametrize("path", [".hub", ".hub/hub.db"])
def test_a_database_that_is_a_link_out_of_the_hub(
    config: Config, path: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A pull request may bring one: nothing is written where it leads."""
    beside = tmp_path_factory.mktemp("beside")
    shutil.rmtree(config.root / ".hub", ignore_errors=True)
    (config.root / path).parent.mkdir(exist_ok=True)
    (config.root / path).symlink_to(beside if path == ".hub" else beside / "other.db")
    with pytest.raises(HubError, match="leads out of"):
        editor_actions.fetch(config, ())
    assert list(beside.iterdir()) == []
