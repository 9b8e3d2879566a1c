"""What the list of members says, for people and for programs: data on standard output, talk on standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hub.base import console
from hub.cli import output

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hub.members.member_csv import ImportCounts
    from hub.members.member_store import Member, Suppression

STATES = ("active", "pending", "bounced", "left", "complained", "suppressed", "forgotten")


def imported(name: str, found: ImportCounts, *, is_dry: bool) -> int:
    """Say what an import did, and name each line that is wrong; return the exit code."""
    for line in found.bad:
        console.say(f"{name}:{line.number}: {line.reason}", err=True)
    would = "would be " if is_dry else ""
    parts = (f"{found.added:,} {would}added", f"{found.known:,} known already", f"{found.suppressed:,} have left")
    console.say(f"{', '.join(parts)}, {len(found.bad):,} wrong.")
    if found.bad and not is_dry:
        console.say("Correct the lines above, and import the file again: nobody is added twice.", err=True)
    return 1 if found.bad else 0


def listed(members: Iterable[Member]) -> None:
    """Print a line for each member."""
    for one in members:
        console.say(f"{one.id}  {one.state:<7}  {one.address}  {' '.join(one.topics) or 'all topics'}")


def shown(found: Member | None, former: Suppression | None) -> int:
    """Print what is known of an address; return the exit code."""
    if found:
        topics = ", ".join(found.topics) or "all"
        rows = {"id": found.id, "state": found.state, "topics": topics, "language": found.language or "not said"}
        dates = {"joined": found.joined_at, "confirmed": found.confirmed_at, "paused until": found.paused_until}
        rows |= {name: day.isoformat() for name, day in dates.items() if day} | {"source": found.source}
        for name, value in rows.items():
            console.say(f"{name:<12}  {value}")
    if former:
        console.say(f"{former.reason:<12}  since {former.since.isoformat()}")
    if not (found or former):
        console.say("Nothing is known of this address.", err=True)
    return 0 if found or former else 1


def exported(found: Mapping[str, Any]) -> None:
    """Print all that is known of an address as JSON."""
    output.write_json(found)


def counted(counts: Mapping[str, int], *, as_json: bool) -> None:
    """Print how many are in each state."""
    known = {state: counts.get(state, 0) for state in STATES}
    if as_json:
        output.write_json(known)
        return
    for state, number in known.items():
        console.say(f"{state:<10}  {number:>7,}")
