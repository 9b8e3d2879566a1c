"""Contributing: new; and a hub of one's own: init, upgrade."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from hub import __version__
from hub.base import console, translation
from hub.base.translation import gettext, ngettext
from hub.cli.root_command import config_of, main, root_of
from hub.errors import HubError, SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from hub.collect.feed_discovery import OfferedFeed
    from hub.content.settings import Config
    from hub.scaffold.hub_upgrade import Renewal
    from hub.scaffold.new_file import Made

# What a page or a feed can fill.
FROM_THE_WEB = ("article", "event", "source")
KINDS = ("article", "event", "page", "topic", "source", "assessment")
STARTS = ("practice", "library", "open-source")
HOSTS = ("github", "gitlab", "forgejo", "azure", "none")


@main.command()
@click.argument("kind", type=click.Choice(KINDS), required=False)
@click.argument("titles", metavar="[TITLE|URL]...", nargs=-1)
@click.option("--set", "pairs", metavar="FIELD=VALUE", multiple=True, help="The value of a field; may be repeated.")
@click.option("--from-issue", "issue", type=click.File(encoding="utf-8"), help="The text of an issue that a form made.")
@click.option("--answer-to", "sender", metavar="NAME", help="Make no file: print an answer for who sent the issue.")
@click.option("--private", is_flag=True, help="Allow addresses on this machine and on private networks.")
@click.pass_obj
def new(  # noqa: PLR0913, PLR0917  one argument an option
    root: Path | None,
    kind: str | None,
    titles: tuple[str, ...],
    pairs: tuple[str, ...],
    issue: TextIO | None,
    sender: str | None,
    *,
    private: bool,
) -> None:
    """Make a new file with advice for every field. Nothing is overwritten.

    The URL of a page or of a feed fills what it says of itself: hub new article https://example.gov/page/

    For a source, the address of its site is enough, and there may be several: hub new source https://example.gov/

    At a terminal you are asked for the rest; Enter skips a question.
    """
    from hub.base import clock
    from hub.scaffold import issue_forms, new_file

    config = config_of(root)
    today = clock.today(config.timezone)
    if sender:
        console.write(_answer(config, issue, sender, today))
        return
    offer = issue_forms.offer(config, issue.read()) if issue else issue_forms.NONE
    kind = kind or offer.kind
    if not kind:
        message = gettext("name what to make: %(kinds)s", kinds=", ".join(KINDS))
        raise click.UsageError(message)
    if len(titles) > 1 and kind != "source":
        message = gettext("name one TITLE or URL: each file of this kind is made by itself")
        raise click.UsageError(message)
    told = {**offer.values, **_told(config, kind, pairs)}
    refused = []
    for title in titles or (told.get(new_file.name(kind), ""),):
        try:
            made = _made(config_of(root), kind, title, told, today, offer.left_out, private=private, asks=not issue)
        except HubError as error:  # the others are made
            refused.append(str(error))
            continue
        _say_made(made, offer.notes)
    if refused:
        raise HubError("\n".join(refused))
    console.say(gettext("Next: hub check"), err=True)


def _made(  # noqa: PLR0913, PLR0917  what is known, and what may be asked
    config: Config,
    kind: str,
    title: str,
    told: dict[str, str],
    today: date,
    left_out: AbstractSet[str],
    *,
    private: bool,
    asks: bool,
) -> Made:
    """Make one file; raises HubError where its place or its address is taken."""
    from hub.scaffold import new_file

    asks = asks and sys.stdin.isatty()
    title = title or _title(asks=asks)
    _refuse_second(config, kind, {"url": title} | told)
    values = _read(config, kind, title, private=private) | told
    if private and kind == "source":
        values["private"] = "true"  # or the next fetch would refuse what this command was allowed to read
    _refuse_second(config, kind, values)  # a page may give its address another way, and a site that of its feed
    if asks:
        _ask(config, kind, values, today)
    return new_file.new(config, kind, values, today, left_out)


def _say_made(made: Made, notes: tuple[str, ...]) -> None:
    console.say(made.path)
    for note in (*notes, *made.notes):
        console.say(note, err=True)
    if made.is_over:
        console.say(gettext("The day of this event has passed. Please check the year."), err=True)
    if made.blanks:
        console.say(gettext("Still to fill: %(blanks)s", blanks=", ".join(made.blanks)), err=True)


def _answer(config: Config, issue: TextIO | None, sender: str, today: date) -> str:
    from hub.scaffold import form_answer

    if issue is None:
        message = gettext("--answer-to needs --from-issue with the text that is answered")
        raise click.UsageError(message)
    return form_answer.answer(config, issue.read(), sender, today)


def _pair(words: str) -> tuple[str, str]:
    name, equals, value = words.partition("=")
    if not equals:
        raise click.BadParameter(words, param_hint=gettext("--set: write FIELD=VALUE"))
    return name.strip(), value.strip()


def _title(*, asks: bool) -> str:
    if not asks:
        message = gettext("name a TITLE, or the URL of a page; at a terminal you would be asked")
        raise click.UsageError(message)
    return str(click.prompt(gettext("Title, or address on the web"), err=True))


def _refuse_second(config: Config, kind: str, values: Mapping[str, str]) -> None:
    """Raise HubError for what the hub has, before anything is read or asked."""
    from hub.scaffold import new_file

    if there := new_file.second(config, kind, values):
        raise HubError(there)


def _told(config: Config, kind: str, pairs: tuple[str, ...]) -> dict[str, str]:
    """Return what --set says; raises HubError where that cannot be an answer, as a question would be asked again."""
    from hub.scaffold import event_times, new_file

    values = dict(map(_pair, pairs))
    asked_back = event_times.FIELDS if kind == "event" else ()  # whoever reads them all at once knows more
    judged = new_file.FIELDS[kind](config).keys() - {*asked_back}
    answers = {name: words for name, words in values.items() if words and name in judged}
    found = {name: new_file.unreadable(kind, name, words, config) for name, words in answers.items()}
    if any(found.values()):
        raise HubError("\n".join(f"{name}: {problem}" for name, problem in found.items() if problem))
    return values


def _read(config: Config, kind: str, title: str, *, private: bool) -> dict[str, str]:
    """Return what a page or a feed says of itself, where the title is an address; only that where it is unreadable."""
    from hub.base import urls
    from hub.scaffold import new_file

    if "://" not in title or kind not in FROM_THE_WEB:
        return {new_file.name(kind): title}
    from hub.scaffold import prefill  # which reads the web, as editors do

    try:
        address = urls.canonical(title)
        if kind == "source":
            address = _one_of(prefill.feeds(config, address, private=private))
        return prefill.READERS[kind](config, address, private=private)
    except SourceError as error:
        console.say(gettext("%(url)s could not be read, so only its address is filled in:", url=address), err=True)
        console.say(f"  {error}", err=True)
        return {"url": address}
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _one_of(feeds: Sequence[OfferedFeed]) -> str:
    """Return the address of the feed that is wanted: the first, unless somebody at a terminal chooses another."""
    if len(feeds) == 1:
        return feeds[0].url
    console.say(gettext("This site has several feeds:"), err=True)
    for number, one in enumerate(feeds, 1):
        console.say(f"  {number} {one.url} {one.name}".rstrip(), err=True)
    number = 1
    if sys.stdin.isatty():
        number = click.prompt(gettext("Which one"), default=1, type=click.IntRange(1, len(feeds)), err=True)
    return feeds[number - 1].url


def _ask(config: Config, kind: str, values: dict[str, str], today: date) -> None:
    """Ask for every field that is left, and again where the answer is not valid."""
    from hub.scaffold import new_file

    for question in new_file.questions(kind, values, today, config):

        def judged(answer: str, question: new_file.Question = question) -> str:
            problem = new_file.wrong(kind, question.name, answer, config, values, today) if answer else ""
            if problem:
                raise click.UsageError(problem)
            return answer

        words = f"{question.name} ({question.advice})"
        shown = bool(question.default)
        values[question.name] = click.prompt(
            words, default=question.default, show_default=shown, value_proc=judged, err=True
        )


@main.command()
@click.argument("kind", type=click.Choice(("area",)))
@click.argument("old")
@click.argument("new")
@click.option("--title", metavar="TITLE", help="What readers see; left out, it stays.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.pass_obj
def rename(  # noqa: PLR0913  one argument an option
    root: Path | None,
    kind: str,  # noqa: ARG001  there is one
    old: str,
    new: str,
    *,
    title: str | None,
    dry_run: bool,
) -> None:
    """Give an area another name, with its folder and all links.

    Its pages, topics, settings, schemas and snippets follow.

    Links from elsewhere to the old addresses lead to the new ones.
    """
    from hub.scaffold import area_rename

    config = config_of(root)
    found = area_rename.plan(config, old, new, title)
    if found is None:
        console.say(gettext("Nothing to do: the hub has an area %(new)s, and none %(old)s", new=new, old=old), err=True)
        return
    copies = () if dry_run else area_rename.carry_out(config.root, found)
    for folder, new_folder in found.folders:
        console.say(f"{folder} -> {new_folder}")
    for path in (*found.files, *copies):
        console.say(path)
    for one in found.by_hand:
        console.say(one, err=True)
    console.say(gettext("Nothing was changed") if dry_run else gettext("Next: hub check"), err=True)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--start", type=click.Choice(STARTS), help="What it begins with: sample pages for one of three uses.")
@click.option("--host", type=click.Choice(HOSTS), help="Where its files will be; its workflows and links follow.")
@click.option(
    "--set",
    "pairs",
    metavar="NAME=VALUE",
    multiple=True,
    help="An answer: name, newsletter, rhythm, timezone, language, areas, url, mail, repository, reviewers or package.",
)
def init(folder: Path, start: str | None, host: str | None, pairs: tuple[str, ...]) -> None:
    """Make a hub of your own in a new FOLDER.

    It begins with settings, sample pages of each kind, sample feeds, forms and workflows.

    At a terminal you are asked, in the language that you choose first; Enter leaves an answer as it is in the sample.
    Elsewhere nothing is asked.
    Nothing is overwritten, and no network is needed.

    Issues go out on `friday`, `tuesday, friday`, `first friday`, `15`, or `every two weeks from 2026-12-04` (rhythm).
    """
    from hub.base import clock
    from hub.scaffold import hub_questions, new_hub

    answers = dict(map(_pair, pairs))
    is_asked, context = sys.stdin.isatty(), click.get_current_context()
    if is_asked and "language" not in answers:
        here = translation.of_terminal()
        with translation.speaking(here):
            answers["language"] = _answered("language", gettext(hub_questions.QUESTIONS["language"].asks), here)
    language = answers.get("language", translation.SOURCE)
    context.with_resource(translation.speaking(language))
    if is_asked:
        start = start or _chosen(gettext("Which sample comes nearest?"), new_hub.STARTS)
        host = host or _chosen(gettext("Where will its files be?"), dict.fromkeys(new_hub.HOSTS, ""))
        asked = new_hub.questions(start, host, language)
        answers |= {name: _answered(name, *one) for name, one in asked.items() if name not in answers}
    plan = new_hub.HubPlan(start=start or STARTS[0], host=host or HOSTS[0], answers=answers)
    new_hub.community(folder, plan, clock.now())
    console.say(folder)
    console.say(
        gettext(
            "Next: %(readme)s; hub --root %(folder)s check --advice lists what is still an example",
            readme=folder / "README.md",
            folder=folder,
        ),
        err=True,
    )


def _chosen(asks: str, known: Mapping[str, str]) -> str:
    """Return one of a few words, of which each may have a description."""
    for word, description in known.items():
        if description:
            console.say(f"  {word}: {gettext(description)}", err=True)
    return str(click.prompt(asks, default=next(iter(known)), type=click.Choice(tuple(known)), err=True))


def _answered(name: str, asks: str, default: str) -> str:
    """Return the answer to one question, asked again where it is not valid."""
    from hub.scaffold import hub_questions

    def judged(answer: str) -> str:
        if problem := hub_questions.wrong(name, answer):
            raise click.UsageError(problem)
        return answer

    return str(click.prompt(asks, default=default, value_proc=judged, err=True))


@main.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--take", "taken", metavar="PATH", multiple=True, help="Take hub's text of a file, not yours.")
@click.pass_obj
def upgrade(root: Path | None, taken: tuple[str, ...], *, yes: bool) -> None:
    """Renew the files that hub init gave this hub.

    Those are workflows, forms, schemas, snippets and settings.
    It shows the difference, and writes nothing before you agree.

    What you changed in these files stays. Where you and hub changed the same lines, the file stays as it is,
    until you change it or name it with --take.
    """
    from hub.scaffold import hub_upgrade

    folder = root_of(root)
    renewals = hub_upgrade.plan(folder, taken=frozenset(taken))
    clashes = [one for one in renewals if one.clashes]
    changes = tuple(one for one in renewals if not one.clashes)
    for one in changes:
        console.write(one.difference())
    for one in clashes:
        for clash in one.clashes:
            console.say(
                gettext(
                    "%(path)s:%(line)s: you and hub changed the same lines; yours stay. hub has:",
                    path=one.path,
                    line=clash.line,
                ),
                err=True,
            )
            console.write(clash.mine, err=True)
    _written(folder, changes, yes=yes)
    if clashes:
        console.say(gettext("Next: change these lines, or hub upgrade --take %(path)s", path=clashes[0].path), err=True)
        raise click.exceptions.Exit(1)


def _written(folder: Path, changes: tuple[Renewal, ...], *, yes: bool) -> None:
    """Write what changes, where somebody agrees, and say so."""
    from hub.scaffold import hub_upgrade

    count = ngettext("%(num)s file", "%(num)s files", len(changes))
    if not changes:
        console.say(
            gettext("Nothing to renew: this hub has what hub %(version)s ships.", version=__version__), err=True
        )
    elif yes or (sys.stdin.isatty() and click.confirm(gettext("Change %(count)s?", count=count), err=True)):
        hub_upgrade.write(folder, changes)
        console.say(
            gettext(
                "%(count)s renewed to hub %(version)s. Next: git diff; hub check", count=count, version=__version__
            ),
            err=True,
        )
    else:
        console.say(
            gettext("%(count)s would change; nothing was written. Next: hub upgrade --yes", count=count), err=True
        )
