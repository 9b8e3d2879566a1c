"""Templates in a hub go before ours, their edits show at once, and what is wrong with one is said with its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hub.base import template_overrides
from hub.cli import main
from hub.config import hub_settings
from hub.errors import HubError
from hub.site.mkdocs import rebuild

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = "articles/2026/2026-11-17-oil/index.html"


def override(root: Path, path: str, words: str) -> None:
    """Put a template of its own into a hub."""
    file = root / template_overrides.FOLDER / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(words, encoding="utf-8")


def build(root: Path) -> Path:
    """The site of a hub."""
    return rebuild.build(root, lost=lambda _: None)


def hub(root: Path, *words: str) -> str:
    """What a command prints where it succeeds."""
    done = CliRunner().invoke(main, ["--root", str(root), *words])
    assert done.exit_code in {0, 1}, done.output
    return done.output


@pytest.mark.slow
@pytest.mark.parametrize(
    ("template", "page"),
    [
        ("plain.html.j2", "join/index.html"),
        ("home.html.j2", "index.html"),
        ("toolkit-page.html.j2", "toolkit/light/index.html"),
        ("event.html.j2", None),
        ("article.html.j2", ARTICLE),
        ("article-list.html.j2", "articles/2026/11/index.html"),
        ("issue.html.j2", None),
        ("topic.html.j2", "topics/oil/index.html"),
    ],
)
def test_pages_and_lists(root: Path, template: str, page: str | None) -> None:
    """What the hub's own template says beside ours is on the page, and an edit of it is on the next one."""
    for words in ("A lamp of <b>ours</b>.", "Two lamps."):
        override(root, f"site/{template}", f"{{% include 'hub/{template}' %}}\n<p>{words}</p>\n")
        site = build(root)
        pages = [site / page] if page else [*site.rglob("index.html")]
        assert any(f"<p>{words}</p>" in file.read_text("utf-8") for file in pages)
    override(root, f"site/{template}", "")
    (root / template_overrides.FOLDER / "site" / template).unlink()
    assert not any("Two lamps." in file.read_text("utf-8") for file in build(root).rglob("index.html"))


def test_rows_of_lists(root: Path) -> None:
    """A macro of the hub goes before ours, and those that it does not have are ours."""
    words = "{% macro listed(article, address) %}<li>{{ article.title }} here</li>{% endmacro %}\n"
    override(root, "site/rows.html.j2", words)
    assert " here</li>" in (build(root) / "articles/2026/11/index.html").read_text("utf-8")


def test_values_are_escaped(root: Path) -> None:
    """As in ours."""
    override(root, "site/article.html.j2", "<p>{{ article.title }}</p>\n")
    page = (build(root) / ARTICLE).read_text("utf-8")
    assert "<p>Oil &lt;burns&gt; &amp; “glows”</p>" in page


@pytest.mark.slow
def test_a_preview_follows(root: Path, tmp_path: Path) -> None:
    """`hub serve` shows an edit, and watches the folder."""
    for words in ("One.", "Two."):
        override(root, "site/article.html.j2", f"<p>{words}</p>\n")
        site = rebuild.preview(root, tmp_path / "preview", "http://127.0.0.1:1/")
        assert f"<p>{words}</p>" in (site / ARTICLE).read_text("utf-8")


def test_partials_and_a_style_sheet_of_the_theme(root: Path) -> None:
    """A theme may print the table of contents of an article as it likes, and an edit of that shows, too."""
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("theme: mkdocs", THEME), "utf-8")
    override(root, "../theme/partials/toc.html", TOC)
    override(root, "../theme/assets/own.css", "p { color: black }")
    article = root / "content/articles/2026/2026-11-17-oil.md"
    article.write_text(article.read_text("utf-8") + "\n## One\n\nA.\n\n### In\n\nB.\n\n## Two\n\nC.\n", "utf-8")
    page = (build(root) / ARTICLE).read_text("utf-8")
    expected = (
        '<ol><li><a href="#one">One</a><ol><li><a href="#in">In</a></li></ol></li><li><a href="#two">Two</a></li></ol>'
    )
    assert expected in re.sub(r"\s*\n\s*", "", page)
    assert page.index("assets/hub.css") < page.index('href="../../../assets/own.css"')
    assert (root / "build/site/assets/own.css").is_file()
    override(root, "../theme/partials/toc.html", TOC.replace("ol>", "menu>"))
    assert '<menu>\n<li><a href="#one">' in (build(root) / ARTICLE).read_text("utf-8")


THEME = "theme: {name: null, custom_dir: overrides/theme}\nextra_css: [assets/own.css]"
TOC = """<ol>
{% for item in contents %}
<li><a href="{{ item.url }}">{{ item.title | safe }}</a>
{% if item.children %}
<ol>{% for inner in item.children %}<li><a href="{{ inner.url }}">{{ inner.title | safe }}</a></li>{% endfor %}</ol>
{% endif %}</li>
{% endfor %}
</ol>
"""


@pytest.mark.parametrize(("template", "face"), [("issue.html.j2", "html"), ("issue.txt.j2", "txt")])
def test_mails(root: Path, template: str, face: str) -> None:
    """Both parts of a mail; an edit is in the next rendering."""
    for words in ("A lamp of ours.", "Two lamps."):
        override(root, f"newsletter/{template}", f"{{% include 'hub/{template}' %}}\n{words}\n")
        hub(root, "digest", "--date", "2026-11-20")
        assert words in (root / f"build/digest/2026-11-20.{face}").read_text("utf-8")


def test_drafts(root: Path) -> None:
    """The words of a new draft, each phrase a macro; what the hub does not change is ours."""
    words = "{% macro note(greeting, day, following, period, empty, archive) %}Good evening.{% endmacro %}"
    override(root, "newsletter/draft.j2", words)
    hub(root, "digest", "--date", "2026-12-18")
    draft = (root / "newsletters/2026-12-18.md").read_text("utf-8")
    assert "\nGood evening.\n" in draft


def test_starter_files(root: Path) -> None:
    """What `hub new` writes, with its advice."""
    words = "---\ntitle: TODO\nkind: KIND # KINDS\nstart: TODO\nend: TODO\nsummary: TODO\n---\nBring a lamp.\n"
    override(root, "scaffold/event.txt", words)
    hub(root, "new", "event", "Lab", "--set", "start=2026-12-03 13:00")
    (file,) = (root / "content/events").glob("*-lab.md")
    assert file.read_text("utf-8").endswith("Bring a lamp.\n")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "words", "message"),
    [
        (
            "site/article.html.j2",
            "<p>\n{{ artcle }}\n",
            "site/article.html.j2:2: UndefinedError: 'artcle' is undefined",
        ),
        (
            "site/article.html.j2",
            "<p>\n{% if %}\n",
            "site/article.html.j2:2: TemplateSyntaxError: Expected an expression",
        ),
        ("site/article.html.j2", "\n\n{{ 1 / 0 }}", "site/article.html.j2:3: ZeroDivisionError: division by zero"),
        ("site/home.html.j2", "{% include 'hub/hme' %}", "site/home.html.j2:1: TemplateNotFound: hub/hme"),
        (
            "site/rows.html.j2",
            "{% macro listed(a, b) %}{{ c }}{% endmacro %}",
            "site/rows.html.j2:1: UndefinedError: ",
        ),
        ("site/rows.html.j2", "{{ x }}", "site/rows.html.j2:1: UndefinedError: 'x' is undefined"),
        (
            "site/parts.html.j2",
            "",
            "overrides/templates/site: hub's own home.html.j2, line ",
        ),
    ],
)
def test_an_error_is_named_with_file_and_line(root: Path, path: str, words: str, message: str) -> None:
    """Also one that shows in a template of ours, because the hub's lacks what it uses."""
    override(root, path, words)
    with pytest.raises(HubError) as failed:
        build(root)
    assert message in str(failed.value)
    assert str(failed.value).endswith("; correct it, or delete it to have hub's own")


@pytest.mark.parametrize("path", ["newsletter/issue.html.j2", "newsletter/issue.txt.j2", "newsletter/draft.j2"])
def test_an_error_in_a_mail_is_named(root: Path, path: str) -> None:
    """No mail leaves with a hole in it, and the editor reads where it is."""
    override(root, path, "\n{{ lamp }}\n")
    day = "2026-12-18" if "draft" in path else "2026-11-20"
    said = hub(root, "digest", "--date", day)
    assert f"overrides/templates/{path}:2: UndefinedError: 'lamp' is undefined" in said


@pytest.mark.parametrize("path", ["site/article.html.j2", "scaffold/event.txt"])
def test_no_file_of_the_machine_is_a_template(root: Path, tmp_path: Path, path: str) -> None:
    """A link that leads out of the hub is refused."""
    (tmp_path / "secret").write_text("hunter2", encoding="utf-8")
    file = root / template_overrides.FOLDER / path
    file.parent.mkdir(parents=True)
    file.symlink_to(tmp_path / "secret")
    done = CliRunner().invoke(main, ["--root", str(root), *(["build"] if "site" in path else ["new", "event", "Lab"])])
    assert done.exit_code == 1
    assert (
        f"overrides/templates/{path} is a link that leads out of the hub; put the template in its place" in done.output
    )
    assert "hunter2" not in done.output


def test_settings_are_those_of_the_hub(root: Path) -> None:
    """Two hubs in one process have their own templates each."""
    override(root, "newsletter/issue.txt.j2", "Ours.")
    config = hub_settings.load(root)
    assert template_overrides.fingerprint(config.root) != template_overrides.fingerprint(root / "elsewhere") == b""
