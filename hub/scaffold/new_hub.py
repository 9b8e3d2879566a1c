"""A new hub in an empty folder: settings, one page of each kind, sample feeds, workflows, all of them to be changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from hub import __version__
from hub.base import file_io, translation
from hub.base.translation import gettext, noop
from hub.check import setting_copies
from hub.config import hub_settings, json_schema
from hub.config.entry_files import TOPICS
from hub.content import code_hosts
from hub.errors import HubError
from hub.scaffold import hub_questions, install_origin, new_file, starter_words, vscode_snippets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

# Their names begin with a dot in a hub; in this package, tools would take them for its own.
DOTTED = ("forgejo", "github", "gitlab-ci.yml", "vscode", "gitignore")
# What a hub may begin with, and what that is in words.
STARTS: Mapping[str, str] = {
    "practice": noop("a community of practice"),
    "library": noop("a network of libraries or schools"),
    "open-source": noop("an open-source project"),
}
# Where its files may be, and which of the files here belong to that host alone.
HOSTS: Mapping[str, str] = {
    "github": "github",
    "gitlab": "gitlab-ci.yml",
    "forgejo": "forgejo",
    "azure": "",
    "none": "",
}
SERVERS = {
    "gitlab": "https://gitlab.com/example/{}",
    "forgejo": "https://codeberg.org/example/{}",
    "azure": "https://dev.azure.com/example/community/_git/{}",
}
REVIEWED = re.compile(r"^reviewed: [0-9-]{10}$", re.MULTILINE)
BANNER = noop(
    "A sample to begin with: its people, events and addresses are made up. Replace them, then delete this line."
)
AREAS = re.compile(r"(?<=^      areas:\n)(?:        .*\n)+", re.MULTILINE)
AREA_OF_TOPIC = re.compile(r"^(?:  )?area: .*\n", re.MULTILINE)
# Where topics have a file each.
TOPIC_FILES = "content/topics/*.yml"
# Of the files of a sample, those that speak of its areas.
OF_AREAS = re.compile(r"content/toolkit/[^/]+/|newsletters/")


@dataclass(frozen=True, kw_only=True, slots=True)
class HubPlan:
    """Hold what somebody chose for a hub: a start, a host, and their answers; the sample's count for what they left."""

    start: str = "practice"
    host: str = "github"
    answers: Mapping[str, str]


def sample(folder: Path, start: str = "practice") -> None:
    """Copy a sample hub; raises HubError where the folder already holds something."""
    _refuse(folder)
    _copy(_in_language("samples", translation.SOURCE, start), folder)


def starter(host: str, language: str = translation.SOURCE) -> dict[str, str]:
    """Return the files that every hub at a host begins with, whatever its sample, by their paths in the hub.

    What contributors read of them is in the language of the hub.
    """
    others = {top for other, top in HOSTS.items() if other != host}
    found = {path: text for path, text in _files("starter") if path.split("/")[0] not in others}
    if host == "forgejo":  # it reads GitHub's forms
        found |= {f"forgejo/ISSUE_TEMPLATE/{path}": text for path, text in _files("starter/github/ISSUE_TEMPLATE")}
    words = {path: starter_words.translated(path, text.decode(), language) for path, text in found.items()}
    return {f".{path}" if path.split("/")[0] in DOTTED else path: text for path, text in words.items()}


def usual(start: str, host: str, language: str) -> dict[str, str]:
    """Return the answers of a sample in a language, for a hub at that host."""
    with resources.as_file(resources.files("hub.scaffold") / _in_language("samples", language, start)) as folder:
        found = hub_questions.usual(hub_settings.load(folder), language)
    if host in SERVERS:
        found["repository"] = SERVERS[host].format(found["repository"].rpartition("/")[2])
    return found


def questions(start: str, host: str, language: str) -> dict[str, tuple[str, str]]:
    """Return what is worth asking for a hub in a language, by name, each with the answer of the sample.

    Where workflows get hub from is asked only where this program does not know it of itself.
    """
    known = usual(start, host, language)
    if host == "none":
        del known["repository"]
    if install_origin.installed() is None and HOSTS[host]:
        known["package"] = hub_questions.QUESTIONS["package"].example
    asked = {name: one for name, one in hub_questions.QUESTIONS.items() if name in known and one.host in {None, host}}
    return {name: (gettext(one.asks), known[name]) for name, one in asked.items()}


def community(folder: Path, plan: HubPlan, now: datetime) -> None:
    """Make all that a community of one's own begins with, reviewed `now`.

    Raises HubError where the folder already holds something, and for an answer that cannot be one, and leaves nothing.
    """
    if problems := tuple(filter(None, (hub_questions.wrong(*answer) for answer in plan.answers.items()))):
        raise HubError("\n".join(problems))
    _refuse(folder)
    place = folder.absolute()
    made = place.with_name(f".{place.name}.new")
    try:
        _fill(made, plan, now)
        file_io.folder(place.parent, place.name)
        for part in sorted(made.iterdir()):
            file_io.move(part, place, part.name)
    finally:
        file_io.clear(made.parent, made.name)


def _fill(folder: Path, plan: HubPlan, now: datetime) -> None:
    language = plan.answers.get("language", translation.SOURCE)
    examples = usual(plan.start, plan.host, language)
    answers = examples | {name: _closed(name, answer) for name, answer in plan.answers.items()}
    has_own_areas = answers["areas"] != examples["areas"]
    _copy(_in_language("samples", language, plan.start), folder, without=OF_AREAS if has_own_areas else None)
    for path, content in starter(plan.host, language).items():
        _write(folder, path, content)
    _set(folder, plan, examples, answers)
    if has_own_areas:
        _lay_out(folder, hub_questions.areas(answers["areas"]), language)
    today = now.astimezone(hub_settings.load(folder).timezone).date()
    _introduce(folder, plan.host, language)
    _require(folder, plan.answers.get("package"))
    names = {examples[name]: answers[name] for name in ("name", "newsletter", "url", "mail", "repository", "reviewers")}
    pattern = re.compile("|".join(map(re.escape, sorted(filter(None, names), key=len, reverse=True))))
    for file in (*folder.rglob("*.md"), folder / "mkdocs.yml", *folder.glob(".github/CODEOWNERS")):
        text = pattern.sub(lambda found: names[found[0]], file.read_text(encoding="utf-8"))
        _write(folder, file.relative_to(folder).as_posix(), REVIEWED.sub(f"reviewed: {today}", text))
    _follow(folder)


def _set(folder: Path, plan: HubPlan, examples: Mapping[str, str], answers: Mapping[str, str]) -> None:
    """Write into mkdocs.yml what is more than a name."""
    text = (folder / hub_settings.SITE).read_text(encoding="utf-8")
    areas = hub_questions.areas(answers["areas"]) if answers["areas"] != examples["areas"] else None
    text = (
        text
        if areas is None
        else AREAS.sub(lambda _: "".join(f"        {key}: {title}\n" for key, title in areas.items()), text)
    )
    banner = translation.words(answers["language"]).gettext(BANNER)
    lines = {
        f"      timezone: {examples['timezone']}": f"      timezone: {answers['timezone']}",
        f"        weekday: {examples['rhythm']}": f"        {hub_questions.rhythm(answers['rhythm'])}",
        "plugins:\n  - hub:\n": f'plugins:\n  - hub:\n      banner: "{banner}"\n',
    }
    if answers["language"] != translation.SOURCE:
        lines["      areas:\n"] = f"      language: {answers['language']}\n      areas:\n"
    repository = re.compile(r"^      repository: .*\n", re.MULTILINE)
    text = repository.sub(lambda _: _host(plan.host, answers["repository"]), text)
    for old, new in lines.items():
        text = text.replace(old, new, 1)
    _write(folder, hub_settings.SITE, text)


def _host(host: str, repository: str) -> str:
    """Return the lines of settings that say where the files are, with the kind of host where its name does not tell."""
    if host not in code_hosts.HOSTS:
        return ""
    kind = "" if code_hosts.kind_of(repository) == host else f"      host: {host}\n"
    return f"      repository: {repository}\n{kind}"


def _lay_out(folder: Path, areas: Mapping[str, str], language: str) -> None:
    """Write the first page of each area, and let no topic name an area of the sample."""
    for file in (*folder.glob(TOPICS.list), *folder.glob(TOPIC_FILES)):
        _write(folder, file.relative_to(folder).as_posix(), AREA_OF_TOPIC.sub("", file.read_text(encoding="utf-8")))
    page = new_file.ours("area", language)
    for key, title in areas.items():
        _write(folder, f"content/toolkit/{key}/index.md", page.replace("TITLE", title).replace("AREA", key))


def _introduce(folder: Path, host: str, language: str) -> None:
    """Write README.md, with what is to do at a host."""
    place = resources.files("hub.scaffold")
    readme, steps = (
        (place / _in_language("readme", language, f"{name}.md")).read_text(encoding="utf-8")
        for name in ("README", host)
    )
    _write(folder, "README.md", readme.replace("HOST\n", steps, 1))


def _require(folder: Path, package: str | None) -> None:
    """Write into requirements.txt where workflows get hub from: the answer, or where this program came from."""
    if package and package.endswith(".whl") and Path(package).is_file():
        origin = install_origin.of_wheel(Path(package))
    else:
        origin = install_origin.Origin(line=package) if package else install_origin.installed()
    text = (folder / "requirements.txt").read_text(encoding="utf-8")
    if origin:
        text = re.sub(r"^practice-hub\b.*$", lambda _: origin.line, text, flags=re.MULTILINE)
        if origin.wheel:
            _write(folder, f"{install_origin.FOLDER}/{origin.wheel.name}", origin.wheel.read_bytes())
    _write(folder, "requirements.txt", text.replace("VERSION", __version__))


def _follow(folder: Path) -> None:
    """Write what lists the kinds, sections and areas of a hub: schemas, snippets and a form."""
    settings = hub_settings.load(folder)
    for name, schema in json_schema.schemas(settings).items():
        _write(folder, f"{setting_copies.SCHEMAS}/{name}", json_schema.text(schema))
    _write(folder, setting_copies.SNIPPETS, vscode_snippets.text(settings))
    setting_copies.fix(settings)


def _closed(name: str, answer: str) -> str:
    """Return an answer; the address of a site ends with a slash, which few people type, and its pages follow it."""
    return f"{answer.rstrip('/')}/" if name == "url" else answer


def _refuse(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = gettext("%(folder)s is not empty: name a new folder, because nothing is overwritten", folder=folder)
        raise HubError(message)


def _in_language(kind: str, language: str, name: str) -> str:
    """Return the path in this package of what a hub in a language gets; where nobody wrote it there, the English."""
    own, english = f"{kind}/{language.lower().partition('-')[0]}/{name}", f"{kind}/{translation.SOURCE}/{name}"
    place = resources.files("hub.scaffold") / own
    return own if place.is_dir() or place.is_file() else english


def _copy(name: str, folder: Path, *, without: re.Pattern[str] | None = None) -> None:
    for path, content in _files(name):
        if not (without and without.match(path)):
            _write(folder, path, content)


def _write(folder: Path, path: str, content: str | bytes) -> None:
    file_io.create(str(folder), path, content.encode() if isinstance(content, str) else content)


def _files(name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of each file in a folder of this package."""
    with resources.as_file(resources.files("hub.scaffold") / name) as source:
        for file in sorted(each for each in source.rglob("*") if each.is_file()):
            yield file.relative_to(source).as_posix(), file.read_bytes()
