"""What runs is refused by name where contributors write it, before anything of it reaches a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import markdown_it
import pytest

from hub.check import runner
from hub.errors import HubError
from hub.site.mkdocs import markdown_export, site_build
from tests.security import oracle, ways_in
from tests.security.payloads import EVIL, HALF, PAYLOADS, TELL
from tests.security.sites import ADDRESS, Shown
from tests.security.test_payloads import unguarded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from hub.check.runner import Checked
    from tests.security.payloads import Payload
    from tests.security.ways_in import Attacked

pytestmark = pytest.mark.attack
# What no page of a contributor may do; what is merely left out, such as an unknown element, needs no refusal.
RUNS = re.compile(
    r"<(?:script|style|iframe|frame|frameset|object|embed|applet|form|base|meta|link|svg|math|portal)[ >]|<\S+ on|"
    r"leads at once|.* of the scheme (?!file|blob)|<\S+ style=|<\S+ srcdoc="
)
PATHS = re.compile(r"^((?:content|newsletters)/[^:\n]+\.md):", re.MULTILINE)


class _Trusting(markdown_it.MarkdownIt):
    """CommonMark that lets every address be."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  the library's name
        return True


COMMONMARK = _Trusting("commonmark", {"html": True}).enable("table")


def runs(payload: Payload, kind: str) -> bool:
    """Return whether a body does harm where nobody cleans it, in the Markdown of its kind of page."""
    html = COMMONMARK.render(payload.text) if kind == "articles" else unguarded(payload.text)
    return any(RUNS.match(act) for act in oracle.acts(html, ADDRESS))


# In articles, by number: the parser that articles go through sees words, where the judge sees HTML or a link.
WORDS = {
    22: "two angles become a quotation mark",
    124: "a no-break space in a target is encoded, so the target is a path",
    125: "a target in angles may not begin with a no-break space",
}


def contributed(payload: Payload) -> dict[str, str]:
    """Return a file of each kind with plain fields and the payload as its body."""
    n, plain = payload.number, {"title": "Words", "summary": "Words."}
    day = ways_in.day_of(payload)
    article = {
        **plain, "url": f"https://pr.example.gov/{n}/", "source": "daily", "published": "DAY", "section": "articles",
    }  # fmt: skip
    event = {**plain, "kind": "training", "start": "2026-12-01 13:00", "end": "2026-12-01 14:00"}
    page = {**plain, "area": "light", "reviewed": "DAY"}
    issue = {"subject": "Words", "preheader": "Words", "status": "ready", "number": n}
    made = {
        f"content/articles/{day.year}/{day}-{n}.md": ways_in.front(article, payload.text),
        f"content/events/2026-12-01-{n}.md": ways_in.front(event, payload.text),
        f"content/toolkit/light/{n}.md": ways_in.front(page, payload.text),
        f"content/plain-{n}.md": ways_in.front(plain, payload.text),
        f"newsletters/{day}.md": ways_in.front(issue, payload.text),
    }
    return {path: text.replace('"DAY"', str(day)) for path, text in made.items()}


# A link to nothing and a picture without words stop a build too, and say nothing of what runs.
OTHERS = frozenset({"201", "202", "301"})


def sent(folder: Path, kind: str = "") -> Attacked:
    """Return a hub to which somebody sent every payload as the body of a file of each kind, or of one kind."""
    made = ways_in.empty(folder / "hub")
    for payload in PAYLOADS:
        for path, text in contributed(payload).items():
            if path.startswith(kind) and not HALF.search(text):
                ways_in.write(made.root / path, text)
    return made


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    """All of them."""
    return sent(tmp_path_factory.mktemp("refused"))


@pytest.fixture(scope="module")
def checked(hub: Attacked) -> Checked:
    """What `hub check` says of it."""
    return runner.check(hub.root)


def must_go(kind: str = "") -> dict[str, Payload]:
    """Return the files that hold what runs, each with its payload."""
    return {
        path: payload
        for payload in PAYLOADS
        for path, text in contributed(payload).items()
        if path.startswith(kind)
        and not HALF.search(text)
        and runs(payload, "articles" if "/articles/" in path else "others")
        and not ("/articles/" in path and payload.number in WORDS)
    }


def missed(expected: dict[str, Payload], named: Iterable[str]) -> str:
    """Return, in words, which of these files nobody named; "" where all are."""
    left = expected.keys() - set(named)
    payloads = sorted({expected[path].number: expected[path] for path in left}.items())
    shown = "".join(f"\n  {payload}" for _, payload in payloads[:40])
    return f"{len(left)} of {len(expected)} files pass, of {len(payloads)} payloads:{shown}" if left else ""


def test_check_refuses_what_runs(checked: Checked) -> None:
    """Every file whose body would run has an error with its line, its rule and what to write instead."""
    expected = must_go()
    assert len(expected) > len(PAYLOADS)
    errors = (one for one in checked.of("error") if one.rule not in OTHERS and one.line > 1 and one.fix)
    assert not (words := missed(expected, (one.path for one in errors))), words


@pytest.mark.parametrize("kind", [*ways_in.READERS])
def test_build_and_export_refuse_the_same(kind: str, tmp_path: Path) -> None:
    """Builds name each of these files, and write nothing; so does an export.

    A file that cannot be read at all is named by a first build, and what would run by the next one.
    """
    hub = sent(tmp_path / "sent", kind)
    with pytest.raises(HubError):
        markdown_export.export(hub.config, tmp_path / "export")
    assert not (tmp_path / "export").exists()
    named: set[str] = set()
    while told := refused(lambda: site_build.build(hub.root, site_dir=tmp_path / "site")):
        assert not (tmp_path / "site").exists()
        named |= told
        for path in told:
            (hub.root / path).unlink()
    assert not (words := missed(must_go(kind), named)), words


def refused(work: Callable[[], object]) -> set[str]:
    """Return the files that a build or an export names as it stops; none where it goes on."""
    try:
        work()
    except HubError as error:
        return set(PATHS.findall(str(error)))
    return set()


def exported_acts(folder: Path) -> dict[str, set[str]]:
    """Return what would run in each page of an export, by its name."""
    files = (folder / "docs").rglob("*.md")
    return {file.name: set(filter(RUNS.match, oracle.acts(unguarded(file.read_text()), ADDRESS))) for file in files}


def test_what_is_let_pass_is_harmless(hub: Attacked, checked: Checked, tmp_path: Path) -> None:
    """Without the files that check and build name there is a site, and no page of it runs anything."""
    named = {problem.path for problem in checked.of("error")}
    while named:
        for path in named:
            (hub.root / path).unlink(missing_ok=True)
        named = refused(lambda: site_build.build(hub.root, site_dir=tmp_path / "site"))
    site = tmp_path / "site"
    ours = ways_in.empty(tmp_path / "usual").root
    code = ways_in.front({"title": "Code", "summary": "A page whose code has a button."}, "    oil\n")
    ways_in.write(ours / "content/code.md", code)
    usual = Shown(hub=hub, site=site_build.build(ours, site_dir=tmp_path / "plain")).acts()
    pages = Shown(hub=hub, site=site).pages()
    assert {(page, act) for page, text in pages for act in oracle.acts(text, page) - usual if RUNS.match(act)} == set()
    while named := refused(lambda: markdown_export.export(hub.config, tmp_path / "export")):
        for path in named:  # articles that another engine would read as it reads pages
            assert path.startswith("content/articles/")
            (hub.root / path).unlink()
    # Hub's own forms and marks, which hold no words of a contributor.
    plain = ways_in.empty(tmp_path / "marked")
    issue = {"subject": "Words", "preheader": "Words", "status": "sent", "number": 1}
    ways_in.write(plain.root / "newsletters/2026-01-02.md", ways_in.front(issue, "Words."))
    markdown_export.export(plain.config, tmp_path / "own")
    own = set().union(*exported_acts(tmp_path / "own").values())
    assert {name: acts - own for name, acts in exported_acts(tmp_path / "export").items() if acts - own} == {}


# What a contributor lays beside the pages, and a page could load or a reader open.
BESIDE = {
    "content/own.js": f"{TELL}(0)",
    "content/toolkit/light/own.mjs": f"{TELL}(0)",
    "content/raw.html": f"<!doctype html><script>{TELL}(0)</script>",
    "content/raw.HTM": f"<!doctype html><script>{TELL}(0)</script>",
    "content/raw.xhtml": f"<html xmlns='http://www.w3.org/1999/xhtml'><script>{TELL}(0)</script></html>",
    "content/pictures/raw.svg": f"<svg xmlns='http://www.w3.org/2000/svg' onload='{TELL}(0)'/>",
    "content/pictures/link.svg": "<svg xmlns='http://www.w3.org/2000/svg'><a href='javascript:0'><path/></a></svg>",
    "content/pictures/other.svg": f"<svg xmlns='http://www.w3.org/2000/svg'><image href='https://{EVIL}/x'/></svg>",
}
# What has no place in a site, by an ending that nobody listed or by what a program left behind.
OUT_OF_PLACE = {
    "content/own.css": f"@import 'https://{EVIL}/x.css';",
    "content/own.wasm": "\0asm",
    "content/feed.xml": f"<?xml-stylesheet type='text/xsl' href='https://{EVIL}/x.xsl'?><a/>",
    **dict.fromkeys(
        (
            "content/.hidden.html", "content/toolkit/light/.own.js", "content/raw.html~", "content/raw.html.bak",
            "content/own.js.orig", "content/~$own.docx", "content/._raw.html", "content/.#raw.html",
            "content/own.js.swp",
        ),
        f"<script>{TELL}(0)</script>",
    ),
}  # fmt: skip


@pytest.mark.parametrize("path", BESIDE)
def test_files_that_run_are_refused(path: str, tmp_path: Path) -> None:
    """A file that a browser would run is refused by its name, by a build and by a preview."""
    hub = ways_in.empty(tmp_path / "hub")
    ways_in.write(hub.root / path, BESIDE[path])
    assert path in {problem.path for problem in runner.check(hub.root).of("error")}
    with pytest.raises(HubError, match=re.escape(path)):
        site_build.build(hub.root, site_dir=tmp_path / "site")
    with pytest.raises(HubError, match=re.escape(path)):
        site_build.build(hub.root, site_dir=tmp_path / "shown", url=ADDRESS)
    assert not (tmp_path / "shown").exists()


@pytest.mark.parametrize("path", OUT_OF_PLACE)
def test_files_out_of_place_are_not_published(path: str, tmp_path: Path) -> None:
    """A file of another ending, or one that a program left behind, is refused by its name or left out."""
    hub = ways_in.empty(tmp_path / "hub")
    ways_in.write(hub.root / path, OUT_OF_PLACE[path])
    try:
        site = site_build.build(hub.root, site_dir=tmp_path / "site")
    except HubError as error:
        assert path in str(error)  # noqa: PT017  either is right
    else:
        assert not (site / path.removeprefix("content/")).exists()


def test_a_picture_that_does_nothing_passes(tmp_path: Path) -> None:
    """A drawing of lines is published."""
    hub = ways_in.empty(tmp_path / "hub")
    picture = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><title>x</title><path d='M0 0h9'/></svg>"
    ways_in.write(hub.root / "content" / "pictures" / "lines.svg", picture)
    assert runner.check(hub.root).of("error") == ()
    assert (site_build.build(hub.root, site_dir=tmp_path / "site") / "pictures" / "lines.svg").exists()
