"""The draft that an editor starts from."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hub.content.body import Body
from hub.content.issue import linked_addresses, offered_comment, parser
from hub.content.models import Article, Correction, Event, Issue, Item, Library, Repeat, Section, ToolkitPage
from hub.content.settings import Config, DayOfMonth, Rhythm, SectionPlan, Topic
from hub.newsletter import corrected_issues
from hub.newsletter.compose import Draft, compose
from hub.newsletter.item_selection import LeftOut

DAY = date(2026, 11, 27)
ZONE = ZoneInfo("America/New_York")


def article(name: str, **changes: object) -> Article:
    """An article kept this week."""
    values = {
        "path": f"content/articles/{name}.md",
        "title": f"Article {name}",
        "url": f"https://a.gov/{name}/",
        "source": "example",
        "published": date(2026, 11, 17),
        "section": "articles",
        "summary": "Short.",
        "added": date(2026, 11, 24),
    }
    return Article(**{**values, **changes})  # type: ignore[arg-type]


EVENT = Event(
    path="content/events/2026-12-03-lab.md",
    title="Mapping lab",
    kind="training",
    start=datetime(2026, 12, 3, 13, tzinfo=ZONE),
    end=datetime(2026, 12, 3, 16, tzinfo=ZONE),
    summary="Bring a form.",
    place="Online",
    cost="Free",
)
PAGE = ToolkitPage(
    path="content/toolkit/measure.md", title="Measure", summary="Why.", area="x", reviewed=date(2026, 11, 20)
)


ISSUE = Issue(path="newsletters/2026-11-20.md", day=date(2026, 11, 20), subject="", preheader="", status="sent")
URLS = (
    "https://a.gov/a/",
    "https://govcx.example.gov/events/2026-12-03-lab/",
    "https://govcx.example.gov/toolkit/measure/",
)


def titles(draft: Draft) -> list[tuple[str, list[str]]]:
    """The outline of a draft."""
    return [(section.title, [item.title for item in section.items]) for section in draft.issue.sections]


def test_leaves_a_long_event_title_out_of_the_preheader(config: Config) -> None:
    """What the inbox shows beside the subject is a whole sentence of at most 110 characters."""
    library = Library(events=(replace(EVENT, title="Map a customer journey " * 5),))
    assert compose(library, config, DAY).issue.preheader == "1 event, picked for you. The next date is December 3."


def test_composes_a_whole_issue(config: Config) -> None:
    """A draft holds what waits, section by section, with a source line and a blurb that an editor can change."""
    noted = article("a", title="Why [ask]?", note="Start *here*.", summary="One & two.\nThree.")
    library = Library(articles=(noted,), events=(EVENT,), toolkit=(PAGE,))
    assert compose(library, config, DAY).issue == Issue(
        path="newsletters/2026-11-27.md",
        day=DAY,
        subject="GovCX Update: Why [ask]?",
        preheader="1 article, 1 event and 1 toolkit page, picked for you. The next date is December 3.",
        status="draft",
        number=1,
        offered=tuple(offered_comment.mark(url) for url in URLS),
        note="Happy Friday. TODO: say in a sentence or two what is worth your readers' time this week, and why.",
        sections=(
            Section(
                title="Articles",
                items=(
                    Item(
                        title="Why [ask]?",
                        url="https://a.gov/a/",
                        source_line="Example.gov · November 17, 2026",
                        blurb="Start \\*here\\*.\n\nOne & two. Three.",
                    ),
                ),
            ),
            Section(
                title="Events",
                items=(
                    Item(
                        title="Mapping lab",
                        url="https://govcx.example.gov/events/2026-12-03-lab/",
                        source_line="Thursday, December 3, 2026, 1:00–4:00 pm ET · online · free",
                        blurb="Bring a form.",
                    ),
                ),
            ),
            Section(
                title="From the toolkit",
                items=(
                    Item(
                        title="Measure",
                        url="https://govcx.example.gov/toolkit/measure/",
                        source_line="Toolkit · reviewed November 20, 2026",
                        blurb="Why.",
                    ),
                ),
            ),
        ),
    )


def test_a_quiet_week_has_an_issue_too(config: Config) -> None:
    """With nothing to say the draft says so, in a note that stands alone."""
    issue = compose(Library(), config, DAY).issue
    assert issue == Issue(
        path="newsletters/2026-11-27.md",
        day=DAY,
        subject="GovCX Update: a quiet week",
        preheader="A quiet week: nothing new to read, more next time.",
        status="draft",
        number=1,
        note="Happy Friday. It has been a quiet week: we have nothing new to share. See you next Friday.",
    )


@pytest.mark.parametrize(
    ("rhythm", "quiet", "seen"),
    [
        (Rhythm(weekly=(4,), skip=(date(2026, 12, 4),)), "a quiet week", "on Friday, December 11, 2026"),
        (Rhythm(weekly=(1, 4)), "a quiet time", "on Tuesday, December 1, 2026"),
        (Rhythm(every_two_weeks=DAY), "a quiet two weeks", "on Friday, December 11, 2026"),
        (Rhythm(monthly=(DayOfMonth(-1, 4),)), "a quiet month", "on Friday, December 25, 2026"),
    ],
)
def test_a_quiet_time_in_the_words_of_the_rhythm(config: Config, rhythm: Rhythm, quiet: str, seen: str) -> None:
    """A draft speaks of the time between two issues, and names the day of the next one."""
    config = replace(config, newsletter=replace(config.newsletter, rhythm=rhythm))
    issue = compose(Library(), config, DAY).issue
    assert issue.note == f"Happy Friday. It has been {quiet}: we have nothing new to share. See you {seen}."
    assert issue.subject == f"GovCX Update: {quiet}"
    assert issue.preheader == f"A{quiet[1:]}: nothing new to read, more next time."


def test_a_draft_begins_with_the_greeting_of_the_hub(config: Config) -> None:
    """The weekday of the issue is in it where the hub wants that."""
    config = replace(config, newsletter=replace(config.newsletter, greeting="Dear all, it is {weekday}!"))
    assert compose(Library(), config, DAY).issue.note.startswith("Dear all, it is Friday! It has been a quiet week")


def test_an_article_says_of_what_kind_it_is(config: Config) -> None:
    """The source line of an item begins with the kind, where its file has one."""
    (section,) = compose(Library(articles=(article("a", kind="case study"),)), config, DAY).issue.sections
    assert section.items[0].source_line == "Case study · Example.gov · November 17, 2026"


@pytest.mark.parametrize(("numbers", "number"), [([], 1), ([None, None], 3), ([7, None], 8)])
def test_counts_issues(config: Config, numbers: list[int | None], number: int) -> None:
    """The number follows the highest one before; where issues had none, they are counted."""
    earlier = tuple(
        Issue(path="x", day=date(2026, 11, day), subject="", preheader="", status="sent", number=found)
        for day, found in enumerate(numbers, 1)
    )
    later = Issue(path="y", day=date(2026, 12, 4), subject="", preheader="", status="draft", number=99)
    assert compose(Library(issues=(later, *earlier)), config, DAY).issue.number == number


def test_cuts_a_long_subject_at_a_word(config: Config) -> None:
    """The subject fits into 60 characters."""
    issue = compose(Library(articles=(article("a", title="Many words " * 9),)), config, DAY).issue
    assert issue.subject == "GovCX Update: Many words Many words Many words Many words…"


@pytest.mark.parametrize("count", [1, 2, 30])
@pytest.mark.parametrize("events", [(), (replace(EVENT, title="A very long title of an event " * 4),)])
def test_preheader_fits_an_inbox(config: Config, count: int, events: tuple[Event, ...]) -> None:
    """The preheader has 40 to 110 characters, whatever the issue holds."""
    library = Library(articles=tuple(article(str(number)) for number in range(count)), events=events)
    assert 40 <= len(compose(library, config, DAY).issue.preheader) <= 110


def test_an_unknown_source_shows_its_key(config: Config) -> None:
    """An article whose source is gone still says where it came from."""
    issue = compose(Library(articles=(article("a", source="gone_source"),)), config, DAY).issue
    assert issue.sections[0].items[0].source_line == "gone\\_source · November 17, 2026"


def test_never_the_same_link_twice(config: Config) -> None:
    """Two files with one address give one item; the other is named."""
    twin = article("b", url="https://a.gov/a", published=date(2026, 11, 16))
    draft = compose(Library(articles=(article("a"), twin)), config, DAY)
    assert titles(draft) == [("Articles", ["Article a"])]
    assert draft.left_out == (
        LeftOut(title="Article b", url="https://a.gov/a", reason="another item of this issue has the same link"),
    )


def test_sections_share_the_room(config: Config) -> None:
    """When there are too many links every section gives some; what does not fit is listed, with one link to all."""
    small = replace(config, newsletter=replace(config.newsletter, max_links=3))
    library = Library(articles=(article("a"), article("b"), article("c")), events=(EVENT,))
    draft = compose(library, small, DAY)
    assert titles(draft) == [
        ("Articles", ["Article a"]),
        ("Events", ["Mapping lab"]),
        ("More on the site", []),
    ]
    assert draft.issue.sections[-1].intro == (
        "2 more did not fit into this mail. Find them among"
        " [the articles of November 2026](https://govcx.example.gov/articles/2026/11/).\n\n- Article b\n- Article c"
    )
    assert draft.left_out == tuple(
        LeftOut(
            title=f"Article {name}",
            url=f"https://a.gov/{name}/",
            reason="the issue is full: it has 3 links",
            waits=article(name),
        )
        for name in "bc"
    )
    assert draft.issue.left_out == (offered_comment.mark("https://a.gov/b"), offered_comment.mark("https://a.gov/c"))
    assert len(linked_addresses.of(draft.issue)) == 3


def test_one_article_leads(config: Config) -> None:
    """Where the settings have a section for it: one with a note, else the first; then it is in no other section."""
    plans = (SectionPlan(key="first", title="Read this first", lead=True), *config.newsletter.sections)
    config = replace(config, newsletter=replace(config.newsletter, sections=plans))
    a, b = article("a"), replace(article("b", section="news"), note="Short.")
    for articles, titles in (((a, b), [["Article b"], ["Article a"]]), ((a,), [["Article a"]])):
        issue = compose(Library(articles=articles), config, DAY).issue
        assert [[item.title for item in section.items] for section in issue.sections] == titles
        assert issue.sections[0].title == "Read this first"
        assert titles[0][0].lower() in issue.subject.lower()
    assert [section.title for section in compose(Library(events=(EVENT,)), config, DAY).issue.sections] == ["Events"]


def test_first_articles_are_told_in_full(config: Config) -> None:
    """Those below have one line: the editor's note, or the first sentence."""
    roomy = replace(config, newsletter=replace(config.newsletter, max_links=9))
    articles = [replace(article(name), summary="One thing. And another.") for name in "abcdefgh"]
    articles[0] = replace(articles[0], note="Short.")
    blurbs = [one.blurb for one in compose(Library(articles=tuple(articles)), roomy, DAY).issue.sections[0].items]
    assert blurbs == ["Short.\n\nOne thing. And another.", *["One thing. And another."] * 5, *["One thing."] * 2]
    noted = [replace(one, note="Read it.") for one in articles]
    last = compose(Library(articles=tuple(noted)), roomy, DAY).issue.sections[0].items[-1]
    assert last.blurb == "Read it."


def test_says_how_long_a_long_text_is(config: Config) -> None:
    """In minutes; a short one is not worth the words."""
    long, short = (replace(article(name), body=Body.of("Word " * 238 * many)) for name, many in (("a", 7), ("b", 2)))
    items = compose(Library(articles=(long, short)), config, DAY).issue.sections[0].items
    assert [one.source_line.endswith(" · 7-minute read") for one in items] == [True, False]
    assert "minute" not in items[1].source_line


def test_names_what_no_section_wants(config: Config) -> None:
    """Content of a section or kind that the newsletter does not have is never lost in silence."""
    other = replace(EVENT, kind="meetup", url="https://a.gov/meetup/")
    draft = compose(Library(articles=(article("a", section="blog"),), events=(other,)), config, DAY)
    assert draft.left_out == (
        LeftOut(title="Article a", url="https://a.gov/a/", reason='the newsletter has no section for "blog"'),
        LeftOut(
            title="Mapping lab",
            url="https://govcx.example.gov/events/2026-12-03-lab/",
            reason='the newsletter has no section for "meetup"',
        ),
    )


def test_names_events_that_are_not_said(config: Config) -> None:
    """An event that is called off and one that readers know of are left out with a reason."""
    off = replace(EVENT, title="Gone", url="https://a.gov/gone/", status="cancelled")
    known = replace(EVENT, title="Known", url="https://a.gov/known/", start=EVENT.start + timedelta(days=9))
    section = Section(title="Events", items=(Item(title="Known", url="https://a.gov/known/"),))
    before = replace(ISSUE, sections=(section,))
    draft = compose(Library(events=(off, known), issues=(before,)), config, DAY)
    assert [(left.title, left.reason) for left in draft.left_out] == [
        ("Gone", "it was called off"),
        ("Known", "readers know about it; an event appears at most twice, the second time when it is near"),
    ]


def test_three_toolkit_pages_at_most(config: Config) -> None:
    """A review of the whole toolkit does not fill the newsletter."""
    pages = tuple(replace(PAGE, path=f"content/toolkit/{name}.md", title=name) for name in "abcd")
    draft = compose(Library(toolkit=pages), config, DAY)
    assert titles(draft) == [("From the toolkit", ["a", "b", "c"])]
    assert draft.left_out == (
        LeftOut(title="d", url="https://govcx.example.gov/toolkit/d/", reason="an issue shows 3 toolkit pages at most"),
    )


def test_a_newsletter_without_toolkit(config: Config) -> None:
    """Toolkit pages wait for nothing where no section shows them."""
    plans = (SectionPlan(key="articles", title="Articles"),)
    other = replace(config, newsletter=replace(config.newsletter, sections=plans))
    draft = compose(Library(toolkit=(PAGE,)), other, DAY)
    assert (draft.issue.sections, draft.left_out) == ((), ())


def test_the_draft_survives_its_document(config: Config) -> None:
    """What is composed reads back the same from the file, whatever strangers put into their titles."""
    hostile = article("a", title="# [x](y) *z* <b> &amp;", summary="1. # not - a\n* list", note="> no")
    issue = compose(Library(articles=(hostile,), events=(replace(EVENT, place="*Room* 1"),)), config, DAY).issue
    note, sections, _ = parser.parse(parser.markdown(issue.note, issue.sections), issue.path, 1)
    bare = [
        replace(section, line=0, items=tuple(replace(item, line=0) for item in section.items)) for section in sections
    ]
    assert (note, tuple(bare)) == (issue.note, issue.sections)


def test_starts_light() -> None:
    """Commands that only import the composer load no template engine, Markdown parser or inliner."""
    program = "import sys, hub.newsletter.compose; print({'jinja2', 'markdown_it', 'css_inline'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout == "set()\n"


def test_orders_by_note_topic_and_date(config: Config) -> None:
    """Articles with a note come first, then those of the community's topics in their order, then the newest."""
    topics = tuple(Topic(slug=slug, title=slug, summary=slug) for slug in ("cx", "forms"))
    made = (
        article("plain", published=date(2026, 11, 26)),
        article("forms", topics=("forms",)),
        article("old", topics=("cx",), published=date(2026, 11, 2)),
        article("new", topics=("forms", "cx")),
        article("noted", note="Read it."),
    )
    draft = compose(Library(articles=made), replace(config, topics=topics), DAY)
    assert titles(draft) == [("Articles", [f"Article {name}" for name in ("noted", "new", "old", "forms", "plain")])]


def test_groups_near_duplicates(config: Config) -> None:
    """One story from two sources is one item that names the other source."""
    story = " ".join(f"word{number}" for number in range(60))
    made = (
        article("a", summary=story),
        article("b", url="https://b.gov/b/", summary=f"{story} more", source="B [b]"),
        article("c"),
    )
    draft = compose(Library(articles=made), config, DAY)
    assert titles(draft) == [("Articles", ["Article a", "Article c"])]
    assert draft.issue.sections[0].items[0].blurb == f"{story}\n\nAlso in: [B \\[b\\]](https://b.gov/b/)"
    urls = ("https://a.gov/a", "https://b.gov/b", "https://a.gov/c")
    assert draft.issue.offered == tuple(map(offered_comment.mark, urls))


def test_forty_notices_of_one_office_are_forty_items(config: Config) -> None:
    """Nearly the same words from one place are many things to tell; what does not fit is left out for that reason."""
    words = (
        "The office of town {0} closes at noon on Friday, so call the office of town {0} before, or write a letter. "
    )
    notices = [article(f"n{number}", summary=words.format(number) * 3) for number in range(40)]
    draft = compose(Library(articles=tuple(notices)), config, DAY)
    assert len(draft.issue.sections[0].items) == config.newsletter.max_links - 1
    assert {left.reason for left in draft.left_out} == {
        f"the issue is full: it has {config.newsletter.max_links} links"
    }


def test_names_what_is_kept_for_a_later_issue(config: Config) -> None:
    """It is left out, and the reason is its day."""
    draft = compose(Library(articles=(article("a", issue=date(2026, 12, 11)), article("b"))), config, DAY)
    assert titles(draft) == [("Articles", ["Article b"])]
    assert [(left.title, left.reason, left.waits) for left in draft.left_out] == [
        ("Article a", "it is kept for the issue of December 11, 2026", None)
    ]


def test_a_thin_week_looks_into_the_archive(config: Config) -> None:
    """With few new articles two older ones on this week's topics join them, labelled, and never one sent before."""
    old = {"added": None, "published": date(2020, 5, 1)}
    made = (
        article("new", topics=("cx",)),
        article("other", **{**old, "published": date(2021, 1, 1)}),
        *(article(name, topics=("cx",), **old) for name in ("x", "y", "z")),
    )
    sent = replace(ISSUE, sections=(Section(title="Articles", items=(Item(title="X", url="http://a.gov/x"),)),))
    draft = compose(Library(articles=made, issues=(sent,)), config, DAY)
    assert titles(draft) == [("Articles", ["Article new", "Article y", "Article z"])]
    assert draft.issue.sections[0].items[1].source_line == "From the archive · Example.gov · May 1, 2020"
    assert draft.issue.note.startswith("Happy Friday. It has been a quiet week, so we looked into our archive")


def test_lists_what_did_not_fit_wherever_it_is(config: Config) -> None:
    """What is left of each kind is found behind one link; of many titles the first ten are named."""
    small = replace(config, newsletter=replace(config.newsletter, max_links=3))
    made = tuple(article(str(day), published=date(2026, 10 + day % 2, day)) for day in range(1, 13))
    pages = (PAGE, replace(PAGE, path="content/toolkit/b.md"))
    events = (EVENT, replace(EVENT, path="content/events/2026-12-03-b.md"))
    more = compose(Library(articles=made, events=events, toolkit=pages), small, DAY).issue.sections[-1]
    assert more.intro.splitlines()[0] == (
        "16 more did not fit into this mail. Find them among [all articles](https://govcx.example.gov/articles/),"
        " [all events](https://govcx.example.gov/events/) and [the toolkit](https://govcx.example.gov/toolkit/)."
    )
    assert more.intro.splitlines()[-1] == "- and 6 more"


def test_labels_a_reminder(config: Config) -> None:
    """An event that an issue announced before says so."""
    url = "https://govcx.example.gov/events/2026-12-03-lab/"
    sent = replace(ISSUE, sections=(Section(title="Events", items=(Item(title="Lab", url=url),)),))
    draft = compose(Library(events=(EVENT,), issues=(sent,)), config, DAY)
    assert draft.issue.sections[0].items[0].source_line.startswith("Reminder · Thursday, December 3, 2026")


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Jargon Madness: A Plain Language Exercise for Everybody", "GovCX Update: Jargon Madness"),
        (
            "FAQ: an answer to a very short question of them all",
            "GovCX Update: FAQ: an answer to a very short question of…",
        ),
    ],
)
def test_proposes_a_subject_that_fits(config: Config, title: str, subject: str) -> None:
    """A long title gives its first part where that says something, else as many words as fit."""
    assert compose(Library(articles=(article("a", title=title),)), config, DAY).issue.subject == subject


def test_proposes_a_preheader_from_the_other_leads(config: Config) -> None:
    """The inbox shows what else is inside, in 40 to 110 characters."""
    made = (article("a", title="One"), article("b", title="What a form asks"), article("c", title="Trust in letters"))
    issue = compose(Library(articles=made, events=(EVENT,), toolkit=(PAGE,)), config, DAY).issue
    assert issue.preheader == "Also inside: Mapping lab · Measure · and 2 more"


def test_a_flood_of_events(config: Config) -> None:
    """Where only events lack room, only the list of events is named."""
    small = replace(config, newsletter=replace(config.newsletter, max_links=2))
    made = tuple(replace(EVENT, path=f"content/events/2026-12-03-{name}.md") for name in "abc")
    more = compose(Library(events=made), small, DAY).issue.sections[-1]
    assert more.intro.startswith("2 more did not fit into this mail. Find them among [all events](")


def test_the_archive_does_not_lead(config: Config) -> None:
    """In a week with events alone the next event makes the subject, not the older articles above it."""
    old = article("old", added=None, published=date(2020, 5, 1))
    draft = compose(Library(articles=(old,), events=(EVENT,)), config, DAY)
    assert titles(draft)[0] == ("Articles", ["Article old"])
    assert draft.issue.subject == "GovCX Update: Mapping lab"


def test_an_issue_of_150_items(config: Config) -> None:
    """Where the settings allow 150 links, the draft has 150 items and lists nothing more."""
    large = replace(config, newsletter=replace(config.newsletter, max_links=150))
    draft = compose(Library(articles=tuple(article(str(number)) for number in range(150))), large, DAY)
    assert [len(section.items) for section in draft.issue.sections] == [150]
    assert draft.left_out == ()


@pytest.mark.parametrize(
    ("day", "start", "line"),
    [
        (date(2026, 10, 30), datetime(2026, 11, 2, 9, tzinfo=ZONE), "Monday, November 2, 2026, 9:00–10:00 am ET"),
        (date(2027, 3, 12), datetime(2027, 3, 15, 9, tzinfo=ZONE), "Monday, March 15, 2027, 9:00–10:00 am ET"),
        (date(2027, 1, 1), datetime(2027, 1, 1, 9, tzinfo=ZONE), "Friday, January 1, 2027, 9:00–10:00 am ET"),
        (date(2026, 12, 25), datetime(2027, 1, 22, 9, tzinfo=ZONE), "Friday, January 22, 2027, 9:00–10:00 am ET"),
    ],
)
def test_a_year_with_one_event(config: Config, day: date, start: datetime, line: str) -> None:
    """In the weeks when clocks change and at the turn of the year, the one event stands at its hour."""
    event = replace(EVENT, start=start, end=start.replace(hour=10), place=None, cost=None)
    issue = compose(Library(events=(event,)), config, day).issue
    assert [item.source_line for section in issue.sections for item in section.items] == [line]
    assert 40 <= len(issue.preheader) <= 110


@pytest.mark.parametrize("month", range(1, 13))
def test_the_plainest_preheader_is_long_enough(config: Config, month: int) -> None:
    """One event in the month with the shortest name still gives 40 characters."""
    start = datetime(2026, month, 1, 9, tzinfo=ZONE)
    event = replace(EVENT, start=start, end=start)
    assert 40 <= len(compose(Library(events=(event,)), config, start.date()).issue.preheader) <= 110


def corrected(day: date, *words: str) -> Issue:
    """An issue of a day that was corrected on the 21st of November."""
    found = tuple(Correction(day=date(2026, 11, 21), words=each) for each in words)
    return Issue(
        path=f"newsletters/{day}.md", day=day, subject="S", preheader="P", status="sent", composed=day, corrected=found
    )


def test_offers_what_was_corrected(config: Config) -> None:
    """What was corrected since the issue before is a line of its own section, which is the last but one."""
    issues = (corrected(date(2026, 11, 20), "The lab is on *December* 8."), corrected(date(2026, 11, 13), "No."))
    found = compose(Library(issues=issues, articles=(article("a"),)), config, DAY).issue.sections
    site = "https://govcx.example.gov/newsletter"
    said = [
        f"In [the issue of November 13, 2026]({site}/2026-11-13/): No.",
        f"In [the issue of November 20, 2026]({site}/2026-11-20/): The lab is on \\*December\\* 8.",
    ]
    assert found[1:] == (Section(title="Corrections", intro="\n\n".join(said)),)
    assert "*December*" not in parser.markdown("", found)


@pytest.mark.parametrize(
    ("status", "language", "said"),
    [
        ("cancelled", "en", "Cancelled: [Lab *two*](https://govcx.example.gov/events/2026-12-03-a/), Thursday, Dec"),
        ("postponed", "en", "Postponed: [Lab *two*](https://govcx.example.gov/events/2026-12-03-a/), Thursday, Dec"),
        ("cancelled", "es", "Cancelado: [Lab *two*](https://govcx.example.gov/events/2026-12-03-a/), jueves, 3 de d"),
    ],
)
def test_tells_readers_once_that_an_event_they_know_of_is_called_off(
    config: Config, status: str, language: str, said: str
) -> None:
    """An event that no issue carried, and one that is over, are not told."""
    config = replace(config, language=language)
    event = replace(EVENT, path="content/events/2026-12-03-a.md", title="Lab *two*", status=status)
    address = "https://govcx.example.gov/events/2026-12-03-a/"
    items = (Item(title="Lab", url=address),)
    sent = replace(corrected(date(2026, 11, 20)), sections=(Section(title="Events", items=items),))
    told = compose(Library(issues=(sent,), events=(event,)), config, DAY).issue
    assert [section.intro.replace("\\", "")[: len(said)] for section in told.sections] == [said]
    following = DAY + timedelta(days=1)
    assert compose(Library(issues=(told, sent), events=(event,)), config, following).issue.sections == ()
    assert compose(Library(issues=(corrected(DAY),), events=(event,)), config, DAY).issue.sections == ()
    assert compose(Library(issues=(sent,), events=(event,)), config, date(2027, 1, 1)).issue.sections == ()


LAB = replace(EVENT, path="content/events/2026-12-03-a.md", title="Lab", place="Denver, room 4")
LAB_PAGE = "https://govcx.example.gov/events/2026-12-03-a/"
TOLD = "Thursday, December 3, 2026, 1:00–4:00 pm ET · Denver, room 4 · free"
NOW = "Thursday, December 3, 2026, 1:00–4:00 pm ET · Boulder · free"


def announcing(line: str, day: date = date(2026, 11, 20), status: str = "sent") -> Issue:
    """A sent issue that has the lab with this source line."""
    items = (Item(title="Lab", url=LAB_PAGE, source_line=line),)
    return replace(corrected(day), sections=(Section(title="Events", items=items),), status=status)


def news_of(event: Event, config: Config, *issues: Issue, day: date = DAY) -> list[str]:
    """What the draft of a day says of an event that has moved."""
    return [words for words in said_of(event, config, *issues, day=day) if words.startswith(("New day", "Nueva"))]


def said_of(event: Event, config: Config, *issues: Issue, day: date = DAY) -> list[str]:
    """What the draft of a day says in its sections, with its items by their source lines."""
    found = compose(Library(issues=issues, events=(event,)), config, day).issue.sections
    words = [[section.intro or section.title, *(item.source_line for item in section.items)] for section in found]
    return [word.replace("\\", "") for section in words for word in section]


@pytest.mark.parametrize(
    ("change", "now"),
    [
        ({"start": EVENT.start + timedelta(days=1), "end": EVENT.end + timedelta(days=1)}, "Friday, December 4, 2026"),
        ({"start": EVENT.start + timedelta(hours=1)}, "Thursday, December 3, 2026, 2:00–4:00 pm ET · Denver, room 4"),
        ({"place": "Online"}, "Thursday, December 3, 2026, 1:00–4:00 pm ET · online"),
        ({"place": "Denver, room 5"}, "Thursday, December 3, 2026, 1:00–4:00 pm ET · Denver, room 5"),
        ({"start": datetime(2027, 2, 4, 9, tzinfo=ZONE), "end": datetime(2027, 2, 4, 9, tzinfo=ZONE)}, "Thursday, Feb"),
    ],
)
def test_tells_readers_once_that_an_event_they_know_of_has_moved(
    config: Config, change: dict[str, Any], now: str
) -> None:
    """The event is a line among corrections and no reminder; what the line says is what readers know from then on."""
    event = replace(LAB, **change)
    (said,) = said_of(event, config, announcing(TOLD))
    assert said.startswith(f"New day, time or place: [Lab]({LAB_PAGE}) · {now}")
    sent = replace(compose(Library(issues=(announcing(TOLD),), events=(event,)), config, DAY).issue, status="sent")
    assert said_of(event, config, sent, announcing(TOLD), day=date(2026, 12, 2)) == []
    later = replace(event, place="Boulder")
    (again,) = said_of(later, config, sent, announcing(TOLD), day=date(2026, 12, 2))
    assert again.endswith(" · Boulder")


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (TOLD, "Denver, room 4"),
        (f"Reminder · {TOLD}", "Denver, room 4"),
        (TOLD, "Room 4, Public Library, Denver"),
        (TOLD, None),
        ("Thursday, December 3, 2026 · Denver", "Denver, room 4"),
        ("Thursday, December 3, 2026, 1:00 pm", "Denver, room 4"),
        ("Thursday, December 3, 2026, 1:00–4:00 pm ET · free", "Denver, room 4"),
        ("Next week, in Boulder", "Denver, room 4"),
        ("December 9, in Boulder", "Denver, room 4"),
        ("", "Denver, room 4"),
        ("Thursday, December 3, 2026, 1:00–4:00 pm ET · in English", "Denver, room 4"),
        ("Thursday, December 3, 2026, 1:00–4:00 pm ET · Free", "Denver, room 4"),
        ("Thursday, December 3, 2026, 1:00–4:00 pm ET · register by Monday · online · free", "Online"),
        ("Thursday, December 3, 2026, 1:00–4:00 pm ET · 東京都千代田区 · Free", "東京都"),
    ],
)
def test_an_event_that_is_where_it_was_announced_has_not_moved(config: Config, line: str, place: str | None) -> None:
    """A shorter name of the place is the same, and what the editor said in words of their own is not compared."""
    assert news_of(replace(LAB, place=place), config, announcing(line)) == []


def test_an_hour_before_noon_is_no_hour_of_the_night(config: Config) -> None:
    """Where one half of the day is told behind both hours, the first may be in the other."""
    noon = replace(LAB, start=EVENT.start.replace(hour=11, minute=30), end=EVENT.end.replace(hour=12, minute=30))
    line = "Thursday, December 3, 2026, 11:30–12:30 pm ET · Denver"
    assert news_of(noon, config, announcing(line)) == []


def test_tells_no_move_of_what_readers_do_not_expect(config: Config) -> None:
    """Such are an event that took place before the last issue, one of an unsent issue, and one that is there again."""
    last = announcing("Thursday, November 12, 2026, 1:00–4:00 pm ET", date(2026, 11, 6))
    assert said_of(LAB, config, corrected(date(2026, 11, 20)), last) == ["Events", f"Reminder · {TOLD}"]
    assert len(news_of(LAB, config, corrected(date(2026, 11, 10)), last)) == 1
    moved = replace(LAB, place="Boulder")
    assert said_of(moved, config, announcing(TOLD, status="ready")) == ["Events", f"Reminder · {NOW}"]
    here = announcing(NOW, DAY, status="draft")
    assert corrected_issues.lines(Library(issues=(announcing(TOLD), here), events=(moved,)), config, DAY) == {}


def test_tells_of_a_series_what_is_not_so_any_more(config: Config) -> None:
    """A day of it that is over is no news, and a place that was said of one is, for the others are there, too."""
    weekly = Repeat(unit="week", until=date(2026, 12, 31))
    series = replace(LAB, start=LAB.start - timedelta(days=21), end=LAB.end - timedelta(days=21), repeat=weekly)
    issues = (announcing(TOLD.replace("December 3", "November 12"), date(2026, 11, 6)), corrected(date(2026, 11, 20)))
    assert news_of(series, config, *issues, day=date(2026, 11, 25)) == []
    later = replace(series, start=series.start + timedelta(days=7), end=series.end + timedelta(days=7))
    assert news_of(later, config, *issues, day=date(2026, 11, 25)) == []
    (said,) = news_of(replace(series, place="Boulder"), config, *issues, day=date(2026, 11, 25))
    assert said.endswith("Thursday, November 26, 2026, 1:00–4:00 pm ET · Boulder")


@pytest.mark.parametrize(
    ("intro", "count"),
    [
        (f"Postponed: [Lab]({LAB_PAGE}), Thursday, November 26, 2026, 1:00–4:00 pm ET", 1),
        (f"Thanks.\n\n[Lab]({LAB_PAGE}) and [more](https://a.gov/) are on Thursday, November 26, 2026.", 0),
    ],
)
def test_knows_when_an_event_is_from_what_a_paragraph_says(config: Config, intro: str, count: int) -> None:
    """What was put off has a day again; a paragraph with two links may speak of either."""
    sent = replace(corrected(date(2026, 11, 20)), sections=(Section(title="Corrections", intro=intro),))
    assert len(news_of(LAB, config, sent)) == count


def test_tells_in_spanish_that_an_event_has_moved(config: Config) -> None:
    """The issue is in the language of its readers, and so is what an earlier one said."""
    config = replace(config, language="es")
    sent = announcing("jueves, 3 de diciembre de 2026, 13:00–16:00 ET · Denver · free")
    assert news_of(LAB, config, sent) == []
    (said,) = said_of(replace(LAB, place="Boulder"), config, sent)
    assert said.startswith(f"Nueva fecha, hora o lugar: [Lab]({LAB_PAGE}) · jueves, 3 de diciembre de 2026")


def test_offers_a_correction_once(config: Config) -> None:
    """A draft remembers what it offered, so what an editor deletes stays away; an earlier issue says nothing of it."""
    first = corrected(date(2026, 11, 20), "No.")
    told = compose(Library(issues=(first,)), config, DAY).issue
    assert [section.title for section in told.sections] == ["Corrections"]
    following, deleted = DAY + timedelta(days=7), replace(told, sections=())
    assert compose(Library(issues=(told, first)), config, following).issue.sections == ()
    assert compose(Library(issues=(deleted, first)), config, following).issue.sections == ()
    assert compose(Library(issues=(first,)), config, date(2026, 11, 13)).issue.sections == ()
