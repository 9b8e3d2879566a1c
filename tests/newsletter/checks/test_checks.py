"""Each gate holds back what it is for, and says where it stands and what to do."""

from __future__ import annotations

import json
import quopri
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from hub.base import file_io, text
from hub.collect import link_checker
from hub.content import routes
from hub.content.issue import parser
from hub.content.models import Alias, Article, Event, Issue, Library, PlainPage, Repeat, ToolkitPage
from hub.content.settings import Area, Topic
from hub.errors import ContentError
from hub.newsletter import checks, render
from hub.site.all_pages import pages
from tests import plugged
from tests.newsletter.test_compose import article

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config
    from hub.newsletter.render import Faces

DAY = date(2026, 11, 27)
STATES = {"old": "dead", "new": "alive", "odd": "unsure"}
ASKER = link_checker.Asker(contact="https://govcx.example.gov/", now=datetime(2026, 11, 27, 12, tzinfo=UTC))
BODY = """\
Happy Friday. Look at [our survey](https://govcx.example.gov/join/).

## Articles

### [Ask once](https://a.example.gov/once/)
*A · November 17, 2026*

Read this.
"""
FEWER = "say the most important thing in fewer words"
ONCE = "https://a.example.gov/once/"


def issue_of(body: str = BODY, **values: Any) -> Issue:  # noqa: ANN401  fields of an issue
    """An issue with that body."""
    read = parser.parse(body, "newsletters/2026-11-27.md", 8)
    fine = {
        "subject": "Update: ask once",
        "preheader": "One article on questions, and a survey of ours.",
        "status": "draft",
    }
    return Issue(path="newsletters/2026-11-27.md", day=DAY, **(read._asdict() | fine | values))


def event_on(config: Config, day: date, **values: Any) -> Event:  # noqa: ANN401  fields of an event
    """An hour on that day, announced elsewhere under the address of the issue's item."""
    start = datetime(day.year, day.month, day.day, 13, tzinfo=config.timezone)
    return Event(
        path=f"content/events/{day}-ask.md",
        title="Ask once",
        kind="training",
        start=start,
        end=start + timedelta(hours=1),
        summary="Ask.",
        **({"url": ONCE} | values),
    )


JOIN = PlainPage(path="content/join.md", title="Join", summary="How.")


def found(config: Config, issue: Issue, library: Library | None = None, faces: Faces | None = None) -> list[str]:
    """`line rule: message; fix` of everything the gates find."""
    shelves = replace(library or Library(), pages=(JOIN,))
    problems = checks.check(issue, faces or render.faces(issue, config), shelves, config, DAY)
    return [str(problem).removeprefix(f"{issue.path}:") for problem in problems]


def item(blurb: str = "", url: str = ONCE, note: str = "", title: str = "Ask once") -> Issue:
    """An issue of one item, on line 4 of the body."""
    return issue_of(f"{note}\n\n## Articles\n\n### [{title}]({url})\n\n{blurb}\n")


def test_a_good_issue_passes(config: Config) -> None:
    """An issue without fault is left alone."""
    assert found(config, issue_of()) == []


def test_a_sent_issue_is_left_alone(config: Config) -> None:
    """Nobody can mend what readers have got."""
    assert found(config, issue_of(subject="x" * 61, status="sent")) == []


def test_what_servers_say(config: Config, tmp_path: Path) -> None:
    """A link is dead, or nobody can tell, or it lives; nothing is said of a sent issue, nor of our own pages."""
    body = "## Articles\n" + "".join(f"\n### [Ask {host}](https://{host}.example.gov/)\n" for host in STATES)
    issue = issue_of(body, note="Look at [our survey](https://govcx.example.gov/join/).")
    here = replace(config, root=tmp_path)
    said = {
        f"https://{host}.example.gov/": {"state": state, "words": f"it is {state}", "at": ASKER.now.isoformat()}
        for host, state in STATES.items()
    }
    file_io.write(tmp_path, link_checker.MEMORY, json.dumps(said))

    def outside(issue: Issue) -> list[str]:
        problems = checks.outside(issue, render.faces(issue, here), Library(), here, ASKER)
        return [str(problem).removeprefix(f"{issue.path}:") for problem in problems]

    old = link_checker.archived("https://old.example.gov/")
    assert outside(issue) == [
        f"10:1: 615 warning: https://old.example.gov/: it is dead; look for its new address, or for a copy: {old}",
        "14:1: 615 advice: https://odd.example.gov/: it is unsure; open it in a browser",
    ]
    assert outside(replace(issue, status="sent")) == []


@pytest.mark.parametrize("length", [60, 61])
def test_what_is_left_of_a_template_is_shown_in_part(config: Config, length: int) -> None:
    """A message has room for so much of it."""
    left = "{{ " + "x" * (length - 6) + " }}"
    shown = left if length == 60 else text.shortened(left, 60)
    assert f"a placeholder is left: {shown}; " in found(config, item(left))[0]


def numbered(day: date, number: int | None = 2, status: str = "sent", lang: str | None = None) -> Issue:
    """An issue of a day with a number."""
    path = f"newsletters/{day}.md"
    return Issue(path=path, day=day, subject="S", preheader="P", status=status, number=number, lang=lang)


@pytest.mark.parametrize(
    "other",
    [
        numbered(date(2026, 11, 20)),
        numbered(date(2026, 11, 20), status="draft"),
        numbered(date(2026, 12, 4)),
        numbered(date(2026, 6, 5)),
    ],
)
def test_an_issue_with_the_number_of_another(config: Config, other: Issue) -> None:
    """The one that comes later is told, or the one that has not left, with a number that is free."""
    library = Library(issues=(other, numbered(date(2026, 11, 13), 8), numbered(date(2026, 11, 6), None)))
    said = f"1:1: 604 warning: number: {other.path} is issue 2, too; write `number: 9`, or leave the line out"
    assert found(config, issue_of(number=2), library) == [said]
    before = (numbered(date(2025, 12, 26), 52), numbered(date(2026, 11, 13), 60, lang="es"))
    assert found(config, issue_of(number=2), replace(library, issues=(*library.issues, *before))) == [said]


@pytest.mark.parametrize(
    ("number", "other"),
    [
        (2, numbered(DAY)),  # itself
        (2, numbered(date(2026, 11, 20), 1)),
        (2, numbered(date(2026, 12, 4), status="draft")),  # told there
        (2, numbered(date(2025, 11, 28))),  # numbers begin again each year
        (2, numbered(date(2026, 11, 26), lang="es")),  # the same issue in another language
        (None, numbered(date(2026, 11, 20), None)),
    ],
)
def test_an_issue_with_a_number_of_its_own(config: Config, number: int | None, other: Issue) -> None:
    """Nothing is said of it."""
    assert found(config, issue_of(number=number), Library(issues=(other,))) == []


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (
            {"subject": "x" * 61},
            f"1:1: 651 warning: the subject has 61 characters, and an inbox shows 60; {FEWER}",
        ),
        (
            {"preheader": "x" * 39},
            "1:1: 652 warning: the preheader has 39 characters; an inbox shows 40 to 110; say what else is in it",
        ),
        (
            {"preheader": "x" * 111},
            "1:1: 652 warning: the preheader has 111 characters; an inbox shows 40 to 110; say what else is in it",
        ),
    ],
)
def test_what_an_inbox_shows(config: Config, values: dict[str, str], told: str) -> None:
    """An inbox shows subject and preheader whole."""
    assert found(config, issue_of(**values)) == [told]


@pytest.mark.parametrize("values", [{"subject": "x" * 60}, {"preheader": "x" * 40}, {"preheader": "x" * 110}])
def test_what_an_inbox_shows_just_so(config: Config, values: dict[str, str]) -> None:
    """The longest and the shortest that an inbox shows whole pass."""
    assert found(config, issue_of(**values)) == []


@pytest.mark.parametrize(("words", "told"), [(60, []), (61, ["655"])])
def test_the_longest_blurb(config: Config, words: int, told: list[str]) -> None:
    """Sixty words are skimmed."""
    issue = item("Ask. " * words)
    problems = checks.check(issue, render.faces(issue, config), Library(), config, DAY)
    assert [problem.rule for problem in problems] == told


def test_postal_address(config: Config) -> None:
    """Both parts of the mail say where its sender can be found."""
    issue = issue_of()
    faces = render.faces(issue, config)
    told = f"of the email does not show the postal address; show '{config.newsletter.postal_address}' in the template"
    text, html = (part.replace("100 Example Avenue", "") for part in (faces.text, faces.html))
    assert found(config, issue, faces=replace(faces, text=text)) == [f"1:1: 605 the text {told}"]
    assert found(config, issue, faces=replace(faces, html=html)) == [f"1:1: 605 the HTML {told}"]


def test_unsubscribe(config: Config) -> None:
    """Both parts of the mail say how to leave."""
    issue = issue_of()
    faces = render.faces(issue, config)
    link = config.newsletter.unsubscribe
    told = "1:1: 606 the email has no link to unsubscribe; link newsletter.unsubscribe in the template"
    assert told in found(config, issue, faces=replace(faces, html=faces.html.replace(link, "")))
    assert told in found(config, issue, faces=replace(faces, text=faces.text.replace(link, "")))


@pytest.mark.parametrize(
    ("length", "told"), [(80_000, []), (80_001, ["warning: "]), (100_000, ["warning: "]), (100_001, [""])]
)
def test_size(config: Config, length: int, told: list[str]) -> None:
    """A mail that programs would cut is held back, and one that is near is told, counted as it travels."""
    issue = issue_of()
    faces = render.faces(issue, config)
    missing = length - len(quopri.encodestring(faces.html.encode()))
    lines = ("x" * 69 + "\n") * (missing // 70)
    long = replace(faces, html=faces.html + lines + "x" * (missing - len(lines)))
    message = f"the HTML has {length:,} bytes as sent, and email programs cut it at 100,000; move items to the site"
    assert found(config, issue, faces=long) == [f"1:1: 630 {level}{message}" for level in told]


@pytest.mark.parametrize(("markup", "what"), [("<script>", "<script>"), ('<p onclick="x">', "<p onclick=…>")])
def test_active_markup(config: Config, markup: str, what: str) -> None:
    """Nothing in the mail runs."""
    issue = issue_of()
    faces = render.faces(issue, config)
    assert found(config, issue, faces=replace(faces, html=faces.html + markup)) == [
        f"1:1: 646 the HTML contains {what}, which email programs refuse; take it out"
    ]


def test_link_to_nowhere(config: Config) -> None:
    """A link to a page that our site does not have is told, with the nearest; files and other sites are left alone."""
    home = config.site_url
    good = f"Our [home]({home}), [calendar]({home}events.ics), [list]({home}events/index.html) and [road](https://b.gov/x)."
    assert found(config, item(good)) == []
    assert found(config, item(url=f"{home}toolkit/gone/")) == [
        f'12:1: 611 {home}toolkit/gone/ is not a page of this site; did you mean "{home}toolkit/"?'
    ]


def test_a_file_is_linked_as_its_page(config: Config) -> None:
    """What `hub check` asks for in an issue, the way to a file, holds in the mail too; a file that is none is told."""
    assert found(config, item(note="See [how](../join.md#now).")) == []
    assert found(config, item(note="Good day.\nSee [how](../content/join.md).")) == [
        f'2:1: 611 {config.site_url}content/join/ is not a page of this site; did you mean "{config.site_url}join/"?'
    ]
    assert found(config, item(note=f"See [how]({config.site_url}join.md).")) == [
        f'1:1: 611 {config.site_url}join.md is not a page of this site; did you mean "{config.site_url}join/"?'
    ]


def test_every_page_of_the_site_is_known(config: Config) -> None:
    """The gate knows each page that the site has."""
    library = Library(
        articles=(
            Article(
                path="content/articles/2026/2026-11-17-once.md",
                title="Once",
                url=ONCE,
                source="example",
                published=date(2026, 11, 17),
                section="articles",
                summary="Once.",
            ),
        ),
        events=(event_on(config, DAY),),
        toolkit=(
            ToolkitPage(path="content/toolkit/design/ask.md", title="Ask", summary="Ask.", area="design", reviewed=DAY),
        ),
        pages=(JOIN,),
        issues=(issue_of(status="ready"),),
    )
    areas = (Area(key="design", title="Design"),)
    config = replace(config, areas=areas, topics=(Topic(slug="cx", title="Experience", summary="All."),))
    paths = (page.path.removesuffix(".md").removesuffix("index") for page in pages(library, config, DAY))
    links = " ".join(f"[{path}]({config.site_url}{path})" for path in paths)
    assert [told for told in found(config, item(note=links), library) if " 611 " in told] == []


def test_the_same_link_twice(config: Config) -> None:
    """Two spellings of one address are one link."""
    assert found(config, item(note="See [it](http://www.a.example.gov/once).")) == [
        f"12:1: 612 {ONCE} is already linked at line 1; keep one of the two"
    ]


def carrying(*days: date) -> tuple[Issue, ...]:
    """Issues of those days with the same item."""
    return tuple(replace(issue_of(), day=day) for day in days)


def test_carried_before(config: Config) -> None:
    """What an earlier issue had does not come again; a later issue and this one itself do not count."""
    told = '12:1: 613 "Ask once" was in the issue of 2026-11-20; take it out, or tell readers why'
    told += " in a line below its heading: <!-- again: Back by request -->"
    issues = carrying(DAY, DAY - timedelta(7), DAY - timedelta(14), DAY + timedelta(7))
    assert found(config, issue_of(), Library(issues=issues)) == [told]
    assert found(config, issue_of(), Library(issues=carrying(DAY, DAY + timedelta(7)))) == []


def test_an_event_that_was_renamed_is_the_same(config: Config) -> None:
    """Its page by its first day is a former address: it may be announced twice, and is known to have been."""
    event = replace(event_on(config, DAY), aliases=(Alias(address="events/2026-11-20-lab/"),), url=None)
    former = replace(issue_of(BODY.replace(ONCE, f"{config.site_url}events/2026-11-20-lab/")), day=DAY)
    library = Library(events=(event,), issues=(replace(former, day=DAY - timedelta(7)),))
    assert [one for one in found(config, former, library) if " 613 " in one] == []
    twice = replace(library, issues=(*library.issues, replace(former, day=DAY - timedelta(14))))
    assert sum(" 613 " in one for one in found(config, former, twice)) == 1


def test_an_item_may_come_again_on_purpose(config: Config) -> None:
    """Where the editor says why; both links of a heading are looked at."""
    again = issue_of(BODY.replace(f"]({ONCE})", f"]({ONCE})\n<!-- again: Back by request -->"))
    two = issue_of(BODY.replace(f"]({ONCE})", f"]({ONCE}) and [the plan](https://b.example.gov/more/)"))
    issues = (*carrying(DAY - timedelta(7)), replace(two, day=DAY - timedelta(14)))
    assert found(config, again, Library(issues=issues)) == []
    assert [line.partition(";")[0] for line in found(config, two, Library(issues=issues))] == [
        '12:1: 613 "Ask once and the plan" was in the issue of 2026-11-13',
        '12:1: 613 "Ask once and the plan" was in the issue of 2026-11-20',
    ]


def test_two_items_tell_one_story(config: Config) -> None:
    """From two places, as the hub's articles or as the editor's words have it; of one place they are two things."""
    words = (
        "Each office asks its visitors what went wrong at the counter before they leave, and writes each answer on one"
    )
    words += " card that the team reads together on Friday."
    for second, told in (("https://b.example.gov/ask/", True), ("https://a.example.gov/ask/", False)):
        body = f"## Articles\n\n### [Ask once]({ONCE})\n\n{words}\n\n### [Ask]({second})\n\n{words}\n"
        said = [line for line in found(config, issue_of(body)) if " 617 " in line]
        line = '14:1: 617 warning: "Ask" tells the same story as the item at line 10; keep one, and link to'
        line += " the other in it"
        assert said == ([line] if told else [])
    kept = tuple(
        article(name, url=url, summary=words) for name, url in (("a", ONCE), ("b", "https://b.example.gov/ask/"))
    )
    other = issue_of(f"## Articles\n\n### [Ask once]({ONCE})\n\nRead.\n\n### [Ask]({kept[1].url})\n\nLook.\n")
    assert any(" 617 " in line for line in found(config, other, Library(articles=kept)))


def test_a_heading_that_is_wrong_is_found_and_rendered(config: Config) -> None:
    """It can be looked at, though not sent."""
    issue = issue_of(BODY.replace(f"[Ask once]({ONCE})", "[Ask once](/once/)"))
    problems = checks.check(issue, render.faces(issue, config), Library(pages=(JOIN,)), config, DAY)
    assert "610" in {problem.rule for problem in checks.errors(problems)}


def test_an_event_may_come_twice(config: Config) -> None:
    """An event is announced, and once more when it is near."""
    event = event_on(config, DAY + timedelta(7))
    once, twice = carrying(DAY - timedelta(7)), carrying(DAY - timedelta(7), DAY - timedelta(14))
    assert found(config, issue_of(), Library(events=(event,), issues=once)) == []
    assert len(found(config, issue_of(), Library(events=(event,), issues=twice))) == 1


def test_our_page_and_its_source_are_one(config: Config) -> None:
    """What was said by its address elsewhere is not said again by our page about it, and the other way round."""
    event, one = replace(event_on(config, DAY + timedelta(7)), url=ONCE), article("a", url=ONCE)
    twice = carrying(DAY - timedelta(7), DAY - timedelta(14))
    for content, issues in ((event, twice), (one, twice[:1])):
        own = routes.url(content.path, config)
        shelves = {"events": (event,)} if content is event else {"articles": (one,)}
        here = [replace(item(url=own), day=issue.day) for issue in issues]
        for now, before in ((item(url=own), issues), (issue_of(), here)):
            said = found(config, now, Library(**shelves, issues=tuple(before)))
            assert [line.split()[1] for line in said] == ["613"]


def test_a_reviewed_page_may_come_again(config: Config) -> None:
    """A page of the toolkit comes again after each review."""
    page = ToolkitPage(path="content/toolkit/design/ask.md", title="Ask", summary="Ask.", area="design", reviewed=DAY)
    url = f"{config.site_url}toolkit/design/ask/"
    issue = item(url=url)
    before = replace(issue, day=DAY - timedelta(7))
    assert found(config, issue, Library(toolkit=(page,), issues=(before,))) == []
    for days in (7, 8):
        stale = replace(page, reviewed=DAY - timedelta(days))
        assert len(found(config, issue, Library(toolkit=(stale,), issues=(before,)))) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8000/a/",
        "https://hub-8000.app.github.dev/a/",
        "https://intranet/a/",
        "http://127.0.0.1/a/",
        "https://preview.a.gov/",
        "https://a.gov/preview/site/",
        "https://a.gov/?preview=true",
        "http://wiki.internal/page",
    ],
)
def test_preview_addresses(config: Config, url: str) -> None:
    """A link that works on the editor's machine alone is held back."""
    assert found(config, item(url=url)) == [
        f"12:1: 643 {url} is a preview that readers cannot open; link to the published page"
    ]


def test_a_hub_on_ones_own_machine_links_to_itself(config: Config) -> None:
    """Who tries hub out says so in the settings, and everything goes on as it would on the web."""
    here = replace(config, site_url="http://127.0.0.1:8000/")
    assert found(here, item(url="http://127.0.0.1:8000/")) == []


def test_a_mailbox_is_a_link(config: Config) -> None:
    """An address to write to is no page, and passes."""
    assert found(config, item("Write to [the editors](mailto:editors@example.gov).")) == []


def test_both_parts_have_the_same_links(config: Config) -> None:
    """A link that one part lacks is told."""
    issue = issue_of()
    faces = render.faces(issue, config)
    assert found(config, issue, faces=replace(faces, text=faces.text.replace(ONCE, ""))) == [
        f"12:1: 614 only the HTML of the email links to {ONCE}; write it as [words](address) in a line of its own"
    ]
    assert found(config, issue, faces=replace(faces, text=f"{faces.text}\nhttps://b.gov/\n")) == [
        "1:1: 614 only the text of the email links to https://b.gov/; show it in both templates"
    ]


def test_vague_link(config: Config) -> None:
    """The words of a link say where it leads."""
    assert found(config, item("To join, [click here](https://b.gov/).")) == [
        '14:1: 653 warning: the link "click here" does not say where it leads; use the title of the page'
    ]


def test_too_many_items(config: Config) -> None:
    """More items than the hub set itself as a limit are told, and block nothing."""
    tight = replace(config, newsletter=replace(config.newsletter, max_links=0))
    assert found(tight, issue_of()) == ["1:1: 654 warning: the issue has 1 items, and `max_links` is 0; keep the best"]
    assert found(replace(tight, newsletter=replace(tight.newsletter, max_links=1)), issue_of()) == []


def test_event_in_the_past(config: Config) -> None:
    """An event that is over when readers open the mail is held back; one of that day is not."""
    library = Library(events=(event_on(config, DAY - timedelta(1)),))
    assert found(config, issue_of(), library) == ['12:1: 620 "Ask once" ended on 2026-11-26; take it out']
    assert found(config, issue_of(), Library(events=(event_on(config, DAY),))) == []
    late = replace(issue_of(), day=DAY - timedelta(7))
    assert found(config, late, library)[0].endswith("take it out, or write `status: sent` if the issue was sent")


def test_an_issue_that_stayed_behind_stops_nothing_but_itself(config: Config) -> None:
    """A site is built while an issue waits whose event is over by now; who sends it is held back."""
    late = replace(issue_of(), day=DAY - timedelta(7), status="ready")
    library = Library(events=(event_on(config, DAY - timedelta(1)),), issues=(late,), pages=(JOIN,))
    checks.refuse(library, config)
    assert [one[:9] for one in found(config, late, library)] == ["12:1: 620"]
    early = replace(library, events=(event_on(config, DAY - timedelta(8)),))
    with pytest.raises(ContentError, match="620"):
        checks.refuse(early, config)


def test_cancelled_event(config: Config) -> None:
    """An event that was cancelled after the draft was made is held back."""
    library = Library(events=(event_on(config, DAY, status="cancelled"),))
    assert found(config, issue_of(), library) == [
        '12:1: 621 "Ask once" is cancelled; take it out, or correct `status` in content/events/2026-11-27-ask.md'
    ]


LATER = """\
## Articles

### [Ask once](https://a.example.gov/once/)
*{}*
"""


@pytest.mark.parametrize(
    "when",
    [
        "Reminder · Friday, November 27, 2026, 1:00–2:00 pm ET · 12 Main Street · Free",
        "Friday at 1 pm, in room 9",
        "November 28, whenever you like",
        "A · November 17, 2026",
        "Friday, November 27, 2026, 13:00",
        "Friday, November 27, 2026, 1:00",
        "Friday, November 27, 2026, 1–2 p.m. ET",
        "Friday, November 27, 2026, 1:00–2:00 pm ET (10:00 am PT)",
        "Friday, November 27, 2026, 10:00 am PT",  # the clock of another place
        "Friday, November 27, 2026, 1:00 pm ET, room 1204",
        "Friday, November 27, 2026, room 1204",
        "The Sunday Times · Friday, November 27, 2026, 1:00–2:00 pm ET",
        "Friday, November 27, 2026",
    ],
)
def test_an_event_at_its_time(config: Config, when: str) -> None:
    """The day and hour of its page, in hub's words or shorter ones; words without a weekday are the editor's own."""
    library = Library(events=(event_on(config, DAY),))
    assert found(config, issue_of(LATER.format(when)), library) == []


@pytest.mark.parametrize(
    "when",
    [
        "Friday, November 27, 2026, 3:00–4:00 pm ET · Online",  # it was moved after the draft was made
        "Thursday, November 26, 2026, 1:00–2:00 pm ET",
        "Saturday, November 27, 2026, 1:00–2:00 pm ET",  # no such day
        "Friday, November 31, 2026, 1:00 pm",
        "Sunday, December 27, 2026, 1:00–2:00 pm ET",  # another month
        "Saturday, November 27, 2027, 1:00–2:00 pm ET",  # another year
        "Friday, November 27, 2026, 1:00 am ET",
        "Friday, November 27, 2026, 1:00–3:00 pm ET",
        "Friday, November 27, 2026, 1:30 pm",
        "Friday, November 27, 2026, 11:00 am–1:00 pm ET",
    ],
)
def test_an_event_at_another_time(config: Config, when: str) -> None:
    """What an issue says of an event is what its page says, or readers would come at the wrong time."""
    library = Library(events=(event_on(config, DAY),))
    said = '11:1: 622 "Ask once" is on Friday, November 27, 2026, 1:00–2:00 pm ET, and the issue says something else'
    fix = "write its day and hours as they are, or correct content/events/2026-11-27-ask.md"
    assert found(config, issue_of(LATER.format(when)), library) == [f"{said}; {fix}"]


def test_an_event_that_repeats(config: Config) -> None:
    """An issue may announce any day of a series, and no other."""
    weekly = Repeat(unit="week", until=date(2026, 12, 11))
    library = Library(events=(event_on(config, DAY, repeat=weekly),))
    second, none = "Friday, December 4, 2026, 1:00–2:00 pm ET", "Monday, December 7, 2026, 1:00–2:00 pm ET"
    assert found(config, issue_of(LATER.format(second)), library) == []
    assert [words[:9] for words in found(config, issue_of(LATER.format(none)), library)] == ["11:1: 622"]


def test_an_event_in_the_language_of_the_issue(config: Config) -> None:
    """An issue in Spanish names the weekday in Spanish, and counts to twenty-four."""
    library = Library(events=(event_on(config, DAY),))
    right, wrong = "viernes, 27 de noviembre de 2026, 13:00–14:00", "jueves, 27 de noviembre de 2026, 13:00–14:00"
    assert found(config, issue_of(LATER.format(right), lang="es"), library) == []
    assert [words[:9] for words in found(config, issue_of(LATER.format(wrong), lang="es"), library)] == ["11:1: 622"]


def test_two_events_under_one_heading(config: Config) -> None:
    """One line says when two are, so it is compared with neither."""
    body = f"## Articles\n\n### [One]({ONCE}) and [two](https://b.example.gov/)\n*Monday, December 7, 2026*\n"
    assert found(config, issue_of(body), Library(events=(event_on(config, DAY),))) == []


@pytest.mark.parametrize(
    "body",
    [
        "## Articles\n\n### [Ask once](https://a.example.gov/once/\n\nWhy.\n",
        "## Articles\n\n### [Ask](https://a.example.gov/once/)\n\nSee [Ask once](https://b.example.gov/x\nfor more.\n",
    ],
)
def test_a_link_without_an_end(config: Config, body: str) -> None:
    """Readers would see its marks, in a heading as in the words below it."""
    (only,) = found(config, issue_of(body))
    assert "647 readers see [Ask once]( as it is written here; write ) where the address of the link ends" in only


def test_picture_without_words(config: Config) -> None:
    """A picture needs words for those who do not see it."""
    assert found(config, item("![A chart](https://b.gov/b.png)")) == []
    assert found(config, item("![](https://b.gov/b.png)")) == [
        "14:1: 640 the picture https://b.gov/b.png has no alternative text; write what it shows: ![A chart of …](https://b.gov/b.png)"
    ]
    assert f"16:1: 640 the picture {config.site_url}b.png has no alternative text" in " ".join(
        found(config, item("One.\n\n![](../b.png)"))
    )


@pytest.mark.parametrize(
    ("spelling", "file"),
    [
        ("../desks/two%20desks.png", "desks/two desks.png"),
        ("/desks/two.png", "desks/two.png"),
        ("https://govcx.example.gov/desks/two.png", "desks/two.png"),
        ("two.png", "newsletter/two.png"),
    ],
)
def test_picture_that_is_not_there(config: Config, tmp_path: Path, spelling: str, file: str) -> None:
    """A picture of our own is a file below content/, however its address is written; other hosts keep theirs."""
    hub = replace(config, root=tmp_path)
    issue = item(f"One.\n\n![Two desks]({spelling}) ![A chart](https://b.gov/b.png)")
    place = f"{config.site_url}{file.replace(' ', '%20')}"
    assert found(hub, issue) == [
        (
            f"16:1: 616 the picture {place} is not there; put it into the hub as content/{file}, "
            "or write the way to a picture of content/"
        )
    ]
    (tmp_path / "content" / file).parent.mkdir(parents=True)
    (tmp_path / "content" / file).write_bytes(b"")
    assert found(hub, issue) == []


def test_a_picture_is_not_where_the_repository_has_it(config: Config, tmp_path: Path) -> None:
    """The folder of pages is none of the site, so the way is shorter by it."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/desk.png").write_bytes(b"")
    assert found(replace(config, root=tmp_path), item("![A desk](../content/desk.png)")) == [
        f'14:1: 616 the picture {config.site_url}content/desk.png is not there; did you mean "../desk.png"?'
    ]


def test_lines_are_exact(config: Config) -> None:
    """A finding names the line that it is about, in a note, an intro, a source line and a blurb."""
    body = """\

Look
at [here](https://c.gov/).

## Articles

Read
[this](https://d.gov/).

### [Ask once](https://a.gov/)

*A, [here](https://e.gov/)*

- One
- Utilize
  [here](https://f.gov/)[^1]

[^1]: And [this](https://g.gov/).
"""
    assert [told[:8] for told in found(config, replace(issue_of(body), line=9))] == [
        "10:1: 65",
        "15:1: 65",
        "19:1: 65",
        "22:1: 65",
        "23:1: 65",
        "25:1: 65",
    ]


@pytest.mark.parametrize(
    ("issue", "told"),
    [
        (item("It&amp;#8217;s on."), "14:1: 641 readers see &#8217;; write the character itself"),
        (item(title="R&amp;amp;D"), "12:1: 641 readers see &amp;; write the character itself"),
        (item(note="Hi {{< box >}}."), "1:1: 642 a shortcode is left: {{< box >}}; write what readers should see"),
        (
            item(title="{{ title }}"),
            "12:1: 644 a placeholder is left: {{ title }}; write what readers should see",
        ),
        (
            item("Dear *|FNAME|*"),
            "14:1: 644 a placeholder is left: *|FNAME|*; write what readers should see",
        ),
        (
            item("TODO: what a reader learns."),
            "14:1: 644 a placeholder is left: TODO; write what readers should see",
        ),
        (
            item('Words.\n\n!!! note "Hours"\n    On Tuesday.'),
            "16:1: 647 readers see !!! as it is written here; write > [!NOTE], and begin each line below with >",
        ),
        (
            item("Words\nand ==more of them=="),
            "15:1: 647 readers see ==more of them== as it is written here; write **words** for what matters",
        ),
        (
            item("[Go](https://b.gov/){ .md-button }"),
            "14:1: 647 readers see { .md-button } as it is written here; delete it: looks belong to the theme",
        ),
        (
            item("A `<script>` and\na <script>claim</script>"),
            "15:1: 645 an email does not show <script>; write it as Markdown",
        ),
        (
            item('A film\n\n<video src="../film.mp4">Two desks</video>'),
            "16:1: 645 an email does not show <video>; write a link to it: [words](https://…)",
        ),
        (
            item("Words.\nA [trap](javascript:x)"),
            (
                "15:1: 645 email programs do not open javascript:x; write an address that starts with https://, "
                "http://, mailto: or tel:"
            ),
        ),
        (
            item("A [calendar](webcal://a.gov/b.ics)"),
            (
                "14:1: 645 email programs do not open webcal://a.gov/b.ics; write an address that starts with "
                "https://, http://, mailto: or tel:"
            ),
        ),
        (
            item("Nothing\nbehind [this]()"),
            (
                "15:1: 645 email programs do not open an empty address; write an address that starts with https://, "
                "http://, mailto: or tel:"
            ),
        ),
    ],
)
def test_leftovers(config: Config, issue: Issue, told: str) -> None:
    """Nothing that a machine left over reaches readers."""
    assert told in found(config, issue)


def test_marks_in_code_pass(config: Config) -> None:
    """An issue may speak of marks, of a comparison and of wonder."""
    assert found(config, item("Write `!!! note`, `==words==` and `{ .a }`; 1 == 2 and 3 == 4. Wonderful!!! Yes.")) == []


def test_remarks_pass(config: Config) -> None:
    """An editor's remark for the next editor is no markup: readers never see it."""
    assert found(config, item("Read it. <!-- Ask Dana. -->\n\n<!-- And Lee. -->")) == []


def test_plain_language(config: Config) -> None:
    """Hard words, long sentences and long blurbs are told, and block nothing."""
    long = "We ask one thing and then one more thing until we know what each of the people who call us has in mind " * 3
    issue = item(f"Utilize it. {long}.")
    problems = checks.check(issue, render.faces(issue, config), Library(), config, DAY)
    assert [(problem.line, problem.rule, problem.level) for problem in problems] == [
        (14, "655", "warning"),
        (14, "656", "warning"),
        (14, "657", "warning"),
    ]
    assert checks.errors(problems) == ()


def test_ready_is_refused(config: Config) -> None:
    """An issue that says it is ready and is not stops the build; a draft does not, and one that is ready passes."""
    broken = issue_of(BODY.replace("Read this.", "Read TODO."), status="ready")
    checks.refuse(Library(pages=(JOIN,), issues=(issue_of(status="ready"), replace(broken, status="draft"))), config)
    with pytest.raises(ContentError) as caught:
        checks.refuse(Library(pages=(JOIN,), issues=(broken,)), config)
    assert [problem.rule for problem in caught.value.problems] == ["644"]


GATE = "def gate(case):\n    {}\n"
FAILURES = [
    ("return 1 / 0", "ZeroDivisionError: division by zero (plugged_"),
    ("return ['oil']", "TypeError: it found 'oil', which is not a hub.api.Problem"),
    ("from hub.api import HubError; raise HubError('no key')", "no key"),
]


def test_a_gate_of_a_plug_in_holds_back(config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An issue whose subject shouts does not leave, nor does a site show it as ready."""
    plugged.install_example(tmp_path, monkeypatch, "practice-hub-calm-subject")
    loud = issue_of(subject="READ THIS!", status="ready")
    found = checks.check(loud, render.faces(loud, config), Library(), config, DAY)
    assert [one.message for one in found if one.rule == "calm-subject"] == [
        "the subject has an exclamation mark",
        "the subject is in capital letters",
    ]
    with pytest.raises(ContentError, match="the subject has an exclamation mark"):
        checks.refuse(Library(issues=(loud,)), config)


@pytest.mark.parametrize(("does", "reason"), FAILURES)
def test_a_gate_that_fails_lets_no_issue_leave(
    config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, reason: str
) -> None:
    """For nobody has looked; all other gates say what they find, and a site is built."""
    issue = issue_of(status="ready")
    before = checks.check(issue, render.faces(issue, config), Library(), config, DAY)
    named = plugged.install(tmp_path, monkeypatch, "gates", "broken", GATE.format(does), attribute="gate")
    found = checks.check(issue, render.faces(issue, config), Library(), config, DAY)
    (failure,) = (one for one in found if one.rule == "plug-in")
    assert tuple(one for one in found if one != failure) == before
    assert failure.message.startswith(f"{named} failed: {reason}")
    assert failure in checks.errors(found)
    with pytest.raises(ContentError) as refused:
        checks.refuse(Library(issues=(issue,)), config)
    assert failure not in refused.value.problems
