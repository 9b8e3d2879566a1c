"""Write the tables of docs/content/toolkit/extend/templates.md, of values and macros: `python -m docs.template_values`.

The values are those that hub's own template uses, with those of the templates that it includes or extends.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import meta, nodes

from hub.config.json_schema import ANY
from hub.newsletter import mail_templates
from hub.scaffold import new_file
from hub.site.pages import page_templates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

PAGE = Path(__file__).parent / "content/toolkit/extend/templates.md"
MARK = "<!-- from here on, this page is made by `python -m docs.template_values` -->\n"
# Those of the site that are no pages, such as feeds: other programs read them, so a hub cannot change their form.
FIXED = ("changed-pages", "entry-", "event.ics", "feed.", "feeds.opml", "llms", "redirect")
PHRASES = ".words.j2"
# What is there in every template of a package without being given.
COMMON: dict[str, tuple[str, ...]] = {
    "site": ("config", "topics", "source_name", "addresses", "marks", "main_topic", "headline"),
    "newsletter": (),
}
OF_PAGES = ("heading", "line", "text", "to", "description", "draft", "lang", "look", "scope", "title")


def tables() -> str:
    """The tables, one for each package."""
    lines = ["## Values and macros of each template\n"]
    for package, environment in {
        "site": page_templates.environment(ANY, ANY.language),
        "newsletter": mail_templates.environment(ANY),
    }.items():
        lines += [f"### {package}\n", "| template | values | macros |", "| --- | --- | --- |"]
        lines += [_row(environment, name, package) for name in names(environment)]
        lines.append("")
    lines += ["### scaffold\n", "| file | fields with a blank or a default |", "| --- | --- |"]
    for kind in sorted(
        file.name.partition(".")[0] for file in (Path(new_file.__file__).parent / "templates").glob("*.txt.j2")
    ):
        fields = (f"`{line['name']}`" for line in new_file.LINE.finditer(new_file.template(kind, ANY)))
        lines.append(f"| `{kind}.txt` | {', '.join(fields)} |")
    return "\n".join((*lines, ""))


def names(environment: Environment) -> Iterator[str]:
    """The templates that a hub may have of its own."""
    for name in environment.list_templates():
        if not name.startswith(("hub/", *FIXED)) and not name.endswith(PHRASES):
            yield name


def _row(environment: Environment, name: str, package: str) -> str:
    trees = [*_trees(environment, name)]
    used = {each for tree in trees for each in meta.find_undeclared_variables(tree)}
    known = {*environment.globals, *COMMON[package], *OF_PAGES}
    values = sorted(used - {each for tree in trees for each in _own(tree)} - known)
    macros = [f"`{one.name}({', '.join(each.name for each in one.args)})`" for one in trees[0].find_all(nodes.Macro)]
    return f"| `{name}` | {', '.join(f'`{each}`' for each in values)} | {', '.join(macros)} |"


def _trees(environment: Environment, name: str) -> Iterator[nodes.Template]:
    """A template, and those that it includes or extends."""
    tree = _tree(environment, name)
    yield tree
    for other in tree.find_all((nodes.Include, nodes.Extends)):
        if isinstance(other.template, nodes.Const):
            yield from _trees(environment, other.template.value)


def _own(tree: nodes.Template) -> Iterator[str]:
    """The names that a template gives by itself."""
    yield from (each.target.name for each in tree.find_all(nodes.Assign) if isinstance(each.target, nodes.Name))
    yield from (each.target for each in tree.find_all(nodes.Import))


def _tree(environment: Environment, name: str) -> nodes.Template:
    assert environment.loader  # noqa: S101  a template comes from somewhere
    return environment.parse(environment.loader.get_source(environment, name)[0])


if __name__ == "__main__":
    head, mark, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    PAGE.write_text(f"{head}{MARK}\n{tables()}", encoding="utf-8")
