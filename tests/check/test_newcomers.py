"""What people write who meet such files for the first time: one message for each mistake, about that mistake."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hub.check import facts_cache, file_facts, runner
from hub.config import hub_settings
from tests.hubs import LAMPS

EVENT, PAGE = "content/events/2026-12-10-clinic.md", "content/toolkit/light/wicks.md"
FIELDS = "title: Wax clinic\nkind: training\nstart: 2026-12-10 13:00\nend: 2026-12-10 14:00\nsummary: Mend one lamp.\n"
OF_PAGE = "---\ntitle: Wicks\nsummary: Cut the wick.\narea: light\nreviewed: 2026-09-01\n---\n"
SETTINGS = hub_settings.load(LAMPS)


def told(path: str, data: bytes) -> list[str]:
    """What a check says of a file, but for advice: the line, what was found, and what to write."""
    found = sorted(facts_cache.looked(path, data, SETTINGS).findings)
    return [f"{one.line}: {one.message}; {one.fix}" for one in found if one.level != "advice"]


def of_event(old: str, new: str) -> list[str]:
    """What a check says of an event in which a line is another one."""
    return told(EVENT, f"---\n{FIELDS.replace(old, new)}---\nBring a lamp.\n".encode())


def of_body(words: str) -> list[str]:
    """What a check says of a page of the toolkit with this text, which begins on line 7."""
    return told(PAGE, f"{OF_PAGE}{words}\n".encode())


def test_the_examples_are_right() -> None:
    """Nothing is told of the files that the mistakes are made in."""
    assert of_event("", "") == of_body("Words.") == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16(encoding: str) -> None:
    """What Windows calls Unicode is told once, with the other mistakes of the file."""
    data = f"---\n{FIELDS.replace('training', 'traning')}---\n".encode(encoding)
    assert told(EVENT, data) == [
        "1: the file is in UTF-16, as Windows calls Unicode; save the file as UTF-8",
        "3: kind: 'traning' is not known; did you mean \"training\"? (training, networking)",
    ]


@pytest.mark.parametrize("key", ["Kind", "kinds", "KIND"])
def test_a_key_that_is_misspelled(key: str) -> None:
    """A needed key that is there under nearly its name is not called missing as well."""
    (said,) = of_event("kind:", f"{key}:")
    assert said.startswith(f"3: '{key}' is not a known key; did you mean \"kind\"? (")


@pytest.mark.parametrize(
    "line",
    ["**kind:** training", "**kind**: training", "- kind: training", "> kind: training",
     "`kind`: training"],
)  # fmt: skip
def test_a_key_with_marks(line: str) -> None:
    """A key with the marks of Markdown is not called missing, and the advice is the line without them."""
    assert of_event("kind: training", line) == [
        f"3: this is not YAML: {line!r} has marks at its key; write `kind: training`"
    ]


def test_a_picture_that_is_data() -> None:
    """A picture that Google Docs writes into the file must go, so nobody is asked for its words."""
    (said,) = of_body("![][image1]\n\n[image1]: <data:image/png;base64,iVBORw0KGgo=>")
    assert said.startswith("9: data:image/png;base64,iVBORw0KGgo= is not an address that a page may link to")


@pytest.mark.parametrize("words", ["TBD", "tba.", "N/A", "None", "???", "'to be announced'", "-", "TBD (see the mail)"])
@pytest.mark.parametrize("key", ["place", "host", "url", "recording", "accommodations"])
def test_a_field_that_says_nothing_yet(key: str, words: str) -> None:
    """A field that may be left out is left out, and nothing else is said of its line."""
    (said,) = of_event("", "") + told(EVENT, f"---\n{FIELDS}{key}: {words}\n---\n".encode())
    assert said.endswith("tells readers nothing; delete this line until you know it")
    assert said.startswith(f"7: {key}: ")


def test_a_field_that_must_say_something() -> None:
    """A needed field is not left out; what costs nothing may say so; an end that is open is not written."""
    assert of_event("2026-12-10 13:00", "TBD") == ["4: start: TBD tells readers nothing; write what belongs here"]
    assert of_event("2026-12-10 14:00", "TBD") == [
        "5: end: TBD tells readers nothing; delete this line until you know it"
    ]
    assert told(EVENT, f"---\n{FIELDS}cost: none\n---\n".encode()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("TBD", ["7: TBD tells readers nothing; write what belongs here"]),
        ("Here:\n\n  tba.\n\nWords.", ["9: tba tells readers nothing; write what belongs here"]),
        ("What TBD means.\n\n```\nTBD\n```", []),
        ("<pre>\nTBD\n</pre>\n\n<p><code>\nTBD\n</code></p>", []),
        ("<pre>a</pre>\n\nTBD", ["9: TBD tells readers nothing; write what belongs here"]),
    ],
)
def test_a_text_that_says_nothing_yet(words: str, said: list[str]) -> None:
    """A line of a text that waits for its words is a blank, and one of code is not."""
    assert of_body(words) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("summary: Bring forms. # of people is limited.", '"Bring forms. # of people is limited."'),
        ("place: Room # B12 east", '"Room # B12 east"'),
        ("place: Café # au premier étage", '"Café # au premier étage"'),
        ("host: 'The forms team' # ask Ana first", ""),
        ("title: Wax clinic  # as the source has it", ""),
    ],
)
def test_words_that_may_be_a_remark(line: str, said: str) -> None:
    """Words behind # are told where they may belong to the value; those of a new file are known."""
    key = line.partition(":")[0]
    fields = "".join(one for one in FIELDS.splitlines(keepends=True) if not one.startswith(key))
    found = told(EVENT, f"---\n{fields}{line}\n---\n".encode())
    assert [one.partition("; ")[2] for one in found] == (
        [f"put the value in quotes: {said}; or write the remark on a line of its own"] if said else []
    )


def test_an_address_with_a_space_before_its_anchor() -> None:
    """YAML takes the anchor for a remark, so the page would lead elsewhere."""
    (said,) = told(EVENT, f"---\n{FIELDS}url: https://example.gov/a #register\n---\n".encode())
    assert said.startswith("7: url: YAML takes '#register' for a remark, which begins with #; ")
    assert said.endswith("; write it without the space: https://example.gov/a#register")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("“Wax clinic”", ['2: title: readers see the quotes around “Wax clinic”; write "Wax clinic"']),
        ("„Wax clinic“", ['2: title: readers see the quotes around „Wax clinic“; write "Wax clinic"']),
        ("‘Wax clinic’", ['2: title: readers see the quotes around ‘Wax clinic’; write "Wax clinic"']),
        ("“Cire d'été”", ["2: title: readers see the quotes around “Cire d'été”; write \"Cire d'été\""]),
        ("“Wax: a clinic”", ['2: this is not YAML: “ is not a straight quote; write straight quotes: "…"']),
        ("“Wax” and “oil”", []),
    ],
)
def test_quotes_as_word_sets_them(value: str, said: list[str]) -> None:
    """Quotes around a whole value were meant for YAML."""
    assert of_event("Wax clinic", value) == said


@pytest.mark.parametrize(
    ("value", "better"),
    [
        ("See **the** [form](https://example.gov/)", "See the form"),
        ("'Ready :tada:'", "'Ready 🎉'"),
        ("<b>Wax</b> clinic", "Wax clinic"),
        ("'What 2 ** 3 ** 4 and :foo: mean'", ""),
    ],
)
def test_marks_in_plain_text(value: str, better: str) -> None:
    """Readers would see the marks of Markdown in a title, as they would those of HTML."""
    said = of_event("Wax clinic", value)
    assert [one.partition("; ")[2] for one in said] == ([f"write it without: {better}"] if better else [])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("It doesnâ€™t ask.", ["7: â€™ is ’, read in another encoding; write ’"]),
        ("CafÃ©", ["7: Ã© is é, read in another encoding; write é"]),
        ("A na\ufffdve form.", ["7: a letter was lost here: readers see \ufffd; write the letter"]),
        ("`â€™` and `\ufffd`", []),
        ("Ação, Ãé and ’“", []),
        ("„Spaß“, „Ä“, Fuß… und Maß–Einheit", []),
        ("« voilà\xa0», «É», «MENÚ», “AQUÍ” y ‘PERÚ’", []),
        ("“VOCÊ”, «Ã» e “amanhã”…", []),
        ("CAFÉ™, «BLÅ», Å–Ø”, 3×“4” and ×™", []),  # noqa: RUF001  its letters
        ("Ã–l", ["7: Ã– is Ö, read in another encoding; write Ö"]),
        ("siÄ™", ["7: Ä™ is ę, read in another encoding; write ę"]),
        ("Ð´Ð°", ["7: Ð´Ð° is да, read in another encoding; write да"]),  # noqa: RUF001  its letters
        ("«cafÃ©»", ["7: Ã© is é, read in another encoding; write é"]),
        ("A naï¿½ve form.", ["7: a letter was lost here: readers see ï¿½; write the letter"]),
    ],
)
def test_letters_that_were_lost(words: str, said: list[str]) -> None:
    """What two programs read in two encodings is told with the letter that was meant; code shows what it shows."""
    assert of_body(words) == said


SAFE = "https://gcc02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.gov%2Fclinic&data=05%7C01%7Cana&reserved=0"


@pytest.mark.parametrize(
    "address",
    [
        SAFE,
        "https://links.govdelivery.com/track?type=click&enid=x&&&https://example.gov/clinic",
        "https://www.google.com/url?q=https://example.gov/clinic&sa=D",
        "https://urldefense.com/v3/__https://example.gov/clinic__;!!abc!def$",
    ],
)
def test_an_address_as_a_mail_has_it(address: str) -> None:
    """An address that another one is around tells who copied it; the one inside is advised in a field and in a text."""
    for said in (of_body(f"See [it]({address})."), told(EVENT, f"---\n{FIELDS}url: {address}\n---\n".encode())):
        assert [one.partition("; ")[2] for one in said] == ["write https://example.gov/clinic"]


def test_an_address_with_a_comma_in_a_field_is_written_whole() -> None:
    """No part of what was around it stays behind."""
    field = f"---\n{FIELDS}url: {{}}\n---\n"
    given = field.format("https://www.google.com/url?q=https://example.gov/clinic&sa=D,2,x")
    assert runner.fixed(EVENT, given, SETTINGS) == field.format("https://example.gov/clinic")


def test_the_address_inside_is_written() -> None:
    """--fix writes the address that was meant; one that needs marks around it is for a person."""
    words = (
        f"{OF_PAGE}See [it]({SAFE}) and <{SAFE}>.\n\n[odd](https://www.google.com/url?q=https://example.gov/a_(b))\n"
    )
    assert runner.fixed(PAGE, words, SETTINGS) == words.replace(SAFE, "https://example.gov/clinic")


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://lnks.gd/l/eyJhbGciOiJIUzI1NiJ9.abc.def", "lnks.gd"),
        ("https://bit.ly/x7Yz", "bit.ly"),
        ("https://vertexaisearch.cloud.google.com/grounding-api-redirect/AUZ", "vertexaisearch.cloud.google.com"),
    ],
)
def test_an_address_that_only_a_server_knows(address: str, host: str) -> None:
    """It is told in a field and in a text, and a person opens it."""
    advice = f"7: {host} hides where it leads; open it, and write the address where it ends"
    assert of_body(f"See [it]({address}).") == [advice]
    assert advice in told(EVENT, f"---\n{FIELDS}url: {address}\n---\n".encode())


@pytest.mark.parametrize(
    "address",
    [
        "https://www.linkedin.com/sharing/share-offsite/?url=https://example.gov/",
        "https://public.govdelivery.com/accounts/USGSA/subscriber/new",
        "https://translate.google.com/translate?u=https://example.gov/",
        "https://translate.yandex.com/translate?url=https://example.gov/",
        "https://api.whatsapp.com/send?text=https://example.gov/",
        "https://www.addtoany.com/add_to/mastodon?linkurl=https://example.gov/",
        "https://www.tumblr.com/widgets/share/tool?canonicalUrl=https://example.gov/",
        "https://www.facebook.com/plugins/share_button.php?href=https://example.gov/",
        "https://www.printfriendly.com/print?url=https://example.gov/",
        "https://bit.ly/about",
    ],
)
def test_an_address_that_is_meant(address: str) -> None:
    """Whoever shares or translates a page means the address around it."""
    assert of_body(f"See [it]({address}).") == []


@pytest.mark.parametrize(
    "words",
    [
        "![A lamp](https://github.com/user-attachments/assets/1c2d3e4f-0000)",
        '<img width="400" alt="A lamp" src="https://github.com/user-attachments/assets/1c2d3e4f-0000">',
        "![A lamp](https://user-images.githubusercontent.com/123/456-abc.png)",
        "![A lamp](https://private-user-images.githubusercontent.com/1/2.png?jwt=a)",
        "https://github.com/user-attachments/assets/1c2d3e4f-0000",
        "[A form](https://github.com/user-attachments/files/123/form.pdf)",
        "[A form](https://github.com/example/lamps/files/123/form.pdf)",
    ],
)
def test_a_file_that_was_dragged_in(words: str) -> None:
    """GitHub keeps it beside the repository, so it belongs beside the page."""
    (said,) = of_body(words)
    assert said.endswith("; put the file beside the page (Add file, Upload files), and write its name: ![…](lamp.png)")


def test_files_of_a_repository_are_no_files_that_were_dragged_in() -> None:
    """A release, an issue or a folder stays where it is."""
    ways = ("releases/download/v1/form.pdf", "issues/12", "tree/main/assets/12")
    assert of_body(" ".join(f"[{way}](https://github.com/example/lamps/{way})" for way in ways)) == []


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("image", True),
        ("Screenshot 2026-11-30 at 9.41.00 AM", True),
        ("IMG_1234.jpeg", True),
        ("alt text", True),
        ("Screen Shot 2026-11-30 at 9.41.00 PM (2)", True),
        ("Captura de pantalla 2026-11-30 a las 10.33.22", True),
        ("PXL_20261130_104233 edited", True),
        ("Picture 3 of 4", True),
        ("Image of a lamp", False),
        ("Photo 1: the team in Denver", False),
        ("Imagen 2: una persona llena un formulario", False),
        ("Bild 3 zeigt eine Lampe", False),
        ("A lamp", False),
    ],
)
def test_words_that_a_program_wrote(words: str, *, is_told: bool) -> None:
    """The name of a file says nothing to who does not see the picture."""
    said = of_body(f"![{words}](https://example.gov/lamp.png)")
    assert said == ([f"7: “{words}” does not say what the picture shows; say it in a few words"] if is_told else [])


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("/content/join.md#who", "write the path from this file: ../../join.md#who"),
        ("/content-design/lamp.md", "write the path from this file: ../../content-design/lamp.md"),
        ("/pictures/lamp.svg", "write the path from this file: ../../pictures/lamp.svg"),
        ("/join/", "write the path from this file, such as ../about.md"),
        ("https://https://example.gov/", "write https://example.gov/"),
    ],
)
def test_addresses_that_begin_in_another_way(target: str, said: str) -> None:
    """A path from the root of the repository has its way from here, and what begins twice its one beginning."""
    found = of_body(f"See [it]({target}).")
    assert [one.partition("; ")[2] for one in found] == [said]


def test_a_field_that_begins_twice() -> None:
    """What was pasted behind `https://` is an error in a field, and not the host `https`."""
    (said,) = told(EVENT, f"---\n{FIELDS}url: https://https://example.gov/\n---\n".encode())
    assert said.startswith("7: url: 'https://https://example.gov/' begins twice with https://; ")


@pytest.mark.parametrize(
    ("start", "fix"),
    [
        ("Thursday, December 10, 2026 at 1:00 PM", "write 2026-12-10 13:00"),
        ("2026-12-10 noon", "write 2026-12-10 12:00"),
        ("2026-12-10 13h00", "write 2026-12-10 13:00"),
        (
            "2026-12-10 13:00 EST",
            "write 2026-12-10 13:00, and the place on a line of its own, such as timezone: America/New_York",
        ),
        (
            "2026-12-10 13:00 in the hall",
            "write 2026-12-10 13:00, and the place on a line of its own, such as timezone: America/New_York",
        ),
        ("2026-12-10 1-2pm", "write 2026-12-10 13:00, and the end on a line of its own: end: 2026-12-10 14:00"),
        (
            "2026-12-10 13:00 to 2026-12-11 14:00",
            "write 2026-12-10 13:00, and the end on a line of its own: end: 2026-12-11 14:00",
        ),
        (
            "Dec 10, 2026 1 pm ET – Dec 11, 2026 2 pm ET",
            "write 2026-12-10 13:00, and the end on a line of its own: end: 2026-12-11 14:00",
        ),
        (
            "2026-12-10 13:00 / 2026-12-10 14:30",
            "write 2026-12-10 13:00, and the end on a line of its own: end: 2026-12-10 14:30",
        ),
        ("14:00", "write the day as well: 2026-12-10 14:00"),
        ("2 pm", "write the day as well: 2026-12-10 14:00"),
        ("2026-12-10 24:00", "write 2026-12-11 00:00"),
        ("2026-02-30 24:00", "write a real day and the time of a 24-hour clock, such as "),
        ("Friday, December 10, 2026 at 1:00 PM", "write a real day and the time of a 24-hour clock, such as "),
        ("December 10 at 1 pm", "write a real day and the time of a 24-hour clock, such as "),
        ("next Tuesday", "write a real day and the time of a 24-hour clock, such as "),
    ],
)
def test_a_time_as_people_say_it(start: str, fix: str) -> None:
    """What means one moment is written as a file has it; a weekday that is another one, and no year, mean none."""
    (said,) = of_event("start: 2026-12-10 13:00", f"start: {start}")
    assert said.startswith("4: start: ")
    assert said.partition("; ")[2].startswith(fix)


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("CANCELLED - Wax clinic", "cancelled"),
        ("'Canceled: Wax clinic'", "cancelled"),
        ("(Postponed) Wax clinic", "postponed"),
        ("CANCELADO Wax clinic", "cancelled"),
        ("Why clinics are cancelled", ""),
        ("Cancelled appointments, and how to have fewer", ""),
        ("'CANCELLED: Wax clinic'\nstatus: \"cancelled\"", ""),
        ("Cancelled-order forms\nstatus: postponed", ""),
    ],
)
def test_an_event_that_its_title_calls_off(title: str, status: str) -> None:
    """Calendars go by the status alone; with one, the title is only a title."""
    fix = f"write `status: {status}`, and take the word out of the title"
    assert [one.partition("; ")[2] for one in of_event("Wax clinic", title)] == ([fix] if status else [])


@pytest.mark.slow
def test_a_long_field_is_read_in_no_time() -> None:
    """Thousands of spaces within a value do not keep a check from its end."""
    long = f"A{' ' * 50_000}b # x y{' ' * 50_000}z."
    assert of_event("Wax clinic", long)[0].startswith("2: YAML takes ")
    assert of_event("Mend one lamp.", long)[-1].startswith("6: YAML takes ")


@pytest.mark.parametrize("words", ['cost: "None"', "cost:  none", "place: Unknown\n  to most, a lamp house."])
def test_words_that_tell_something(words: str) -> None:
    """What costs nothing costs none, in quotes, too; and a value that goes on says more than its first line."""
    assert told(EVENT, f"---\n{FIELDS}{words}\n---\nBring a lamp.\n".encode()) == []


def test_letters_that_are_no_text_in_any_encoding() -> None:
    """What would be one, read as UTF-8, may not be told what to write."""
    assert of_body("Two à€€à€€ beside one another.") == []


@pytest.mark.parametrize("tag", ["#PlainLanguage", "#opendata", "#LampDay2026"])
def test_a_tag_is_no_heading(tag: str) -> None:
    """Words that people tag a text with are not written as headings are."""
    assert of_body(f"{tag}\n\nWords.") == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("[it](http://localhost:8000/a)", "http://localhost:8000/a does not open for readers"),
        ("[it](http://192.168.1.2/a)", "http://192.168.1.2/a does not open for readers"),
        ("https://a-8000.app.github.dev/", "https://a-8000.app.github.dev/ does not open for readers"),
        ("Open http://localhost:8000/ on your machine.", ""),
        ("`hub serve` shows http://127.0.0.1:8000", ""),
    ],
)
def test_an_address_that_only_its_author_can_open(words: str, said: str) -> None:
    """One that readers see as it is may be about their own machine; one behind words is not."""
    fix = "write the address where the page is published"
    assert of_body(words) == ([f"7: {said}; {fix}"] if said else [])


def test_a_field_that_only_its_author_can_open() -> None:
    """Readers of the event would be led there; the site itself may be on the machine where it is tried out."""
    (said,) = told(EVENT, f"---\n{FIELDS}url: http://127.0.0.1:8000/a/\n---\n".encode())
    assert said.startswith("7: http://127.0.0.1:8000/a/ does not open for readers; ")
    (said,) = told(EVENT, f"---\n{FIELDS}url: https://www.google.com/search?q=wax\n---\n".encode())
    assert said.startswith("7: this address is that of a search, and finds something else each time; ")


@pytest.mark.parametrize(
    ("target", "fix"),
    [
        ("mailto: ana@example.gov", "write it without the space: [it](mailto:ana@example.gov)"),
        ("mailto://ana@example.gov", "write mailto:ana@example.gov"),
        ("tel://202-555-0147", "write tel:202-555-0147"),
        ("“https://example.gov/”", "write https://example.gov/"),
        ("htp://example.gov/a", "write https://example.gov/a"),
        ("hhttps://example.gov/a", "write https://example.gov/a"),
        ("http://https://example.gov/a", "write https://example.gov/a"),
        ("file:///C:/a.pdf", "put the file beside the page (Add file, Upload files), and write its name"),
        (r"C:\a.pdf", "put the file beside the page (Add file, Upload files), and write its name"),
        ("#", "write the address that is meant"),
    ],
)
def test_an_address_with_a_slip(target: str, fix: str) -> None:
    """What was meant is written out."""
    (said,) = of_body(f"See [it]({target}).")
    assert said.partition("; ")[2] == fix


@pytest.mark.parametrize(
    "words",
    [
        "[Back to the top](#)",
        "[↑](#)",
        "[Zurück](#)",
        '<a href="#">Back to top</a>',
        "[Naar boven](#)",
        "[Do góry](#)",
        "[ページの先頭へ](#)",
        "[للأعلى](#)",
    ],
)
def test_a_link_to_the_top(words: str) -> None:
    """Who writes one on purpose says so."""
    assert of_body(words) == []


@pytest.mark.parametrize(
    ("url", "fix"),
    [
        ("https//example.gov/a", "write it in full, such as https://example.gov/a"),
        ("htpps://example.gov/a", "write it in full, such as https://example.gov/a"),
        (
            "ana@example.gov",
            "write the address of a page; an email address belongs into the text, as [words](mailto:ana@example.gov)",
        ),
    ],
)
def test_a_field_with_a_slip_in_its_address(url: str, fix: str) -> None:
    """The advice has the address that was meant, and the way for one of a mailbox."""
    (said,) = told(EVENT, f"---\n{FIELDS}url: {url}\n---\n".encode())
    assert said.rpartition("; ")[2] in fix
    assert said.endswith(fix)


@pytest.mark.parametrize(
    ("day", "fix"),
    [
        ("9/1/26", ""),
        ("9/30/26", "write 2026-09-30, without quotes"),
        ("2026-09-01 09:00", "write 2026-09-01, without quotes"),
        ("2026-09-01 by Ana", "write 2026-09-01, without quotes"),
        ("le 1er septembre 2026", "write 2026-09-01, without quotes"),
        ("September 1", ""),
        ("September 2026", ""),
        ("2026-09-01 to 2026-09-03", ""),
    ],
)
def test_a_day_as_people_say_it(day: str, fix: str) -> None:
    """What means one day is written as a file has it; for other words, an example."""
    (said,) = told(PAGE, OF_PAGE.replace("2026-09-01", day).encode())
    fallback = "write a real day, such as 2026-11-20, without quotes or a time"
    assert said.partition("; ")[2] == (fix or fallback)


@pytest.mark.parametrize("mark", ["\u2028", "\u2029"])
def test_an_end_of_a_line_that_only_some_programs_obey(mark: str) -> None:
    """YAML would break a title there; it is told once, in a text as in a field."""
    fix = f"this line has the invisible character U+{ord(mark):04X}; write a space, or begin a new line"
    assert of_event("Wax clinic", f"Wax{mark}clinic") == [f"2: {fix}"]
    assert of_body(f"One{mark}two.") == [f"7: {fix}"]


@pytest.mark.parametrize(("line", "rule"), [("cost: 20 # free", "20 is not text"), ("host: :wave: Ana", "not YAML")])
def test_one_mistake_of_a_field_is_told_once(line: str, rule: str) -> None:
    """A line that cannot be read is not looked at for words that readers may see otherwise."""
    (said,) = told(EVENT, f"---\n{FIELDS}{line}\n---\n".encode())
    assert rule in said


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("```markdown\n", "1: the file begins with a block of code; delete this line, and the one that ends the block"),
        ("~~~\n", "1: the file begins with a block of code; delete this line, and the one that ends the block"),
        ("Here it is:\n\n", "1: the file does not begin with a line `---`; delete what is above line 3"),
    ],
)
def test_words_before_the_front_matter(before: str, said: str) -> None:
    """What an assistant writes before a file, and around it, goes."""
    after = before[:3] if before[0] in "`~" else ""
    assert told(EVENT, f"{before}---\n{FIELDS}---\nWords.\n{after}\n".encode()) == [said]


@pytest.mark.parametrize(
    "words",
    ["Words.\n\n---\nMore.\n", "Words.\n\n---", "Words.", "Words.\n---\nNote: so\n", "A\n---\nNote: so\n\nB\n\n---\n"],
)
def test_a_rule_is_no_front_matter(words: str) -> None:
    """A line --- with words below it is one, and nothing above it must go."""
    (said,) = told(EVENT, words.encode())
    assert said.endswith("; put the fields between two lines of only ---, before the text")


def test_front_matter_in_the_text() -> None:
    """A file that was pasted twice, or two events in one file, is told; one field between two rules is words."""
    (said,) = told(EVENT, f"---\n{FIELDS}---\nBring a lamp.\n\n---\n{FIELDS}---\nBring wax.\n".encode())
    assert said == (
        "11: these lines look like front matter, and readers see them; "
        "delete them, or give what they are about a file of its own"
    )
    assert of_body("---\nowner: Ana\n---") == of_body("---\nAna: one\nBen: two\n---") == []
    assert of_body("```\n---\ntitle: A\nsummary: B\n---\n```") == []


ARTICLE = (
    "---\ntitle: Wax\nurl: https://example.gov/wax/\nsource: Wax\npublished: {}\nsection: articles\nsummary: On wax.\n"
)


@pytest.mark.parametrize(
    ("place", "better"),
    [
        ("2026/2026-11-17-wax.md", ""),
        ("2026/wax.md", ""),
        ("wax.md", ""),
        ("2026/2026-11-20-wax.md", ""),  # the day it was kept on
        ("2026/2026-11-14-wax.md", "2026/2026-11-17-wax.md"),
        ("2025/2026-11-17-wax.md", "2026/2026-11-17-wax.md"),
        ("2025/2025-11-17-wax.md", "2026/2026-11-17-wax.md"),
        ("2025/wax.md", "2026/2026-11-17-wax.md"),
        ("wax/2026-11-17-wax.md", ""),
        ("wax/2026-11-16-wax.md", "wax/2026-11-17-wax.md"),
    ],
)
def test_an_article_in_the_file_of_another_day(place: str, better: str) -> None:
    """Its name and its folder say the day it was published or kept on, where they say one."""
    path = f"content/articles/{place}"
    found = told(path, f"{ARTICLE.format('2026-11-17')}added: 2026-11-20\n---\n".encode())
    said = [one for one in found if "published: the article is in" in one]
    fix = f"move the file to content/articles/{better}, or correct `published`"
    assert [one.partition("; ")[2] for one in said] == ([fix] if better else [])


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("[b]Wax[/b] is warm.", "[b]"),
        ("See [url=https://example.gov/]it[/url].", "[url=https://example.gov/]"),
        ("'''Wax''' is warm.", "'''Wax'''"),
        ("== Wax ==", "== Wax =="),
        ("h2. Wax\n\nIt is warm.", "h2."),
        ("See [it|https://example.gov/].", "[it|https://example.gov/]"),
        ("See <https://example.gov/|the guide>.", "<https://example.gov/|the guide>"),
    ],
)
def test_marks_of_wikis_forums_and_chats(words: str, mark: str) -> None:
    """Readers would see them."""
    (said,) = of_body(words)
    assert said.startswith(f"7: readers see {mark} as it is written here; ")


@pytest.mark.parametrize(
    "words",
    [
        "[b] and [i]",
        "`[b]x[/b]` and `'''`",
        "| a | b |\n| --- | --- |\n| [x](https://example.gov/) | <https://example.gov/> |",
        "See <https://example.gov/?a|b> and h2.",
        "2 == 2 and 3 == 3",
        "rock 'n' roll",
    ],
)
def test_what_is_no_mark_of_a_wiki(words: str) -> None:
    """Code, tables and brackets alone are what they look like."""
    assert of_body(words) == []


@pytest.mark.parametrize(
    ("words", "fix"),
    [
        ("[the guide(https://example.gov/)", "close the bracket: [the guide](https://example.gov/)"),
        (r"\[the guide\](https://example.gov/)", "write it without backslashes: [the guide](https://example.gov/)"),
        (r"Some \*\*bold words\*\*.", "write it without backslashes: **bold words**"),
        (r"\## Wicks", "write a heading without backslashes: ## Wicks"),
        (r"\#\# Wicks", "write a heading without backslashes: ## Wicks"),
        (
            "![][image1]",
            "put the picture beside the page, and write its name and what it shows: ![…](picture.png)",
        ),
        (
            "| a | b |\n| - | - |\n| 1 | 2 |\n| 1 | 2 | 3 |",
            "write as many cells as headings, and a backslash before a | in words: readers do not see the last ones",
        ),
        (
            "Wick\tPrice\nThin\t$1",
            "put a line such as | --- | --- | below the first one: a table begins with its headings",
        ),
        ("✅ one\n✅ two", "write each entry on a line of its own as in: - one"),
    ],
)
def test_marks_that_a_program_copied(words: str, fix: str) -> None:
    """Backslashes, tabs and signs of word processors and assistants are written as Markdown has them."""
    (said,) = of_body(words)
    assert said.partition("; ")[2] == fix


@pytest.mark.parametrize(
    "words",
    [
        r"Escape it: \*not bold\* and \# one.",
        "[see (https://example.gov/)]",
        "| a | b |\n| - | - |\n| 1 \\| 2 | 3 |",
        "One\ttwo.",
        "1.\tone\n2.\ttwo",
        "-\tone\n-\ttwo",
        "✅ One alone.",
    ],
)
def test_marks_that_somebody_wrote_on_purpose(words: str) -> None:
    """A single mark, a cell with a bar in it and one tab are what they look like."""
    assert of_body(words) == []


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("location", "place"),
        ("price", "cost"),
        ("link", "url"),
        ("Speakers", "host"),
        ("tags", "topics"),
        ("time-zone", "timezone"),
    ],
)
def test_a_key_by_another_name(key: str, meant: str) -> None:
    """What other programs call a field is known, and advice by its letters alone is not given."""
    (said,) = told(EVENT, f"---\n{FIELDS}{key}: Wax\n---\n".encode())
    assert said == f"7: '{key}' is not a known key; write `{meant}`, which is what it is called here"


def test_a_needed_key_by_another_name() -> None:
    """It is not called missing as well; a key that is there already is not advised."""
    (said,) = of_event("summary: Mend one lamp.", "description: Mend one lamp.")
    assert said == "6: 'description' is not a known key; write `summary`, which is what it is called here"
    (said,) = of_event("title: Wax clinic", "title: Wax clinic\nname: Wax")
    assert said.startswith("3: 'name' is not a known key; ")
    assert "`title`" not in said


@pytest.mark.parametrize(
    ("start", "said"),
    [
        ("2026-12-10 01:00", "4: start: 01:00 is in the night; write 2026-12-10 13:00 if the afternoon is meant"),
        (
            "2026-12-10 00:00",
            "4: start: 00:00 is in the night; write 2026-12-10 alone, here and in `end`, for all day",
        ),
        ("2026-12-10 06:00", ""),
    ],
)
def test_an_event_in_the_small_hours(start: str, said: str) -> None:
    """Nobody meets then, and who writes 1:00 means 13:00."""
    assert of_event("start: 2026-12-10 13:00", f"start: {start}") == ([said] if said else [])


def test_an_event_that_ends_in_the_small_hours() -> None:
    """Its end is told where its start is; a night that begins in the evening is one."""
    both = "start: 2026-12-10 13:00\nend: 2026-12-10 14:00"
    assert of_event(both, "start: 2026-12-10 01:00\nend: 2026-12-10 02:00") == [
        "4: start: 01:00 is in the night; write 2026-12-10 13:00 if the afternoon is meant",
        "5: end: 02:00 is in the night; write 2026-12-10 14:00 if the afternoon is meant",
    ]
    assert of_event(both, "start: 2026-12-10 20:00\nend: 2026-12-11 02:00") == []


@pytest.mark.parametrize(
    "url",
    [
        "https://mail.google.com/mail/u/0/#inbox/F",
        "https://app.slack.com/client/T01/C01",
        "https://calendar.google.com/calendar/u/0/r/week",
        "https://example.gov/blog/wp-admin/post.php?post=1",
    ],
)
def test_a_page_of_an_account(url: str) -> None:
    """Whoever is not logged in sees a login."""
    (said,) = of_body(f"See [it]({url}).")
    assert said.startswith(f"7: {url} does not open for readers; ")


@pytest.mark.parametrize(
    "url",
    [
        "https://lamps.slack.com/archives/C01",
        "https://calendar.google.com/calendar/u/0/r?cid=lamps",
        "https://calendar.google.com/calendar/r/eventedit?text=Lamps",
        "https://www.gitpod.io/pricing",
    ],
)
def test_a_page_for_all_who_have_an_account(url: str) -> None:
    """A channel of a community, a button that adds an event and a page about an editor are for readers."""
    assert of_body(f"See [it]({url}).") == []


def test_a_hub_of_an_office() -> None:
    """Who reads it can open the other pages of that office."""
    config = replace(SETTINGS, site_url="https://hub.intranet/")
    text = f"{OF_PAGE}See [the forms](https://forms.intranet/).\n"
    assert "212" not in {one.rule for one in file_facts.look(PAGE, text, config).findings}
    assert "212" in {one.rule for one in file_facts.look(PAGE, text, SETTINGS).findings}


@pytest.mark.parametrize("end", ["[...]", "[…]", '[&hellip;]"', "[ … ]"])
def test_a_summary_that_a_feed_cut_off(end: str) -> None:
    """Its last sentence is not whole, though it ends with a period; one that only trails off is."""
    begin = '"' if end.endswith('"') else ""
    said = of_event("summary: Mend one lamp.", f"summary: {begin}Mend one lamp with your own hands {end}")
    assert [one for one in said if "without a period" in one]
    assert of_event("summary: Mend one lamp.", "summary: Mend one lamp with your own hands…") == []


def test_a_space_of_html_in_front_matter() -> None:
    """Nobody would see which space to write."""
    assert of_event("summary: Mend one lamp.", "summary: Mend one&nbsp;lamp.") == [
        "6: &nbsp; is HTML, and this is plain text; write a space"
    ]


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (
            "2027-12-10 14:00",
            ["5: end: the event ends in 2027, and begins in 2026; write 2026-12-10 14:00 if that is meant"],
        ),
        ("2027-12-10 12:00", ["5: end: the event ends in 2027, and begins in 2026; check the dates and am/pm"]),
        ("2027-01-10 14:00", []),
        ("2026-12-11 14:00", []),
    ],
)
def test_an_event_that_ends_a_year_later(end: str, said: list[str]) -> None:
    """Who copies an event changes one year and forgets the other; a course may go on into the next one."""
    assert of_event("end: 2026-12-10 14:00", f"end: {end}") == said
