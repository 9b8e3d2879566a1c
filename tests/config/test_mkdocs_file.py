"""Settings that are inherited: the same as MkDocs', and each mistake in the file that has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config

from hub.check import runner
from hub.config import hub_settings, mkdocs_file
from hub.errors import ContentError
from hub.site.mkdocs import site_build

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.yaml_nodes import Node


def split(hub: Path, own: str = "", base: str = "base.yml") -> Path:
    """Move the settings of a hub into the file `base`, from which its mkdocs.yml inherits."""
    file = hub / base
    file.parent.mkdir(exist_ok=True)
    (hub / "mkdocs.yml").rename(file)
    (hub / "mkdocs.yml").write_text(f"INHERIT: {base}\n{own}", "utf-8")
    return file


def plain(node: Node) -> object:
    """The values of a tree."""
    if isinstance(node.value, dict):
        return {name: plain(child) for name, child in node.value.items()}
    return [plain(child) for child in node.value] if isinstance(node.value, tuple) else node.value


def errors(hub: Path) -> list[str]:
    """The errors that the check finds."""
    return [str(one) for one in runner.check(hub).of("error")]


def test_all_is_inherited(hub: Path) -> None:
    """A hub whose settings lie elsewhere is the same hub, also two files up and outside."""
    before = hub_settings.load(hub)
    split(hub)
    assert hub_settings.load(hub) == before
    (hub / "base.yml").rename(hub.parent / "shared.yml")
    (hub / "base.yml").write_text("INHERIT: ../shared.yml\n", "utf-8")
    assert hub_settings.load(hub) == before
    assert mkdocs_file.paths(hub) == ("../shared.yml", "base.yml", "mkdocs.yml")
    assert errors(hub) == []
    assert (site_build.build(hub) / "index.html").is_file()


OWN = """\
site_name: Another
extra: {a: {x: 1}, list: [1]}
not_in_nav: |
  /x.md
"""
ABOVE = """
extra: {a: {x: 0, y: 2}, list: [2, 3], b: 4}
exclude_docs: |
  /x.md
"""


def test_values_are_put_together_as_in_mkdocs(hub: Path) -> None:
    """Mappings key by key, and the file's own value of anything else."""
    base = split(hub, OWN)
    with base.open("a") as file:
        file.write(ABOVE)
    given = load_config(str(hub / "mkdocs.yml"))
    tree, problems = mkdocs_file.read(hub)
    found = plain(tree)
    assert isinstance(found, dict)
    assert (found["extra"], problems) == (given.extra, ())
    assert (found["site_name"], f"{found['site_url']}/") == (given.site_name, given.site_url)
    assert (found["exclude_docs"], found["not_in_nav"]) == ("/x.md\n", "/x.md\n")


@pytest.mark.parametrize(
    ("own", "above", "said"),
    [
        ("", ("kinds: [training]", "kinds: [x]"), "base.yml:24:54: 112"),
        ("plugins: []\n", ("", ""), "mkdocs.yml:1:1: 001 the `plugins` list has no `hub`"),
        ("site_url: nothing\n", ("", ""), "mkdocs.yml:2:1: 112 site_url:"),
        ("", ("site_name:", "title:"), "base.yml:1:1: 111 'title' is not a known key"),
        ("", ("site_name:", "site_name: A\nsite_name:"), "base.yml:2:1: 103"),
        ("", ("docs_dir: content", "docs_dir: docs"), "base.yml:3:1: 001 docs_dir:"),
    ],
)
def test_a_mistake_is_told_where_it_is(hub: Path, own: str, above: tuple[str, str], said: str) -> None:
    """In the file that has it, at its line."""
    base = split(hub, own)
    base.write_text(base.read_text().replace(*above, 1) if above[0] else base.read_text())
    assert [one for one in errors(hub) if said in one][:1] == errors(hub)[:1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("INHERIT: none.yml\n", "mkdocs.yml:1:1: 001 INHERIT: there is no file none.yml"),
        ("INHERIT: ./mkdocs.yml\n", "mkdocs.yml:1:1: 001 INHERIT: ./mkdocs.yml leads back to a file that inherits"),
        ("INHERIT: [a.yml]\n", "mkdocs.yml:1:1: 001 INHERIT: a list is not the path of a file"),
        ("INHERIT: broken.yml\n", "broken.yml:1:4: 001 this is not YAML"),
        ("INHERIT: circle.yml\n", "circle.yml:2:1: 001 INHERIT: mkdocs.yml leads back"),
    ],
)
def test_what_cannot_be_inherited(hub: Path, text: str, said: str) -> None:
    """Each mistake is named, and no two files wait for each other."""
    (hub / "broken.yml").write_text("a: b: c\n", "utf-8")
    (hub / "circle.yml").write_text("site_name: A\nINHERIT: mkdocs.yml\n", "utf-8")
    (hub / "mkdocs.yml").write_text(text, "utf-8")
    with pytest.raises(ContentError) as refusal:
        hub_settings.load(hub)
    assert str(refusal.value).startswith(said)
    assert mkdocs_file.paths(hub) == ("mkdocs.yml",)
    assert errors(hub)[0].startswith(said)


def test_rules_about_settings_follow(hub: Path) -> None:
    """Extensions and examples are named where they are written."""
    base = split(hub)
    with base.open("a") as file:
        file.write("markdown_extensions: [tables]\nrepo_url: https://github.com/example/hub\n")
    found = {(one.path, one.rule) for one in runner.check(hub).problems}
    assert {("base.yml", "003"), ("base.yml", "010")} <= found
