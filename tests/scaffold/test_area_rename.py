"""An area gets another name: folder, front matter, settings and links follow, and old addresses lead on."""

from __future__ import annotations

import posixpath
import random
import re
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hub.base import file_io
from hub.check import runner
from hub.cli import main
from hub.config import hub_settings
from hub.content import file_kinds, loader, routes
from hub.errors import HubError
from hub.scaffold import area_rename, new_hub
from hub.scaffold.new_hub import HubPlan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hub.content.settings import Config

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
KEYS = ("design", "strategy", "care")
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a day on which nothing of the hub is over or due."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOON.timestamp())))


def front(area: str, more: str = "") -> str:
    """The front matter of a page of the toolkit."""
    return f"---\ntitle: A page\nsummary: What to do.\narea: {area}\nreviewed: 2026-11-01\n{more}---\n"


def generated(root: Path, seed: int) -> Config:
    """A hub of three areas, with pages that link to each other in all ways; which pages and which links is chance."""
    chance = random.Random(seed)  # noqa: S311  no secret
    new_hub.sample(root)
    for folder in ("toolkit/listening", "toolkit/measurement", "toolkit/design", "articles"):
        shutil.rmtree(root / "content" / folder)
    shutil.rmtree(root / "newsletters")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    settings = re.sub(
        r"(?<=areas:\n)(?:        .*\n)+", "".join(f"        {key}: The {key}\n" for key in KEYS), settings
    )
    (root / "mkdocs.yml").write_text(
        settings.replace("      areas:", "      theme:\n        symbols: {design: pencil, care: ear}\n      areas:"),
        "utf-8",
    )
    for topics in (*root.glob("content/topics.yml"), *root.glob("content/topics/*.yml")):
        named = re.sub("area: .*", lambda _: f"area: {chance.choice(KEYS)}", topics.read_text("utf-8"))
        topics.write_text(named, "utf-8")
    (root / "content/synonyms.yml").write_text(
        "- words: [paper]\n  pages: [toolkit/design/index.md, about.md]\n", "utf-8"
    )
    names = [f"content/toolkit/{key}/{name}.md" for key in KEYS for name in ("index", "design", "a-b", "map")]
    pages = [*names, "content/index.md", "content/about.md", "content/toolkit/index.md"]
    for path in names:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        former = f"aliases: [/old/{path.count(chr(97))}{hash(path) % 7}/]\n" if path.endswith("design/map.md") else ""
        (root / path).write_text(front(path.split("/")[2], former), "utf-8")
    (root / "content/toolkit/design/map.svg").write_text(PICTURE, "utf-8")
    config = hub_settings.load(root)
    for path in pages:
        links = [link(path, chance.choice(names), chance, config) for _ in range(6)]
        links.append(f"![A map]({way(path, 'content/toolkit/design/map.svg')})")
        file = root / path
        file.write_text(
            file.read_text("utf-8") + "\n" + "\n\n".join(links) + "\n\n[ref]: " + way(path, names[0]) + "\n", "utf-8"
        )
    return hub_settings.load(root)


def names_in(root: Path) -> set[str]:
    """The names of all files, but for what hub remembers."""
    return {file.name for file in root.rglob("*") if file.is_file() and ".hub" not in file.parts}


def way(page: str, target: str) -> str:
    """The shortest way from a page to a file."""
    return posixpath.relpath(target, posixpath.dirname(page))


def link(page: str, target: str, chance: random.Random, config: Config) -> str:
    """A link in one of the ways that Markdown has."""
    there = way(page, target)
    around = f"{'../' * (page.count('/') - 1)}{target.removeprefix('content/')}"
    address = routes.url(target, config)
    return chance.choice(
        (
            f"[one]({there})",
            f"[two]({around})",
            f"[three](<{there}>)",
            f"[four][ref] and [five]({address})",
            f'<a href="{there}">six</a>',
        )
    )


def led(config: Config) -> Iterator[tuple[str, str, str]]:
    """Each page, the words of each of its links, and where it leads."""
    for file in sorted(config.root.rglob("content/**/*.md")):
        path = file.relative_to(config.root).as_posix()
        for one in file_kinds.page_of(path, file.read_text("utf-8"), config).references:
            target = one.target if "://" in one.target else routes.target(path, one.target)
            yield path, one.words or "", target


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_every_link_of_a_generated_hub_leads_where_it_led(tmp_path: Path, seed: int) -> None:
    """All links mean the same pages as before, the check finds nothing, and a second run has nothing to do."""
    root = tmp_path / "hub"
    config = generated(root, seed)
    assert runner.check(root).of("error") == ()
    before = [tuple(part.replace("toolkit/design", "toolkit/plan-it") for part in one) for one in led(config)]
    files = names_in(root)
    renamed = ["--root", str(root), "rename", "area", "design", "plan-it"]

    dry = CliRunner().invoke(main, [*renamed, "--dry-run"])
    assert (dry.exit_code, dry.stderr) == (0, "Nothing was changed\n")
    assert (root / "content/toolkit/design").is_dir()

    done = CliRunner().invoke(main, renamed)
    assert (done.exit_code, done.stdout, done.stderr) == (0, dry.stdout, "Next: hub check\n")
    checked = runner.check(root)
    assert (checked.of("error"), checked.of("warning")) == ((), ())
    config = hub_settings.load(root)
    assert [area.key for area in config.areas] == ["plan-it", "strategy", "care"]
    assert dict(config.theme.symbols) == {"plan-it": "pencil", "care": "ear"}
    assert sorted(led(config)) == sorted(before)
    assert names_in(root) == files
    for page in loader.load(config).toolkit:
        if page.area == "plan-it":
            assert page.aliases[-1].address == routes.address(page.path, config).replace("plan-it", "design")

    again = CliRunner().invoke(main, renamed)
    assert (again.exit_code, again.stderr) == (0, "Nothing to do: the hub has an area plan-it, and none design\n")

    back = CliRunner().invoke(main, ["--root", str(root), "rename", "area", "plan-it", "design"])
    assert back.exit_code == 0
    assert runner.check(root).of("error") == ()
    for page in loader.load(hub_settings.load(root)).toolkit:
        assert routes.address(page.path, config) not in {alias.address for alias in page.aliases}


def made(tmp_path: Path) -> Path:
    """A new hub, with its schemas and snippets and an issue that was sent."""
    new_hub.community(tmp_path / "hub", HubPlan(answers={}), NOON)
    return tmp_path / "hub"


def test_what_readers_have_stays_and_lists_follow(tmp_path: Path) -> None:
    """An issue that was sent keeps its addresses, which lead on; title, schemas and snippets change."""
    root = made(tmp_path)
    issue = (root / "newsletters/2026-11-27.md").read_text("utf-8")
    config = hub_settings.load(root)
    found = area_rename.plan(config, "listening", "hear", "Hear: people")
    assert found is not None
    assert {*area_rename.carry_out(root, found)} >= {".vscode/hub.code-snippets", ".vscode/schemas/toolkit.json"}
    assert hub_settings.load(root).areas[0].title == "Hear: people"
    assert (root / "newsletters/2026-11-27.md").read_text("utf-8") == issue
    checked = runner.check(root)
    assert (checked.of("error"), checked.of("warning")) == ((), ())


def test_pages_in_other_languages_follow(tmp_path: Path) -> None:
    """Their folders move, and what they translate and link to leads where it led."""
    root = made(tmp_path)
    folder = root / "content/es/toolkit/listening"
    folder.mkdir(parents=True)
    (folder / "index.md").write_text(
        front("listening", "lang: es\ntranslation_of: ../../../toolkit/listening/index.md\n")
        + "\n[Otra](../../../toolkit/listening/index.md)\n",
        "utf-8",
    )
    about = root / "content/about.md"
    address = hub_settings.load(root).site_url
    ways = f"[a]({address}es/toolkit/listening/), [b](es/toolkit/listening/index.md)"
    about.write_text(f"{about.read_text('utf-8')}\n{ways}, [c]({address}join/toolkit/listening/)\n", "utf-8")
    found = area_rename.plan(hub_settings.load(root), "listening", "hear")
    assert found is not None
    assert found.folders == (
        ("content/toolkit/listening", "content/toolkit/hear"),
        ("content/es/toolkit/listening", "content/es/toolkit/hear"),
    )
    area_rename.carry_out(root, found)
    text = (root / "content/es/toolkit/hear/index.md").read_text("utf-8")
    assert "translation_of: ../../../toolkit/hear/index.md" in text
    assert "aliases: [/es/toolkit/listening/]" in text
    assert "[Otra](../../../toolkit/hear/index.md)" in text
    assert ways.replace("listening", "hear") in about.read_text("utf-8")
    assert f"{address}join/toolkit/listening/" in about.read_text("utf-8")


def test_what_only_a_person_can_change_is_named(tmp_path: Path) -> None:
    """A pattern of the settings, and a link whose place in the text is not certain."""
    root = made(tmp_path)
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "draft_docs: |\n  /toolkit/listening/new.md\n", "utf-8")
    about = root / "content/about.md"
    about.write_text(
        about.read_text("utf-8")
        + "\n[Read it][a]\n\n[a]: toolkit/listening/index.md\n[a]: toolkit/listening/index.md\n",
        "utf-8",
    )
    found = area_rename.plan(hub_settings.load(root), "listening", "hear")
    assert found is not None
    assert found.by_hand == (
        "content/about.md:31: write toolkit/hear/index.md in place of toolkit/listening/index.md",
        "mkdocs.yml:42: write toolkit/hear/ in place of toolkit/listening/, where that is meant",
    )
    done = CliRunner().invoke(main, ["--root", str(root), "rename", "area", "listening", "hear", "--dry-run"])
    assert done.stderr.splitlines()[:2] == list(found.by_hand)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("listenin", "hear"),
            "the hub has no area 'listenin': did you mean \"listening\"? (listening, design, measurement)",
        ),
        (
            ("listening", "design"),
            "content/toolkit/design is there already: choose another name, or move its pages by hand",
        ),
        (("listening", "../a"), "'../a' contains /; write letters, digits and hyphens, such as a"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, words: tuple[str, str], said: str) -> None:
    """The area must be there, and the new name must be free and one that a folder can have."""
    root = tmp_path / "hub"
    new_hub.sample(root)
    with pytest.raises(HubError) as caught:
        area_rename.plan(hub_settings.load(root), *words)
    assert str(caught.value) == said


def test_a_title_beside_others_is_left_to_a_person(tmp_path: Path) -> None:
    """Areas in one line are renamed, but their title is not guessed."""
    root = tmp_path / "hub"
    new_hub.sample(root)
    text = (root / "mkdocs.yml").read_text("utf-8")
    flow = "{listening: Listening, design: Design, measurement: Measurement}"
    (root / "mkdocs.yml").write_text(re.sub(r"areas:\n(?:        .*\n)+", f"areas: {flow}\n", text), "utf-8")
    config = hub_settings.load(root)
    with pytest.raises(HubError, match="the title is not alone on its line: change it by hand"):
        area_rename.plan(config, "listening", "hear", "Hear")
    found = area_rename.plan(config, "listening", "hear")
    assert found is not None
    area_rename.carry_out(root, found)
    assert [area.key for area in hub_settings.load(root).areas] == ["hear", "design", "measurement"]


def test_where_a_file_cannot_be_written_nothing_is_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written before is put back."""
    root = made(tmp_path)
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    found = area_rename.plan(hub_settings.load(root), "listening", "hear")
    assert found is not None

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(file_io, "move", full)
    with pytest.raises(HubError, match=r"nothing was renamed, because a file could not be written: .*No space left"):
        area_rename.carry_out(root, found)
    assert {
        file: file.read_bytes() for file in root.rglob("*") if file.is_file() and ".hub" not in file.parts
    } == before


def test_an_area_without_pages_is_a_line_of_the_settings(tmp_path: Path) -> None:
    """No file is written that stays as it was, and no folder is missed."""
    root = tmp_path / "hub"
    new_hub.sample(root)
    settings = root / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("      newsletter:", "        extra: Extra\n      newsletter:"), "utf-8"
    )
    found = area_rename.plan(hub_settings.load(root), "extra", "more")
    assert found is not None
    assert [*found.files] == ["mkdocs.yml"]
    assert area_rename.carry_out(root, found) == ()
    assert hub_settings.load(root).areas[-1].key == "more"
