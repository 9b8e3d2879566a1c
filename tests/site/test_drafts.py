"""Drafts and excluded files: a site is as if they were not there, and a preview shows the drafts as such."""

from __future__ import annotations

import re
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hub.base import clock
from hub.check import published_files, runner
from hub.cli import main
from hub.config import hub_settings
from hub.content import file_selection, link_places, loader, routes
from hub.errors import HubError
from hub.inbox import content_writer
from hub.newsletter import compose
from hub.site.mkdocs import markdown_export, rebuild, site_build
from tests.content.assessment.conftest import MODEL

if TYPE_CHECKING:
    from pathlib import Path

NOTE = "content/articles/2026/2026-11-18-wax.md"
WAITING = {
    NOTE: "title: Wax\nurl: https://daily.example.gov/wax/\nsource: daily\npublished: 2026-11-18\nsection: news\n"
    "summary: Wax burns.\ntopics: [oil]\naliases: [/wax/]\n",
    "content/events/2026-12-04-dip.md": "title: Dip a candle\nkind: training\nstart: 2026-12-04 13:00\n"
    "end: 2026-12-04 14:00\nsummary: Bring wax.\n",
    "content/toolkit/light/candle.md": "title: Candles\nsummary: Light it.\narea: light\nreviewed: 2026-11-01\n",
    "content/staff.md": "title: Staff\nsummary: Who lights what.\n",
    "newsletters/2026-11-13.md": "subject: Dark\npreheader: No light.\nstatus: STATUS\n",
}
TEXTS = "TODO\n\n[nowhere](nowhere.md)\n"
PICTURE = "content/pictures/candle.csv"
MODEL_FILE = "content/assessment/lamps.yml"
OWN_PAGE = "toolkit/light/index.md"
LAMPS = MODEL.replace("area: design", "area: light").replace("toolkit/design/forms.md", OWN_PAGE)


def append(file: Path, words: str) -> None:
    """Write more at the end of a file."""
    with file.open("a", encoding="utf-8") as open_file:
        open_file.write(words)


def wait(root: Path, how: str) -> None:
    """Give a hub something of each kind that waits: by its front matter, or by a setting that names it."""
    for path, meta in WAITING.items():
        said = "draft: true\n" if how == "front matter" else ""
        status = "sent" if how == "exclude_docs" else "draft" if said else "ready"
        (root / path).write_text(f"---\n{meta.replace('STATUS', status)}{said}---\n{TEXTS}", "utf-8")
    folder = root / "content/assessment"
    folder.mkdir()
    (root / MODEL_FILE).write_text(f"{'draft: true' if how == 'front matter' else ''}\n{LAMPS}", "utf-8")
    (folder / "lamps.lock.yml").write_text("", "utf-8")
    if how != "front matter":
        (root / PICTURE).write_text("wax,1\n", "utf-8")
        names = [path.replace("content/", "/").replace("newsletters/", "newsletter/") for path in WAITING]
        patterns = "\n".join(f"  {name}" for name in (*names, "candle.csv", "assessment/"))
        append(root / "mkdocs.yml", f"{how}: |\n{patterns}\n")


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def errors(root: Path) -> list[str]:
    """The errors that the check finds."""
    return [str(one) for one in runner.check(root).of("error")]


@pytest.mark.slow
@pytest.mark.parametrize("how", ["front matter", "draft_docs", "exclude_docs"])
def test_a_site_is_as_if_they_were_not_there(root: Path, site: Path, how: str) -> None:
    """No page, list, feed, calendar, data, index or sitemap knows of them, and the check lets them be."""
    wait(root, how)
    assert contents(site_build.build(root)) == contents(site)
    assert errors(root) == []


@pytest.mark.slow
@pytest.mark.parametrize("how", ["front matter", "draft_docs", "exclude_docs"])
def test_the_map_is_the_site(root: Path, how: str) -> None:
    """What a link may lead to is there, and every page that is there may be led to."""
    wait(root, how)
    config = hub_settings.load(root)
    library, taken = loader.load(config), published_files.take(config)
    drafts = file_selection.drafts_of(loader.load(config, drafts=True)) | taken.drafts
    today = clock.today(config.timezone)
    known = link_places.of_library(library, config, taken.files, today, drafts=drafts, excluded=taken.excluded)
    pages = {routes.file_of(routes.address(path, config)) for path in known.files if path.endswith(".md")}
    files = {path.removeprefix("content/") for path in known.files if not path.endswith((".md", ".yml"))}
    site = set(contents(site_build.build(root)))
    assert pages | files <= site
    assert {path for path in site if path.endswith(".html")} - {"404.html"} == pages | {
        path for path in files if path.endswith(".html")
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("front matter", "7 drafts are left out; hub serve shows them\n"),
        ("draft_docs", "8 drafts are left out; hub serve shows them\n"),
        ("exclude_docs", "1 draft is left out; hub serve shows it\n"),
    ],
)
def test_a_build_says_how_many_wait(root: Path, how: str, said: str) -> None:
    """A draft of an issue that was there counts as well; where nothing changed, it is told again."""
    wait(root, how)
    for _ in range(2):
        done = CliRunner().invoke(main, ["--root", str(root), "build"])
        assert (done.exit_code, done.stderr) == (0, said)


def test_where_nothing_waits_nothing_is_said(root: Path) -> None:
    """A build then has no word about drafts."""
    (root / "newsletters/2026-11-27.md").unlink()
    notes: list[str] = []
    site_build.build(root, note=notes.append)
    assert notes == []


@pytest.mark.slow
@pytest.mark.parametrize("how", ["front matter", "draft_docs"])
def test_a_preview_shows_them_as_drafts(root: Path, how: str) -> None:
    """Each has its page with a mark, and lists lead there; files as they are are there too."""
    wait(root, how)
    site = site_build.build(root, url="http://127.0.0.1:8000/")
    pages = ("articles/2026/2026-11-18-wax", "events/2026-12-04-dip", "toolkit/light/candle", "staff")
    for page in (*pages, "newsletter/2026-11-13", "assessment/lamps"):
        html = (site / page / "index.html").read_text("utf-8")
        assert ('<meta name="robots" content="noindex">' in html, ">Draft</p>" in html) == (True, True)
    assert 'href="2026/2026-11-18-wax/"' in (site / "articles/index.html").read_text("utf-8")
    assert (site / "pictures/candle.csv").exists() == (how == "draft_docs")
    published = (site / "join/index.html").read_text("utf-8")
    assert ("noindex" in published, ">Draft</p>" in published) == (False, False)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("front matter", "leads to a draft, which readers do not get"),
        ("draft_docs", "leads to a draft, which readers do not get"),
        ("exclude_docs", "leads to a file that `exclude_docs` leaves out"),
    ],
)
@pytest.mark.parametrize("page", ["content/join.md", "content/articles/2026/2026-11-17-oil.md"])
def test_what_is_published_leads_to_none_of_them(root: Path, page: str, how: str, words: str) -> None:
    """A link to each is an error of the check and of the build, in the same words."""
    wait(root, how)
    up = "../../" if "articles" in page else ""
    names = [path.replace("content/", "").replace("newsletters/", "newsletter/") for path in WAITING]
    append(root / page, "".join(f"\n[x]({up}{name})\n" for name in names))
    found = errors(root)
    assert [one for one in found if words in one and one.startswith(page)] == found
    assert len(found) == len(names)
    with pytest.raises(HubError) as refusal:
        site_build.build(root)
    assert str(refusal.value).splitlines() == found


@pytest.mark.parametrize("target", ["../events/2026-12-04-dip.ics", "../articles/2026/10.md", "../assessment/lamps.md"])
def test_nor_to_what_is_made_of_them(root: Path, target: str) -> None:
    """Their calendars and lists are not there."""
    wait(root, "front matter")
    file = root / NOTE
    file.rename(other := file.with_name("2026-10-18-wax.md"))
    other.write_text(other.read_text().replace("published: 2026-11-18", "published: 2026-10-18"))
    append(root / "content/toolkit/light/index.md", f"\n[x](../{target})\n")
    assert [one for one in errors(root) if "does not lead to a file" in one] == errors(root) != []
    with pytest.raises(HubError, match="does not lead to a file"):
        site_build.build(root)


def test_a_page_that_is_made_anyway_is_there(root: Path) -> None:
    """Home and the toolkit have lists of their own; only the words of their files wait."""
    for path in ("content/index.md", "content/toolkit/index.md"):
        (root / path).write_text("---\ntitle: Waxworks\nsummary: Not yet.\ndraft: true\n---\n")
    append(root / "content/join.md", "\n[a](index.md) [b](toolkit/index.md)\n")
    assert errors(root) == []
    site = site_build.build(root)
    assert not any("Waxworks" in (site / path).read_text("utf-8") for path in ("index.html", "toolkit/index.html"))


def test_the_check_tells_of_a_draft_and_stops_nothing(root: Path) -> None:
    """Blanks and dead links are warnings; links to other drafts are fine."""
    wait(root, "front matter")
    append(root / "content/staff.md", "\n[x](toolkit/light/candle.md)\n[x](events/2026-12-04-dip.ics)\n")
    found = [one for one in runner.check(root).problems if one.path == "content/staff.md"]
    assert [(one.level, one.rule, one.line) for one in found] == [
        ("warning", "105", 6),
        ("warning", "201", 8),
    ]
    checked = runner.check(root)
    assert (checked.files, checked.drafts, checked.excluded) == (12, 6, 0)


def test_what_is_excluded_is_not_read(root: Path) -> None:
    """Notes, hidden folders and pages without front matter may lie there, and are counted."""
    for path in ("notes/plan.md", ".editor/state.json", "README.md", "program.exe"):
        file = root / "content" / path
        file.parent.mkdir(exist_ok=True)
        file.write_text("Words.\n", "utf-8")
    (root / "content/notes/gone").symlink_to("nowhere")
    append(root / "mkdocs.yml", "exclude_docs: |\n  notes/\n  .editor/\n  README.md\n  *.exe\n")
    checked = runner.check(root)
    assert (checked.of("error"), checked.excluded) == ((), 3)
    assert "; 3 left out by exclude_docs" in CliRunner().invoke(main, ["--root", str(root), "check"]).stdout
    site = contents(site_build.build(root))
    assert not [path for path in site if re.search(r"notes|editor|program|README", path)]


@pytest.mark.slow
def test_patterns_are_for_what_people_wrote(root: Path, site: Path) -> None:
    """What hub makes, and what its theme brings, stays."""
    append(root / "mkdocs.yml", "exclude_docs: |\n  *\n  !*.md\n  !pictures/*\n  topics/\n  feeds/\n")
    assert contents(site_build.build(root)) == contents(site)


def test_a_link_out_of_the_hub_is_refused_where_it_is_excluded(root: Path) -> None:
    """MkDocs would follow it, and look through the whole disk."""
    (root / "content/notes").symlink_to("/")
    append(root / "mkdocs.yml", "exclude_docs: notes\n")
    assert [one for one in errors(root) if "811" in one] == errors(root) != []


def test_the_fields_of_a_draft_are_those_of_its_kind(root: Path) -> None:
    """A preview could not show one that lacks its day, so it is an error everywhere."""
    wait(root, "front matter")
    file = root / "content/events/2026-12-04-dip.md"
    file.write_text(file.read_text().replace("start: 2026-12-04 13:00\n", ""))
    assert any("'start' is missing" in one for one in errors(root))
    with pytest.raises(HubError, match="'start' is missing"):
        site_build.build(root)


def test_an_issue_that_is_ready_is_no_draft(root: Path) -> None:
    """Of two fields that say opposite things, the check names the line of one."""
    file = root / "newsletters/2026-11-20.md"
    file.write_text(file.read_text().replace("\n---\n", "\ndraft: true\n---\n", 1))
    assert any("draft: the status says that the issue is sent" in one for one in errors(root))


def test_an_assessment_names_no_draft(root: Path) -> None:
    """Its page would lead to a page that is not there."""
    wait(root, "front matter")
    model = (root / MODEL_FILE).read_text().replace("draft: true\n", "")
    page = "toolkit/light/candle.md"
    (root / MODEL_FILE).write_text(model.replace(OWN_PAGE, page))
    assert any(f"pages: '{page}' is a draft" in one for one in errors(root))
    with pytest.raises(HubError, match="is a draft"):
        site_build.build(root)


def test_a_newsletter_announces_no_draft(root: Path) -> None:
    """It is not offered, and an address of its page is none of this site."""
    wait(root, "front matter")
    config = hub_settings.load(root)
    day, today = date(2026, 11, 27), date(2026, 11, 22)
    assert "wax" not in str(compose.compose(loader.load(config), config, day, today))
    assert "wax" in str(compose.compose(loader.load(config, drafts=True), config, day, today))


def test_a_draft_is_not_offered_again(root: Path) -> None:
    """The inbox knows its address."""
    wait(root, "front matter")
    known = content_writer.known(loader.load(hub_settings.load(root), drafts=True))
    assert content_writer.there(["https://daily.example.gov/wax"], known).startswith(NOTE)


def test_an_export_leaves_them_out(root: Path, tmp_path: Path) -> None:
    """Another engine gets what readers get."""
    wait(root, "draft_docs")
    markdown_export.export(hub_settings.load(root), tmp_path / "out")
    names = {file.name for file in (tmp_path / "out").rglob("*")}
    assert names.isdisjoint({"2026-11-18-wax.md", "candle.md", "candle.csv", "2026-11-13.md", "lamps.md"})


@pytest.mark.slow
def test_a_draft_that_changes(root: Path) -> None:
    """Published, it has a page in the next build; a draft again, it has none, and the build says that it is gone."""
    wait(root, "front matter")
    gone: list[str] = []
    for draft in (True, False, True, True):
        text = f"{(root / NOTE).read_text().replace('draft: true', '').replace(TEXTS, '')}More.\n"
        (root / NOTE).write_text(text.replace("topics:", "draft: true\ntopics:") if draft else text)
        site = rebuild.build(root, lost=gone.append)
        assert (site / "articles/2026/2026-11-18-wax/index.html").exists() != draft
    assert gone == ["articles/2026/2026-11-18-wax/", "wax/"]


def test_a_folder_of_templates_is_published(root: Path) -> None:
    """MkDocs would leave it out without a word."""
    folder = root / "content/templates"
    folder.mkdir()
    shutil.copy(root / "content/pictures/lamp.svg", folder / "form.svg")
    append(root / "content/join.md", "\n[Form](templates/form.svg)\n")
    assert errors(root) == []
    assert (site_build.build(root) / "templates/form.svg").is_file()


def test_not_in_nav_quiets_the_menu_alone(root: Path, site: Path) -> None:
    """The site is the same."""
    append(root / "mkdocs.yml", "not_in_nav: |\n  /join.md\n")
    assert contents(site_build.build(root)) == contents(site)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("exclude_docs: [a.md]", ":25:1: 112 exclude_docs: a list is not a text; write `|`"),
        ("draft_docs: |\n  a\\", ":25:1: 112 draft_docs: a line is not a pattern"),
    ],
)
def test_patterns_are_text(root: Path, lines: str, words: str) -> None:
    """What MkDocs could not read is told with its line."""
    append(root / "mkdocs.yml", f"{lines}\n")
    (found,) = errors(root)
    assert words in found
