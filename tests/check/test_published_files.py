"""Which files of a hub readers get as they are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hub.check import published_files, runner
from hub.cli import main
from hub.config import hub_settings
from hub.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n\0\0"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
ANOTHER = "save it in a format that readers can open, such as .pdf, .png or .csv, or keep it outside of content/"
MARKUP = "it begins like an HTML page or XML"


def put(hub: Path, name: str, data: bytes = b"") -> str:
    """Put a file beside a page of the toolkit, and give its path."""
    path = f"content/toolkit/design/{name}"
    (hub / path).parent.mkdir(parents=True, exist_ok=True)
    (hub / path).write_bytes(data)
    return path


def take(hub: Path) -> published_files.Inventory:
    """What is in a hub."""
    return published_files.take(hub_settings.load(hub))


def said(hub: Path) -> list[tuple[str, str, str]]:
    """What is wrong with the files of a hub."""
    return [(problem.path, problem.rule, problem.message) for problem in take(hub).problems]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", PNG),
        ("a.PNG", PNG),
        ("a b (1).jpg", b"\xff\xd8\xff\xe0"),
        ("a.jpeg", b"\xff\xd8\xff\xe1"),
        ("a.gif", b"GIF89a"),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8 "),
        ("a.woff2", b"wOF2\0\x01\0\0"),
        ("a.avif", b"\0\0\0\x20ftypavif\0\0\0\0"),
        ("a.svg", SVG),
        ("a.pdf", b"%PDF-1.7"),
        ("a.pdf", b"\n\n%PDF-1.4"),
        ("a.docx", b"PK\x03\x04"),
        ("a.odt", b"PK\x03\x04"),
        ("a.csv", b"a,b\n<1,2\n"),
        ("a.txt", b""),
        ("a.json", b'{"a": "<script>"}'),
        ("a.ics", b"BEGIN:VCALENDAR"),
        ("a.vtt", b"WEBVTT"),
        ("a.mp3", b"ID3"),
        ("a.mp4", b"\0\0\0\x20ftypisom"),
    ],
)
def test_what_readers_get(hub: Path, name: str, data: bytes) -> None:
    """Pictures, documents, data, sound and film."""
    path = put(hub, name, data)
    taken = take(hub)
    assert taken.problems == ()
    assert taken.published == {path}
    assert path in taken.files


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("a.js", "delete it: styles and scripts belong to the theme"),
        ("a.mjs", "delete it: styles and scripts belong to the theme"),
        ("a.css", "delete it: styles and scripts belong to the theme"),
        ("a.html", "write the page as Markdown in a .md file"),
        ("a.HTM", "write the page as Markdown in a .md file"),
        ("a.xhtml", "write the page as Markdown in a .md file"),
        ("a.markdown", "write the page as Markdown in a .md file"),
        ("a.xml", "delete it: styles and scripts belong to the theme"),
        ("A.MD", "write its extension in lowercase letters"),
        ("a.docm", "save it without macros"),
        ("a.zip", "unpack it, and publish the files one by one"),
        ("a.svgz", ANOTHER),
        ("a.php", ANOTHER),
        ("a.png.exe", ANOTHER),
        ("a.ttf", ANOTHER),
        ("a.mdx", "write the page as Markdown in a .md file"),
        ("notes", "if it is a page, end its name with .md; if not, give it the extension of its format"),
    ],
)
def test_kinds_that_are_not_published(hub: Path, name: str, fix: str) -> None:
    """Each is named, and what to do with it."""
    path = put(hub, name)
    (problem,) = take(hub).problems
    assert (problem.path, problem.rule, problem.level, problem.fix) == (path, "813", "error", fix)
    assert take(hub).published == frozenset()


@pytest.mark.parametrize("name", [".htaccess", ".env", ".well-known"])
def test_hidden_files(hub: Path, name: str) -> None:
    """They speak to servers and to programs, not to readers."""
    path = put(hub, name)
    assert said(hub) == [(path, "813", "its name begins with a dot, and hidden files are not published")]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.png", b"<html>", MARKUP),
        ("a.png", b"\n\t <!DOCTYPE html>", MARKUP),
        ("a.gif", b"\xef\xbb\xbf<svg", MARKUP),
        ("a.pdf", b"<html>%PDF-1.7", MARKUP),
        ("a.txt", b"<script>alert(1)</script>", MARKUP),
        ("a.csv", b"<?xml version='1.0'?>", MARKUP),
        ("a.docx", b"<!-- -->", MARKUP),
        ("a.json", "<html>".encode("utf-16"), MARKUP),
        ("a.txt", "<html>".encode("utf-16-be"), MARKUP),
        ("a.png", b"GIF89a", "it does not begin like a .png file does"),
        ("a.jpg", b"", "it does not begin like a .jpg file does"),
        ("a.webp", b"RIFF\0\0\0\0WAVE", "it does not begin like a .webp file does"),
        ("a.woff2", b"wOFF\0\x01\0\0", "it does not begin like a .woff2 file does"),
        ("a.avif", b"\0\0\0\x20ftypisom", "it does not begin like a .avif file does"),
        ("a.pdf", b"PK\x03\x04", "it does not begin like a .pdf file does"),
    ],
)
def test_files_that_are_not_what_they_say(hub: Path, name: str, data: bytes, message: str) -> None:
    """What a file holds decides, not its name."""
    path = put(hub, name, data)
    assert said(hub) == [(path, "815", message)]


def test_a_picture_that_acts(hub: Path) -> None:
    """The line is that of what acts."""
    path = put(hub, "a.svg", SVG.replace(b"/>", b">\n<script/></svg>"))
    (problem,) = take(hub).problems
    assert str(problem) == (
        f"{path}:2:1: 814 this picture can do more than be shown: it has the element <script>; "
        "export it as plain SVG, or save it as .png"
    )


@pytest.mark.parametrize(
    ("path", "fix"),
    [
        ("content/events/2026/2026-12-10-lab.md", "put it in content/events/"),
        ("content/event/2026-12-10-lab.md", "put it in content/events/"),
        ("content/Events/2026-12-10-lab.md", "put it in content/events/"),
        ("content/guides/design/lab.md", "put it in content/toolkit/AREA/"),
        ("content/news/lab.md", "put it in content/articles/YEAR/"),
        ("newsletters/2026/2026-12-10.md", "put it in newsletters/"),
        (
            "content/pages/lab.md",
            "put it in one of content/, content/articles/YEAR/, content/events/, content/toolkit/AREA/, newsletters/",
        ),
        ("content/events/lab.yml", "delete it, or correct its name"),
        ("newsletters/lab.png", "put it in content/, beside a page, and link to it from there"),
        ("content/events/2026-12-10-lab.txt", "end its name with .md"),
        (
            "content/toolkit/design/ReadMe.md",
            "if it is the page of its folder, rename it to index.md; if not, move it out of content/",
        ),
    ],
)
def test_files_that_nothing_is_made_of(hub: Path, path: str, fix: str) -> None:
    """In another folder, or with another ending: each is named with where it belongs, and stops a build."""
    (hub / path).parent.mkdir(parents=True, exist_ok=True)
    (hub / path).write_text("---\ntitle: Lab\n---\n", encoding="utf-8")
    (problem,) = take(hub).problems
    assert (problem.path, problem.rule, problem.level, problem.fix) == (path, "816", "error", fix)


@pytest.mark.parametrize(
    ("path", "fix"),
    [
        ("events/lab.md", "put it in content/events/"),
        ("Toolkit/design/lab.md", "put it in content/toolkit/AREA/"),
        ("Content/events/lab.md", "put it in content/events/"),
        ("docs/lab.md", ""),
        ("events/lab.py", ""),
    ],
)
def test_pages_beside_the_content(hub: Path, path: str, fix: str) -> None:
    """A folder at the top that is called as one of content/ is named; other folders are nobody's business."""
    (hub / path).parent.mkdir(parents=True)
    (hub / path).write_text("---\ntitle: Lab\n---\n", encoding="utf-8")
    assert [(one.path, one.fix) for one in runner.check(hub).problems if one.rule == "817"] == [(path, fix)] * bool(fix)


def test_a_page_at_the_top(hub: Path) -> None:
    """What is named as an event is told from the files that every repository has there."""
    for name in ("2026-12-10-lab.md", "README.md"):
        (hub / name).write_text("# Lab\n", encoding="utf-8")
    assert [one.path for one in runner.check(hub).problems if one.rule == "817"] == ["2026-12-10-lab.md"]


@pytest.mark.parametrize(
    ("path", "fix"),
    [
        ("content/events/2026-12-10 Forms Lab.md", "rename it to 2026-12-10-forms-lab.md"),
        (
            "content/events/2026-12-10-lab.md.md",
            "rename it to 2026-12-10-lab.md; if it was published, write /events/2026-12-10-lab.md/ among its `aliases`",
        ),
        (
            "newsletters/2026-12-10-Lab.md",
            "rename it to 2026-12-10-lab.md",
        ),
        ("content/topics/Data.yml", "rename it to data.yml, and write Data among its `aliases`"),
        (
            "content/assessment/Maturity.yml",
            "rename it to maturity.yml, and the list of its keys to maturity.lock.yml",
        ),
        ("content/assessment/Maturity.lock.yml", ""),
        ("content/sources/GSA.yml", ""),
        ("content/toolkit/design/Form.PNG", ""),
        ("content/toolkit/design/Readme.md", ""),
        ("content/events/2026-12-10-lab_2.md", ""),
    ],
)
def test_names_that_people_mistype(path: str, fix: str, hub: Path) -> None:
    """Capital letters, spaces and an ending twice come into the address of a page, which stays as an alias."""
    found = [one.fix for one in published_files.unwieldy([path], hub_settings.load(hub))]
    assert found == [fix] * bool(fix)


def test_a_renamed_topic_keeps_its_old_name(hub: Path) -> None:
    """Pages that name the topic so go on, and are told the new name."""
    (hub / "content/topics").mkdir()
    (hub / "content/topics/data.yml").write_text("title: Data\nsummary: Data.\naliases: [Data]\n", encoding="utf-8")
    event = hub / "content/events/2026-12-03-lab.md"
    event.write_text(event.read_text("utf-8").replace("[paper-forms]", "[Data]"), encoding="utf-8")
    assert [one.rule for one in runner.check(hub).problems if one.level == "error"] == []
    assert ("121", "write data") in {(one.rule, one.fix) for one in runner.check(hub).problems}


def test_check_counts_what_is_published_as_it_is(hub: Path) -> None:
    """Beside the files that pages are made of."""
    put(hub, "a.png", PNG)
    done = CliRunner().invoke(main, ["--root", str(hub), "check", str(hub / "content")])
    assert done.stdout.endswith("in 7 checked files and 1 published as found; 1 draft\n")


@pytest.mark.parametrize("name", ["con.md", "a:b.csv", "a\\b.csv", "e\u0301.csv", "a\u202e.csv", "a%2fb.csv"])
def test_names_that_not_every_system_can_hold(hub: Path, name: str) -> None:
    """Who checks the hub out on another system would lack the file, or get another one."""
    put(hub, name)
    assert [(rule, message.split()[:2]) for _, rule, message in said(hub)] in (
        [("116", ["its", "name"])],
        [("116", ["its", "name"])] * 2,
    )


def test_a_folder_of_such_a_name(hub: Path) -> None:
    """It is named once."""
    for name in ("a.csv", "b.csv"):
        put(hub, f"aux/{name}")
    assert said(hub) == [("content/toolkit/design/aux", "116", "its name is a name that Windows reserves")]


def test_two_names_that_are_one_file(hub: Path) -> None:
    """On a disk that ignores case, one of them would be lost."""
    put(hub, "Forms.csv")
    path = put(hub, "forms.csv")
    message = "many file systems ignore case, so they cannot hold both it and content/toolkit/design/Forms.csv"
    assert said(hub) == [(path, "116", message)]


def test_check_counts_left_overs(hub: Path) -> None:
    """They are not published, and nobody needs to do anything about them."""
    for name in ("a.md~", "._a.png", "Thumbs.db"):
        put(hub, name)
    done = CliRunner().invoke(main, ["--root", str(hub), "check", str(hub / "content")])
    assert done.stdout.endswith("in 7 checked files; 1 draft; 3 leftover files of other programs skipped\n")
    put(hub, "a.png", PNG)
    (hub / "content/toolkit/design/a.md~").unlink()
    (hub / "content/toolkit/design/._a.png").unlink()
    done = CliRunner().invoke(main, ["--root", str(hub), "check", str(hub / "content")])
    assert done.stdout.endswith(
        "in 7 checked files and 1 published as found; 1 draft; 1 leftover file of other programs skipped\n"
    )


def test_check_says_what_it_refuses(hub: Path) -> None:
    """`hub check` fails, and reads nothing behind a link that leads out of the hub."""
    (hub.parent / "secret.md").write_text("---\ntitle: hunter2@example.com\n---\nTODO hunter2", encoding="utf-8")
    (hub / "content/secret.md").symlink_to("../../secret.md")
    (hub / "content/assessment").mkdir()
    (hub / "content/assessment/secret.yml").symlink_to("../../../secret.md")
    (hub / ".github").mkdir()
    (hub / ".github/CODEOWNERS").symlink_to("../../secret.md")
    done = CliRunner().invoke(main, ["--root", str(hub), "check", "--format", "json"])
    found = {(one["path"], one["rule"]) for one in json.loads(done.stdout)["findings"] if one["rule"] == "811"}
    assert found == {("content/secret.md", "811"), ("content/assessment/secret.yml", "811")}
    assert done.exit_code == 1
    assert "hunter2" not in done.output


@pytest.mark.parametrize("path", ["mkdocs.yml", "content/topics.yml", "content/sources.yml"])
def test_settings_that_lead_out(hub: Path, path: str) -> None:
    """They are refused with their name, and nothing of them is shown."""
    (hub / path).unlink()
    (hub.parent / "secret.yml").write_text("hunter2: [", encoding="utf-8")
    (hub / path).symlink_to("../secret.yml" if "/" not in path else "../../secret.yml")
    for command in ("check", "inbox", "build"):
        done = CliRunner().invoke(main, ["--root", str(hub), command])
        assert done.exit_code == 1
        assert f"{path}:1:1: 811 this is a link that leads out of the hub" in done.output
        assert "hunter2" not in done.output


def test_accept(hub: Path) -> None:
    """Errors stop whoever publishes; a link that leads nowhere does not."""
    (hub / "content/gone.pdf").symlink_to("nowhere.pdf")
    taken = take(hub)
    taken.accept()
    assert [problem.level for problem in taken.problems] == ["warning"]
    put(hub, "a.js")
    with pytest.raises(ContentError, match=r"a\.js"):
        take(hub).accept()
