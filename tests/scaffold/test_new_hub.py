"""A hub of one's own, in one command."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hub import __version__
from hub.check import runner, setting_copies
from hub.cli import main
from hub.config import hub_settings
from hub.content import loader
from hub.content.settings import Area, DayOfMonth, Rhythm
from hub.errors import HubError
from hub.scaffold import hub_questions, new_hub, vscode_snippets
from tests.languages import english_in
from tests.terminal import at_a_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

GITHUB = Path(__file__).parents[2] / ".github"
# Owners are others, and the program is tested here.
NOT_THEIRS = {"CODEOWNERS", "code.yml", "release.yml"}
OURS_TOO = sorted(path for path in GITHUB.rglob("*") if path.is_file() and path.name not in NOT_THEIRS)
OURS = re.compile(r"python -m pip install --quiet --constraint constraints\.txt --editable (?:'\.\[editors\]'|\.)")
THEIRS = "python -m pip install --quiet --requirement requirements.txt"


@pytest.fixture(autouse=True, scope="module")
def noon() -> Iterator[None]:
    """It is noon on November 27, 2026: before an event of the sample is over."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2026, 11, 27, 12, tzinfo=UTC).timestamp())))
        yield


@pytest.fixture(scope="module")
def made(noon: None, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001  the day first
    """A hub that `hub init` made."""
    folder = tmp_path_factory.mktemp("init") / "mine"
    done = CliRunner().invoke(main, ["init", str(folder)])
    assert (done.exit_code, done.stdout) == (0, f"{folder}\n")
    return folder


def test_its_pages_were_reviewed_on_the_day_it_was_made(made: Path) -> None:
    """Whoever begins in another year is not told at once that a page is due, or was reviewed in the future."""
    assert {page.reviewed for page in loader.load(hub_settings.load(made)).toolkit} == {date(2026, 11, 27)}


def test_a_new_hub_has_something_of_each_kind_and_nothing_wrong(made: Path) -> None:
    """A stranger begins with examples that `hub check` says nothing against."""
    shelves = loader.load(hub_settings.load(made))
    assert all((shelves.articles, shelves.events, shelves.toolkit, shelves.issues, shelves.pages))
    checked = runner.check(made)
    assert (checked.of("error"), checked.of("warning")) == ((), ())


def test_a_new_hub_knows_the_version_that_made_it(made: Path) -> None:
    """Its workflows install what it was made with."""
    assert f"/hub@v{__version__}\n" in (made / "requirements.txt").read_text(encoding="utf-8")
    assert (made / ".vscode" / "schemas" / "mkdocs.json").is_file()
    assert (made / setting_copies.SNIPPETS).read_text(encoding="utf-8") == vscode_snippets.text(hub_settings.load(made))
    extensions = made / ".vscode" / "extensions.json"
    assert extensions.read_text(encoding="utf-8") == (GITHUB.parent / ".vscode" / "extensions.json").read_text("utf-8")
    assert "/build/" in (made / ".gitignore").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", OURS_TOO, ids=lambda path: path.name)
def test_its_forms_and_workflows_are_those_of_this_repository(made: Path, path: Path) -> None:
    """But for where hub comes from, and for the documentation of the program."""
    ours = OURS.sub(THEIRS, path.read_text(encoding="utf-8"))
    ours = "".join(line for line in ours.splitlines(keepends=True) if "--root docs" not in line)
    assert (made / ".github" / path.relative_to(GITHUB)).read_text(encoding="utf-8") == ours


def test_what_is_still_an_example_is_found(made: Path) -> None:
    """Nobody publishes with the names of nobody: every file that has one is named."""
    found = runner.check(made).of("advice")
    pages = {"content/about.md", "content/join.md"}
    assert {problem.path for problem in found} == {"mkdocs.yml", ".github/CODEOWNERS", "requirements.txt", *pages}
    assert {problem.rule for problem in found} == {"010"}


NAMES = {
    "name": "River Services (North)",
    "url": "https://river.gov:8443/hub/",
    "mail": "hub@river.gov",
    "repository": "https://github.com/river/hub",
    "reviewers": "@river/editors",
}


def test_its_own_names_stand_where_the_examples_were(tmp_path: Path) -> None:
    """Also in its pages and its first issue; what is left are names that nobody can be asked for in one line."""
    folder = tmp_path / "mine"
    pairs = [f"--set={name}={value}" for name, value in NAMES.items()]
    assert CliRunner().invoke(main, ["init", str(folder), *pairs]).exit_code == 0
    assert hub_settings.load(folder).site_name == NAMES["name"]
    assert NAMES["name"] in {page.title for page in loader.load(hub_settings.load(folder)).pages}
    assert "* @river/editors\n" in (folder / ".github" / "CODEOWNERS").read_text(encoding="utf-8")
    checked = runner.check(folder)
    assert (checked.of("error"), checked.of("warning")) == ((), ())
    assert {one.message.partition(" ")[0] for one in checked.of("advice")} == {
        "accessibility@example.org",
        "join@example.org",
        "friday@example.org",
        "https://lists.example.org/practice-friday/unsubscribe",
        "unsubscribe@example.org",
        "100",  # Example Street
        "A",  # sample to begin with
        f"git+https://github.com/example/hub@v{__version__}",
    }


def test_names_are_asked_for_at_a_terminal(tmp_path: Path) -> None:
    """Enter leaves an example; what cannot be a name is asked for again; an address may do without its last slash."""
    folder = tmp_path / "mine"
    chosen, left = "\nlibrary\n\n", "\n\n\n\n"
    typed = f"{chosen}{left}river\nhttps://river.gov\n\n\n\n\n"
    code, screen = at_a_terminal("init", str(folder), "--set=name=River", typed=typed)
    assert code == 0
    assert "  library: a network of libraries or schools" in screen
    assert "Where will its files be? (github, gitlab, forgejo, azure, none) [github]: " in screen
    assert "On which days does it go out? Such as friday, first friday, or tuesday, friday [tuesday]: " in screen
    assert "Error: url: 'river' cannot be used; write it as in https://practice.example.org/" in screen
    assert "How do people write to its editors? [editors@example.org]: " in screen
    assert hub_settings.load(folder).site_url == "https://river.gov/"
    assert "subscribe: https://river.gov/join/\n" in (folder / "mkdocs.yml").read_text(encoding="utf-8")


def test_questions_are_asked_in_the_language_that_is_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first one asks for it in that of the terminal; a name of the sample is one in that language."""
    monkeypatch.setenv("LC_ALL", "es_MX.UTF-8")
    folder = tmp_path / "mine"
    code, screen = at_a_terminal("init", str(folder), typed="\nlibrary\nnone\n\n\n\nmal\n\n\n\n\n")
    assert code == 0, screen
    assert "¿En qué idioma escribe? Su forma corta, como es [es-MX]: " in screen
    assert "  library: una red de bibliotecas o escuelas" in screen
    assert "¿Cómo se llama su comunidad? [Intercambio de Bibliotecas]: " in screen
    assert "timezone: 'mal' no se puede usar; escríbalo como en America/Denver" in screen
    assert english_in(screen.partition("mine")[0], fewest=2) == []
    config = hub_settings.load(folder)
    assert (config.language, config.newsletter.name) == ("es-MX", "Carta de las Bibliotecas")


@pytest.mark.slow
@pytest.mark.parametrize("host", new_hub.HOSTS)
@pytest.mark.parametrize("start", new_hub.STARTS)
def test_every_start_is_spanish_in_a_spanish_hub(tmp_path: Path, start: str, host: str) -> None:
    """It has all that the English one has, nothing is wrong with it, and no file that people read is in English."""
    folder = tmp_path / "mine"
    words = [f"--start={start}", f"--host={host}", "--set=language=es-US"]
    done = CliRunner().invoke(main, ["init", str(folder), *words])
    assert (done.exit_code, english_in(done.stderr, fewest=2)) == (0, [])
    checked = runner.check(folder)
    assert (checked.of("error"), checked.of("warning")) == ((), ())
    assert {one.rule for one in checked.of("advice")} == {"010"}
    assert "Una muestra para empezar es un ejemplo" in {one.message for one in checked.of("advice")}
    library = loader.load(hub_settings.load(folder))
    english = resources.files("hub.scaffold") / "samples" / "en" / start
    assert {name: bool(getattr(library, name)) for name in ("articles", "events", "toolkit", "pages", "issues")} == {
        "articles": True,
        "events": True,
        "toolkit": True,
        "pages": True,
        "issues": english.joinpath("newsletters").is_dir(),
    }
    files = (*folder.glob("README.md"), *folder.glob("feeds/*"), *folder.glob("content/**/*.*"))
    assert {str(file): found for file in files if (found := english_in(file.read_text("utf-8"), fewest=2))} == {}


def test_a_hub_in_a_language_without_a_sample(tmp_path: Path) -> None:
    """It begins with the pages in English, and its banner is in its own language."""
    folder = tmp_path / "mine"
    assert CliRunner().invoke(main, ["init", str(folder), "--set=language=ar"]).exit_code == 0
    assert "title: Toolkit\n" in (folder / "content/toolkit/index.md").read_text("utf-8")
    assert (folder / "README.md").read_text("utf-8").startswith("# Your hub\n")
    assert "عيّنة للبداية" in (folder / "mkdocs.yml").read_text("utf-8")
    assert runner.check(folder).of("error") == ()


def test_what_cannot_be_a_name_makes_nothing(tmp_path: Path) -> None:
    """Every problem is said at once, before anything is written."""
    pairs = ["--set=name=a: b", "--set=nam=River"]
    done = CliRunner().invoke(main, ["init", str(tmp_path / "mine"), *pairs])
    assert done.exit_code == 1
    assert done.stderr == (
        "name: 'a: b' cannot be used; write it as in Practice Exchange\n"
        "a hub has no 'nam': did you mean \"name\"? (language, name, newsletter, rhythm, timezone, areas, url, mail, "
        "repository, reviewers, package)\n"
    )
    assert not (tmp_path / "mine").exists()


def test_its_workflows_are_safe(made: Path) -> None:
    """Zizmor finds nothing in them."""
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--quiet", str(made / ".github")]
    assert subprocess.run(command, capture_output=True, text=True, check=False).returncode == 0  # noqa: S603  our own command


@pytest.mark.parametrize("command", ["init", "demo"])
def test_nothing_is_overwritten(tmp_path: Path, command: str) -> None:
    """A folder that holds something, or a file of that name, is left alone."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    for place in (tmp_path, tmp_path / "mine.txt"):
        done = CliRunner().invoke(main, [command, str(place)])
        assert (done.exit_code, done.stderr) == (
            1,
            f"{place} is not empty: name a new folder, because nothing is overwritten\n",
        )
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    with pytest.raises(HubError):
        new_hub.sample(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("host", new_hub.HOSTS)
@pytest.mark.parametrize("start", new_hub.STARTS)
def test_every_start_is_green_at_every_host(tmp_path: Path, start: str, host: str) -> None:
    """Its own samples, with the files of its host alone, are found right by `hub check`."""
    folder = tmp_path / "mine"
    assert CliRunner().invoke(main, ["init", str(folder), f"--start={start}", f"--host={host}"]).exit_code == 0
    checked = runner.check(folder)
    assert (checked.of("error"), checked.of("warning")) == ((), ())
    assert {one.message for one in checked.of("advice")} >= {"A sample to begin with is an example"}
    config = hub_settings.load(folder)
    assert (config.repository is None, config.host) == (host == "none", "github" if host == "none" else host)
    library = loader.load(config)
    assert all((library.articles, library.events, library.toolkit, library.pages))
    there = {name for name in (".github", ".gitlab-ci.yml", ".forgejo") if (folder / name).exists()}
    assert there == {"github": {".github"}, "gitlab": {".gitlab-ci.yml"}, "forgejo": {".forgejo"}}.get(host, set())
    forms = {file.name for file in folder.rglob("ISSUE_TEMPLATE/*.yml")}
    assert forms == ({"event.yml", "link.yml", "change.yml", "config.yml"} if host in {"github", "forgejo"} else set())
    assert "HOST" not in (folder / "README.md").read_text("utf-8").replace("PASSWORD@HOST", "")


def test_what_matters_is_answered_in_one_command(tmp_path: Path) -> None:
    """Days, zone, areas and names; the samples that spoke of other areas are left out."""
    answers = {
        "name": "River Schools",
        "newsletter": "River Notes",
        "rhythm": "first tuesday, 15",
        "timezone": "Europe/Berlin",
        "areas": "Reading rooms, Children’s hour",
        "repository": "https://code.example.gov/river/hub",
        "package": "practice-hub==1.2.0",
    }
    made, empty = tmp_path / "mine", tmp_path / "mine"
    empty.mkdir()
    words = [f"--set={name}={value}" for name, value in answers.items()]
    done = CliRunner().invoke(main, ["init", str(made), "--start=library", "--host=gitlab", *words])
    assert done.exit_code == 0
    config = hub_settings.load(made)
    assert (config.newsletter.name, config.timezone.key, config.host) == ("River Notes", "Europe/Berlin", "gitlab")
    assert config.newsletter.rhythm == Rhythm(monthly=(DayOfMonth(1, 1), DayOfMonth(15)))
    assert config.areas == (
        Area(key="reading-rooms", title="Reading rooms"),
        Area(key="childrens-hour", title="Children’s hour"),
    )
    assert {file.name for file in made.glob("content/toolkit/*/")} == {"reading-rooms", "childrens-hour"}
    assert (made / "requirements.txt").read_text("utf-8").splitlines()[-1] == "practice-hub==1.2.0"
    assert "Branch" not in "".join(file.read_text("utf-8") for file in made.glob("content/*.md"))
    checked = runner.check(made)
    assert checked.of("error") == ()
    assert {(one.path.split("/")[2], one.rule) for one in checked.of("warning")} == {
        ("reading-rooms", "105"),
        ("childrens-hour", "105"),
    }


@pytest.mark.parametrize("start", new_hub.STARTS)
def test_a_sample_follows_all_advice(tmp_path: Path, start: str) -> None:
    """What is left to say is that its names are examples (rule 010)."""
    assert CliRunner().invoke(main, ["init", str(tmp_path / "mine"), f"--start={start}"]).exit_code == 0
    assert {one.rule for one in runner.check(tmp_path / "mine").of("advice")} == {"010"}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("start", new_hub.STARTS)
def test_a_sample_with_other_areas_has_no_errors(tmp_path: Path, start: str, language: str) -> None:
    """Nothing else of it leads to the pages of its own areas, which are not there."""
    words = [f"--start={start}", f"--set=language={language}", "--set=areas=Reading rooms"]
    assert CliRunner().invoke(main, ["init", str(tmp_path / "mine"), *words]).exit_code == 0
    assert runner.check(tmp_path / "mine").of("error") == ()


def test_a_page_that_nobody_wrote_is_in_no_newsletter(tmp_path: Path) -> None:
    """The first page of an area of one's own is a draft until somebody says what the area is about."""
    made = tmp_path / "mine"
    assert CliRunner().invoke(main, ["init", str(made), "--start=library", "--set=areas=Reading rooms"]).exit_code == 0
    digested = CliRunner().invoke(main, ["--root", str(made), "digest"])
    assert digested.exit_code == 0, digested.stderr
    assert "/toolkit/" not in (made / digested.stdout.strip()).read_text("utf-8")
    page = made / "content/toolkit/reading-rooms/index.md"
    assert "draft: true" in page.read_text("utf-8")


def test_a_hub_that_cannot_be_right_is_not_made(tmp_path: Path) -> None:
    """Where the settings that would be written cannot be read, nothing of it is left."""
    done = CliRunner().invoke(main, ["init", str(tmp_path / "mine"), "--set=language=tlh"])
    assert (done.exit_code, "language" in done.stderr) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_a_wheel_comes_along(tmp_path: Path) -> None:
    """Workflows install hub from the wheel that somebody named, which is then a file of the hub."""
    wheel = tmp_path / "practice_hub-9.9.9-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    done = CliRunner().invoke(main, ["init", str(tmp_path / "mine"), f"--set=package={wheel}"])
    assert done.exit_code == 0
    assert (tmp_path / "mine/requirements.txt").read_text("utf-8").splitlines()[-1] == f"./wheels/{wheel.name}[editors]"
    assert (tmp_path / "mine/wheels" / wheel.name).read_bytes() == b"wheel"


def test_only_what_a_host_needs_is_asked() -> None:
    """Without a host there is no repository, no reviewer and no workflow that would install hub."""
    everywhere = {"name", "newsletter", "rhythm", "timezone", "language", "areas", "url", "mail"}
    assert {*new_hub.questions("practice", "none", "en")} == everywhere
    assert {*new_hub.questions("practice", "azure", "en")} == {*everywhere, "repository"}
    assert {*new_hub.questions("practice", "gitlab", "en")} == {*everywhere, "repository", "package"}
    assert {*new_hub.questions("practice", "github", "en")} == {*hub_questions.QUESTIONS}
