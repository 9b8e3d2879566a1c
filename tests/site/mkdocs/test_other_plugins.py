"""Plugins and hooks of others in a build: named where they see a part of the pages, or fail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hub.check import runner
from hub.cli import main
from hub.errors import HubError
from hub.site.mkdocs import site_build

if TYPE_CHECKING:
    from pathlib import Path


def hook(root: Path, text: str) -> None:
    """Give a hub a hook, under a name that no other test loaded."""
    name = f"hook{abs(hash((str(root), text)))}.py"
    (root / name).write_text(text, "utf-8")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"hooks: [{name}]\n")


def refusal(root: Path) -> str:
    """Why the build refuses."""
    with pytest.raises(HubError) as error:
        site_build.build(root)
    return str(error.value)


def test_a_hook_that_sees_a_part_of_the_pages_is_named(root: Path) -> None:
    """It changes pages, not articles, and the build says so in one line."""
    hook(root, "def on_page_content(html, **_):\n    return html.replace('Whale', 'HOOKED')\n")
    for path in ("content/join.md", "content/articles/2026/2026-11-17-oil.md"):
        with (root / path).open("a", encoding="utf-8") as file:
            file.write("\nWhale oil.\n")
    done = CliRunner().invoke(main, ["--root", str(root), "build"])
    assert (
        done.exit_code,
        done.stderr.count("plugins that see no text of an article, and no list of articles: hook"),
    ) == (0, 1)
    site = root / "build/site"
    assert "HOOKED oil" in (site / "join/index.html").read_text("utf-8")
    assert "Whale oil" in (site / "articles/2026/2026-11-17-oil/index.html").read_text("utf-8")


def test_one_that_sees_the_whole_site_is_not_named(root: Path) -> None:
    """Nothing is left out of what it works on."""
    hook(root, "def on_post_build(config, **_):\n    open(config.site_dir + '/mine.txt', 'w').close()\n")
    notes: list[str] = []
    site_build.build(root, note=notes.append)
    assert not any("see no text" in note for note in notes)
    assert (root / "build/site/mine.txt").is_file()


@pytest.mark.slow
@pytest.mark.parametrize("event", ["on_config", "on_files", "on_nav", "on_env", "on_page_markdown", "on_post_build"])
def test_one_that_fails_is_named(root: Path, event: str) -> None:
    """Whatever it was doing: one line, and no traceback."""
    hook(root, f"def {event}(*values, **more):\n    return {{}}['lamp']\n")
    said = refusal(root)
    assert re.search(
        r"^mkdocs.yml: hook\d+.py failed: KeyError: 'lamp'; update it, or take it out$", said, re.MULTILINE
    )
    assert "Traceback" not in said


def test_one_that_says_why_is_named_too(root: Path) -> None:
    """Its own words follow its name."""
    hook(root, "from mkdocs.exceptions import PluginError\ndef on_nav(*_, **__):\n    raise PluginError('No oil.')\n")
    assert "failed: No oil.; update it" in refusal(root)


def test_one_that_ends_the_build_itself_says_what_it_wants(root: Path) -> None:
    """MkDocs has a way for that."""
    hook(root, "from mkdocs.exceptions import Abort\ndef on_nav(*_, **__):\n    raise Abort('Enough.')\n")
    assert refusal(root) == "Enough."


def test_one_whose_warning_stops_the_build_is_named(root: Path) -> None:
    """As a strict build stops at warnings, whoever has them."""
    hook(
        root,
        "import logging\ndef on_nav(nav, **_):\n    logging.getLogger('mkdocs.plugins.lamp').warning('It is dark.')\n",
    )
    assert refusal(root) == "lamp warns, which stops a build: It is dark."


def test_one_that_cannot_be_loaded_is_named(root: Path) -> None:
    """A hook is loaded before the build begins."""
    hook(root, "import no_such_module\n")
    assert "a plugin or a hook cannot be loaded: ModuleNotFoundError: No module named 'no_such_module'" in refusal(root)


def test_a_markdown_extension_need_not_be_installed(root: Path) -> None:
    """It changes no page, and the check says so, so an older hub is built as it is."""
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nmarkdown_extensions: [no_such_extension]\n")
    assert (site_build.build(root) / "index.html").is_file()


def test_a_page_that_another_plugin_brings_is_markdown(root: Path) -> None:
    """It is read as GitHub reads it, and its headings have names."""
    text = "# Made\\n\\n- [x] A **task**\\n"
    hook(
        root,
        "from mkdocs.structure.files import File\n"
        f"def on_files(files, config):\n    files.append(File.generated(config, 'made.md', content='{text}'))\n",
    )
    html = (site_build.build(root) / "made/index.html").read_text("utf-8")
    assert ('<h1 id="made">' in html, "A <strong>task</strong>" in html) == (True, True)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("rss", "a hub has feeds"),
        ("material/blog", "write posts as articles"),
        ("blog", "write posts as articles"),
        ("exclude", "exclude_docs"),
    ],
)
def test_one_that_cannot_work_is_refused(root: Path, name: str, words: str) -> None:
    """Installed or not, the check and the build say in the same words what a hub has instead."""
    file = root / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("plugins:\n", f"plugins:\n  - {name}: {{}}\n", 1), "utf-8")
    (problem,) = runner.check(root).of("error")
    assert str(problem).startswith(f"mkdocs.yml:7:5: 001 the plugin {name!r} cannot work in a hub; delete it")
    assert words in problem.fix
    assert refusal(root) == str(problem)


@pytest.mark.slow
def test_the_search_of_mkdocs_leaves_no_dead_script(root: Path) -> None:
    """Before hub or after it in the list, with hub's own look it writes its index and nothing into pages."""
    file = root / "mkdocs.yml"
    text = file.read_text("utf-8")
    for order in ("plugins:\n  - search\n", "plugins:\n"):
        file.write_text(
            text.replace("plugins:\n", order, 1).replace(
                "dev_addr", "  - search\ndev_addr" if "search" not in order else "dev_addr"
            )
        )
        site = site_build.build(root)
        assert "search/main.js" not in (site / "index.html").read_text("utf-8")
        assert (site / "search/search_index.json").is_file()
