"""The list of a hub that keeps its own: members."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hub.base import console
from hub.base.translation import gettext
from hub.cli.root_command import config_of, main
from hub.errors import HubError

if TYPE_CHECKING:
    from types import ModuleType

EXTRA = ("email_validator", "flufl", "itsdangerous")
STATES = ("pending", "active", "bounced")


def _usual(_: click.Context, __: click.Parameter, address: str | None) -> str | None:
    """Return an address as the list has it, whatever letters its host was typed in; other words as they are."""
    from hub.members import valid_address

    try:
        return valid_address.valid(address) if address else address
    except HubError:
        return address


ONE_PERSON = click.argument("address", metavar="ADDRESS|ID", callback=_usual)


@main.group()
def members() -> None:
    """Keep the list of readers where a hub has no list service."""
    if not all(map(find_spec, EXTRA)):
        message = gettext("hub members needs more packages: pip install 'practice-hub[members]'")
        raise HubError(message)


@members.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--consent",
    metavar="WORDS",
    help="Where and when they agreed, in words that are kept with each of them.",
)
@click.option("--dry-run", "is_dry", is_flag=True, help="Say what would happen; nothing is saved.")
@click.pass_context
def import_(context: click.Context, file: Path, consent: str | None, *, is_dry: bool) -> None:
    """Take in readers from a table (CSV).

    It has a column `address`, and perhaps `topics`, `language`, `state` and `paused_until`. Nobody who has left is
    added again.
    """
    from hub.base import charset, clock
    from hub.cli import members_output, output
    from hub.members import member_csv, member_keys, member_store

    config = config_of(context.obj)
    if consent is None:
        consent = str(click.prompt(gettext("Where and when did these people agree to get it"), err=True))
    if not consent.strip():
        message = gettext(
            "--consent is empty; say where and when these people agreed, such as: Paper list, spring meeting 2026"
        )
        raise click.UsageError(message)
    topics = tuple(topic.slug for topic in config.topics)
    text = charset.decode(file.read_bytes())
    lines = tuple(member_csv.read(text, topics))
    now = clock.now()
    source = gettext(
        "import on %(day)s: %(consent)s", day=now.astimezone(config.timezone).date(), consent=consent.strip()
    )
    place, keyring = member_store.database(config.root), member_keys.of(config.root)
    with output.progress(gettext("Readers"), len(lines)) as moved:
        found = member_csv.take_in(place, lines, keyring, now, source=source, is_dry=is_dry, moved=moved)
    context.exit(members_output.imported(file.name, found, member_csv.unread(text), is_dry=is_dry))


@members.command()
@click.argument("address", metavar="[ADDRESS|ID]", required=False, callback=_usual)
@click.option("--state", type=click.Choice(STATES), help="Only members in this state.")
@click.pass_context
def export(context: click.Context, address: str | None, state: str | None) -> None:
    """Print all members, or all that is known of one.

    All are a table (CSV), which import reads; what is known of an ADDRESS is JSON.
    """
    from hub.cli import members_output
    from hub.members import member_csv, member_keys, member_store, person_records, suppression_list

    found = config_of(context.obj).root
    if address is None:
        for line in member_csv.write(member_store.every_member(member_store.database(found), state)):  # type: ignore[arg-type]
            console.write(line)
        return
    keyring = member_keys.of(found)
    with member_store.opened(member_store.database(found)) as connection:
        suppression_list.refuse_lost_keys(connection, keyring)
        known = person_records.exported(connection, address, keyring)
    context.exit(members_output.exported(known))


@members.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_obj
def copy(root: Path | None, file: Path) -> None:
    """Copy a list in a file into the empty database of HUB_MEMBERS_URL.

    With who has left, the ids in the links of old mails, and the ledger, which no table (CSV) has. The file stays as it
    is.
    """
    from hub.cli import members_output
    from hub.members import list_copy, member_store

    number = list_copy.copy(file, member_store.database(config_of(root).root))
    members_output.copied(number)


@members.command("list")
@click.option("--state", type=click.Choice(STATES), help="Only members in this state.")
@click.option("--topic", default="", help="Only who chose this topic.")
@click.pass_obj
def list_(root: Path | None, state: str | None, topic: str) -> None:
    """List members: id, state, address, topics."""
    from hub.cli import members_output
    from hub.members import member_csv, member_store

    config = config_of(root)
    member_csv.known_topics(topic, [one.slug for one in config.topics])
    place = member_store.database(config.root)
    members_output.listed(member_store.every_member(place, state, topic))  # type: ignore[arg-type]


@members.command()
@ONE_PERSON
@click.pass_context
def show(context: click.Context, address: str) -> None:
    """Show one member, by address or id, or why an address gets nothing."""
    from hub.cli import members_output
    from hub.members import member_keys, member_store, person_records, suppression_list

    config = config_of(context.obj)
    keyring = member_keys.of(config.root)
    with member_store.opened(member_store.database(config.root)) as connection:
        suppression_list.refuse_lost_keys(connection, keyring)
        found = person_records.find(connection, address)
        former = suppression_list.find(connection, address, keyring)
    context.exit(members_output.shown(found, former, config.timezone))


@members.command()
@ONE_PERSON
@click.pass_obj
def suppress(root: Path | None, address: str) -> None:
    """Send an address nothing from now on.

    Whether or not it is a member's; only joining again ends that. Logs name members by their ids.
    """
    from hub.base import clock
    from hub.members import member_keys, member_store, person_records, suppression_list, valid_address

    found = config_of(root).root
    keyring = member_keys.of(found)
    with member_store.opened(member_store.database(found)) as connection:
        suppression_list.refuse_lost_keys(connection, keyring)
        member = person_records.find(connection, address)
        was_there = False
        if member or suppression_list.find(connection, address, keyring) is None:
            known = member.address if member else valid_address.valid(address)
            was_there = member_store.suppress(connection, known, keyring, clock.now())
    console.say(
        gettext("The member is off the list.") if was_there else gettext("The address is on the suppression list.")
    )


@members.command()
@ONE_PERSON
@click.pass_context
def forget(context: click.Context, address: str) -> None:
    """Delete everything that is known of an address.

    A keyed hash remains, which keeps the next import from bringing it back.
    """
    from hub.base import clock
    from hub.members import member_keys, member_store, person_records, suppression_list

    root = config_of(context.obj).root
    keyring = member_keys.of(root)
    with member_store.opened(member_store.database(root)) as connection:
        suppression_list.refuse_lost_keys(connection, keyring)
        was_known = person_records.forget(connection, address, keyring, clock.now())
    console.say(
        gettext("Everything is deleted.") if was_known else gettext("Nothing is known of this address."),
        err=not was_known,
    )
    context.exit(0 if was_known else 1)


@members.command()
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
@click.pass_obj
def stats(root: Path | None, *, as_json: bool) -> None:
    """Count members by state."""
    from hub.cli import members_output
    from hub.members import member_keys, member_store, suppression_list

    found = config_of(root).root
    with member_store.opened(member_store.database(found)) as connection:
        suppression_list.refuse_lost_keys(connection, member_keys.of(found))
        members_output.counted(member_store.counts(connection), as_json=as_json)


@members.command()
@click.option("--host", default="127.0.0.1", help="The address to listen at; 127.0.0.1 if left out.")
@click.option("--port", type=click.IntRange(0, 65535), default=8711, help="The port to listen at; 8711 if left out.")
@click.option("--inside-host", default="127.0.0.1", help="Where /health and /metrics are; 127.0.0.1 if left out.")
@click.option("--inside-port", type=click.IntRange(0, 65535), default=8712, help="Their port; 8712 if left out.")
@click.option(
    "--proxy",
    "proxies",
    metavar="NETWORK",
    multiple=True,
    envvar="HUB_MEMBERS_PROXIES",
    help="A proxy, or a network of them, beside those on this machine; may be repeated.",
)
@click.pass_obj
def serve(  # noqa: PLR0913  one for each option
    root: Path | None, *, host: str, port: int, inside_host: str, inside_port: int, proxies: tuple[str, ...]
) -> None:
    """Serve the pages where readers join and leave.

    It runs until Ctrl-C. A proxy in front of it speaks https to the world.
    The documentation has a container file and a unit for systemd.
    """
    from hub.cli import members_door
    from hub.members import member_server

    door = members_door.door(config_of(root), tuple(map(members_door.network, proxies)))
    outer, inner = member_server.listening(host, port), member_server.listening(inside_host, inside_port)
    console.say(
        gettext(
            "%(address)s is served at %(place)s; Ctrl-C ends it.",
            address=door.members.address,
            place=members_door.place(outer),
        ),
        err=True,
    )
    member_server.serve(door, outer, inner)


@members.command()
@click.option("--assessment", "is_assessment", is_flag=True, help="Print one page that a privacy officer can sign.")
@click.pass_obj
def privacy(root: Path | None, *, is_assessment: bool) -> None:
    """Print a privacy page, or an assessment to sign.

    What they say follows from the settings; the page is a file for content/.
    """
    from hub.base import clock
    from hub.deliver import credentials, smtp
    from hub.members import member_keys, privacy_papers

    config = config_of(root)
    server = credentials.known(config.root, smtp.VARIABLE)
    relay, today = smtp.relay(server) if server else None, clock.today(config.timezone)
    known = privacy_papers.facts(config, member_keys.of(config.root), relay, today)
    console.write(privacy_papers.assessment(known) if is_assessment else privacy_papers.page(known))
    for point in privacy_papers.unsettled(known):
        console.say(point, err=True)


@members.command()
def key() -> None:
    """Print a new key for HUB_MEMBERS_KEYS.

    There it goes before the older ones, which links in old mails and hashes of who left still need.
    """
    from hub.members import member_keys

    console.say(f"{member_keys.VARIABLE}={member_keys.new_key()}")


@members.command()
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.pass_obj
def bounces(root: Path | None, folder: Path) -> None:
    """Read mails that came back from a Maildir, and take off who cannot be reached or has complained."""
    from hub.base import clock
    from hub.cli import mailing_output
    from hub.members import member_keys, member_store
    from hub.members.mailing import returned_mail

    found = config_of(root).root
    place = member_store.database(found)
    mailing_output.came_back(returned_mail.read(place, folder, member_keys.of(found), clock.now()))


@members.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_context
def signature(context: click.Context, file: Path) -> None:
    """Say whether a test mail that arrived, saved as a file, is signed (DKIM)."""
    from hub.cli import members_output
    from hub.deliver import mail_signature

    context.exit(members_output.signed(mail_signature.read(file.read_bytes())))


@members.command()
@click.option("--once", "is_once", is_flag=True, help="End when nothing is waiting.")
@click.pass_obj
def work(root: Path | None, *, is_once: bool) -> None:  # pragma: no cover  make database
    """Send what `hub send --workers` has begun, on as many machines as you like; it ends when it is told to."""
    workers().work(config_of(root), is_once=is_once)


def workers() -> ModuleType:
    """Return the module that wakes workers; raises HubError where its package is not installed."""
    try:
        from hub.members.mailing import job_queue
    except ImportError as error:
        message = gettext("several workers need more packages: pip install 'practice-hub[workers]'")
        raise HubError(message) from error
    return job_queue  # pragma: no cover  make database
