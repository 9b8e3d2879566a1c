"""Addresses have one spelling, and one key where they lead to the same page."""

from __future__ import annotations

import contextlib
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.base import urls


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://Example.GOV:443/News/?utm_source=feed#top", "https://example.gov/News/"),
        ("http://example.gov:80", "http://example.gov/"),
        ("http://example.gov:8080/", "http://example.gov:8080/"),
        (" \u200bhttps://example.gov/ a\n/b c ", "https://example.gov/%20a/b%20c"),
        ("https://example.gov/a  b", "https://example.gov/a%20%20b"),
        ("https://example.gov/a/./b/../c/..", "https://example.gov/a/"),
        ("https://example.gov/../../a", "https://example.gov/a"),
        ("https://example.gov/a/%2e%2E/b", "https://example.gov/b"),
        ("https://example.gov/.", "https://example.gov/"),
        ("https://example.gov/?a=1&b=2&a=3", "https://example.gov/?a=1&b=2&a=3"),
        ("https://example.gov/caf%c3%a9", "https://example.gov/caf%C3%A9"),
        ("https://example.gov/café?q=é", "https://example.gov/caf%C3%A9?q=%C3%A9"),
        ("https://example.gov/%7euser/100%", "https://example.gov/~user/100%25"),
        ("https://example.gov/a%2Fb", "https://example.gov/a%2Fb"),
        ("https://bücher.example.org/", "https://xn--bcher-kva.example.org/"),
        ("https://straße.de/", "https://xn--strae-oqa.de/"),
        ("https://STRAẞE.de/", "https://xn--strae-oqa.de/"),
        ("https://strasse.de/", "https://strasse.de/"),
        ("https://xn--strae-oqa.de/", "https://xn--strae-oqa.de/"),
        ("https://ΑΣ.gr/", "https://xn--mxa0b.gr/"),
        ("https://ας.gr/", "https://xn--mxa8a.gr/"),
        ("https://Faß.de:8080/", "https://xn--fa-hia.de:8080/"),
        ("https://user@faß.de/", "https://xn--fa-hia.de/"),
        ("https://\uff25xample.gov/", "https://example.gov/"),
        ("https://☃.net/", "https://xn--n3h.net/"),
        ("https://_dmarc.bü_cher.org/", "https://_dmarc.xn--b_cher-3ya.org/"),
        ("https://a_b.example.gov/", "https://a_b.example.gov/"),
        ("https://192.0.2.7:8080/", "https://192.0.2.7:8080/"),
        ("https://r3---a.example.gov/", "https://r3---a.example.gov/"),
        (f"https://{'a' * 63}.gov/", f"https://{'a' * 63}.gov/"),
        ("https://example。gov。/", "https://example.gov/"),
        ("https://example.gov./", "https://example.gov/"),
        ("https://user:pw@example.gov/", "https://example.gov/"),
        ("https://[2001:DB8::1]:443/", "https://[2001:db8::1]/"),
        ("https://[::1]:8443/", "https://[::1]:8443/"),
        ("https://example.gov/?ref=a&fbclid=x&id=7", "https://example.gov/?ref=a&id=7"),
        ("https://example.gov/?%75tm_medium=x&UTM_id=2&=3&&id", "https://example.gov/?id"),
        ("https://example.gov/a;jsessionid=1F?PHPSESSID=2&page=3", "https://example.gov/a?page=3"),
        ("https://example.gov/a/..;jsessionid=1F/b", "https://example.gov/b"),
        ("https://example.gov/?lang=en&page=2", "https://example.gov/?lang=en&page=2"),
        ("https://example.gov/#!/page/2", "https://example.gov/#!/page/2"),
        ("https://example.gov/half\ud83d", "https://example.gov/half"),
    ],
)
def test_canonical(url: str, expected: str) -> None:
    """Scheme, host, port, dots, encoding and tracking are normalised (RFC 3986, section 6.2); all else stays."""
    assert urls.canonical(url) == expected


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("javascript:alert(1)", "'javascript:alert(1)' is not a web address; it must start with https:// or http://"),
        ("mailto:a@example.gov", "'mailto:a@example.gov' is not a web address; it must start with https:// or http://"),
        ("/news/", "'/news/' is not a web address; it must start with https:// or http://"),
        ("", "'' is not a web address; it must start with https:// or http://"),
        ("https://", "'https://' has no host name"),
        ("https:///", "'https:///' has no host name"),
        ("https://./", "'.' is not a host name"),
        ("https://a..gov/", "'a..gov' is not a host name"),
        ("https://exam ple.gov/", "'exam ple.gov' is not a host name"),
        ("https://example.gov\\@example.org\\", "'example.org\\\\' is not a host name"),
        ("https://-/", "'-' is not a host name"),
        ("https://é..gov/", "'é..gov' is not a host name"),
        ("https://a.gov../", "'a.gov..' is not a host name"),
        ("https://\u0301a.gov/", "'\u0301a.gov' is not a host name"),
        ("https://\u2028\uffff.gov/", r"'\uffff.gov' is not a host name"),
        (f"https://{'é' * 60}.gov/", f"'{'é' * 60}.gov' is not a host name"),
        (f"https://{'☃' * 60}.gov/", f"'{'☃' * 60}.gov' is not a host name"),
        (f"https://{'a' * 64}.gov/", f"'{'a' * 64}.gov' is not a host name"),
        (
            "https://[::1/",
            "'https://[::1/' is not a web address; check its host and port, between // and the next slash",
        ),
        ("http://a:b/", "'http://a:b/' is not a web address; check its host and port, between // and the next slash"),
        (
            "http://a:65536",
            "'http://a:65536' is not a web address; check its host and port, between // and the next slash",
        ),
        (f"https://example.gov/{'a' * 2000}", "the address is 2,020 characters long; at most 2,000 are allowed"),
        (f"https://example.gov/{'é' * 1000}", "the address is 6,020 characters long; at most 2,000 are allowed"),
    ],
)
def test_canonical_refuses(url: str, message: str) -> None:
    """What is not a web address is refused in words for a person."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011  the message is compared below
        urls.canonical(url)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://example.gov/a/", "https://example.gov/a"),
        ("https://www.example.gov/index.html", "https://example.gov"),
        ("https://example.gov/a/Index.PHP?b=1", "https://example.gov/a?b=1"),
        ("https://example.gov/default.aspx", "https://example.gov/"),
        ("https://example.gov/?a=1&b=2", "https://example.gov/?b=2&a=1"),
        ("https://example.gov/?q=a+b", "https://example.gov/?q=a%20b"),
        ("https://example.gov/a#part", "https://example.gov/a"),
        ("https://m.example.gov/a", "https://www.example.gov/a"),
        ("https://mobile.example.gov/a?m=1", "https://example.gov/a"),
        ("https://en.m.wikipedia.org/wiki/Form", "https://en.wikipedia.org/wiki/Form"),
        ("https://amp.example.gov/a", "https://example.gov/a"),
        ("https://example.gov/amp/a", "https://example.gov/a"),
        ("https://example.gov/a/amp/", "https://example.gov/a"),
        ("https://example.gov/a/amp.html", "https://example.gov/a/"),
        ("https://example.gov/a.amp.html", "https://example.gov/a.html"),
        ("https://example.gov/a?amp", "https://example.gov/a"),
        ("https://example.gov/a?amp=1&id=2", "https://example.gov/a?id=2"),
        ("https://example.gov/a?print=true", "https://example.gov/a"),
        ("https://example.gov/a/?replytocom=12", "https://example.gov/a"),
        ("https://example.gov/a?ref=rss", "https://example.gov/a"),
        ("https://example.gov/a/index.cfm?id=2", "https://example.gov/a?id=2"),
        ("https://www.youtube.com/watch?v=a-b&list=x&t=10s", "https://youtu.be/a-b"),
        ("https://player.vimeo.com/video/12", "https://vimeo.com/12"),
        ("https://mobile.twitter.com/desk/status/1", "https://x.com/desk/status/1"),
        ("https://old.reddit.com/r/desk", "https://www.reddit.com/r/desk"),
        ("https://www.linkedin.com/comm/pulse/forms", "https://www.linkedin.com/pulse/forms"),
        ("https://www.eventbrite.com/e/lab-1?aff=oddtd", "https://www.eventbrite.com/e/lab-1"),
        ("https://example.gov/a?ACSTrackingID=X_1&deliveryName=X_1&gad_source=1&xtor=RSS-1", "https://example.gov/a"),
        ("https://example.gov/a?outputType=amp", "https://example.gov/a"),
        ("https://example.gov/a?share=twitter&nb=1", "https://example.gov/a"),
        ("https://youtu.be/dQw4?si=abc", "https://www.youtube.com/watch?v=dQw4"),
        ("https://m.youtube.com/shorts/dQw4", "https://www.youtube.com/watch?v=dQw4&feature=share"),
        ("https://www.youtube-nocookie.com/embed/dQw4", "https://www.youtube.com/watch?v=dQw4"),
        ("https://desk.substack.com/p/forms?r=1a&utm_campaign=post", "https://desk.substack.com/p/forms"),
        (
            "https://open.substack.com/pub/desk/p/forms?showWelcomeOnShare=true",
            "https://open.substack.com/pub/desk/p/forms",
        ),
        ("https://medium.com/@desk/forms-1?source=rss----2---4", "https://medium.com/@desk/forms-1"),
        ("https://blog.example.org/forms-1?source=rss-2------2", "https://blog.example.org/forms-1"),
        ("https://blog.example.org/forms-1?ct=t(RSS_EMAIL_CAMPAIGN)", "https://blog.example.org/forms-1"),
        ("https://blog.example.org/forms-1?ct=pdf", "https://blog.example.org/forms-1?ct=pdf"),
        ("https://www.linkedin.com/comm/pulse/x?midToken=AQ1&trk=eml", "https://www.linkedin.com/comm/pulse/x"),
        ("https://example.gov/a?b=1&amp;c=2", "https://example.gov/a?b=1&c=2"),
        ("https://example.gov/a?b=1&amp;amp;c=2", "https://example.gov/a?b=1&c=2"),
        ("https://example.gov/a?ref=desk.example.org", "https://example.gov/a"),
    ],
)
def test_one_page_has_one_key(one: str, other: str) -> None:
    """Two spellings of one page share a key."""
    assert urls.key(one) == urls.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.gov/a", "https://example.gov/A"),
        ("https://example.gov/preview/a", "https://example.gov/a"),
        ("https://example.gov/a%2Fb", "https://example.gov/a/b"),
        ("https://example.gov/?a=1%26b=2", "https://example.gov/?a=1&b=2"),
        ("https://example.gov/?page=1", "https://example.gov/?page=2"),
        ("https://example.gov/#!a", "https://example.gov/#!b"),
        ("https://straße.de/", "https://strasse.de/"),
        ("https://example.gov:8443/", "https://example.gov/"),
        ("https://app.example.gov/", "https://example.gov/"),
        ("https://m.gov/a", "https://gov/a"),
        ("https://example.gov/amp", "https://example.gov/"),
        ("https://example.gov/stamp/a", "https://example.gov/st/a"),
        ("https://example.gov/a?source=web", "https://example.gov/a"),
        ("https://example.gov/a?ref=main", "https://example.gov/a"),
        ("https://example.gov/a?r=1", "https://example.gov/a"),
        ("https://example.gov/#/news/1", "https://example.gov/#/news/2"),
    ],
)
def test_two_pages_have_two_keys(one: str, other: str) -> None:
    """Addresses that may lead to different pages have different keys."""
    assert urls.key(one) != urls.key(other)


@pytest.mark.parametrize(
    ("url", "address", "key"),
    [
        ("https://example.gov/a?utm_source=x#Nov-18", "https://example.gov/a#Nov-18", "example.gov/a#Nov-18"),
        ("https://example.gov/a#", "https://example.gov/a", "example.gov/a"),
        ("https://example.gov/a#:~:text=forms", "https://example.gov/a", "example.gov/a"),
        ("https://example.gov/#!/news", "https://example.gov/#!/news", "example.gov#!/news"),
        ("https://example.gov/a#a b", "https://example.gov/a#a%20b", "example.gov/a#a%20b"),
    ],
)
def test_an_entry_has_its_place_on_the_page(url: str, address: str, key: str) -> None:
    """Where entries share a page, the anchor tells them apart; words to mark and steps of a program are none."""
    assert (urls.with_anchor(url), urls.entry_key(url)) == (address, key)


@pytest.mark.parametrize(
    ("earlier", "url", "who"),
    [
        ([], "https://example.gov/a", "new"),
        (["https://www.example.gov/a/"], "https://example.gov/a", "0"),
        (["https://example.gov/a#one"], "https://example.gov/a#two", "new"),
        (["https://example.gov/a#one", "https://example.gov/a#two"], "https://example.gov/a#two", "1"),
        (["https://example.gov/a"], "https://example.gov/a#two", "0"),
        (["https://example.gov/a#one"], "https://example.gov/a", "0"),
    ],
)
def test_a_place_has_one_owner(earlier: list[str], url: str, who: str) -> None:
    """A page and any place of it are the same; two places of a page are not."""
    claimed: dict[str, str] = {}
    for number, one in enumerate(earlier):
        urls.claim(one, claimed, str(number))
    assert urls.claim(url, claimed, "new") == who


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("b?utm_source=x", "https://example.gov/a/b"),
        ("/b", "https://example.gov/b"),
        ("../b", "https://example.gov/b"),
        (" //example.org/b ", "https://example.org/b"),
        ("http://example.org", "http://example.org/"),
    ],
)
def test_absolute(url: str, expected: str) -> None:
    """A link counts from its page, and is canonical."""
    assert urls.absolute(url, "https://example.gov/a/") == expected


def test_absolute_sees_through_invisible_characters() -> None:
    """A script is no path of the site because something invisible stands before it."""
    with pytest.raises(ValueError, match=r"^'javascript:alert\(1\)' is not a web address"):
        urls.absolute("\ud800\u200bjavascript:alert(1)", "https://example.gov/")


def test_absolute_refuses_in_plain_words() -> None:
    """A link that no parser understands is refused like any other address."""
    with pytest.raises(ValueError, match=r"^'http://\[' is not a web address; check its host"):
        urls.absolute("http://[", "https://example.gov/")


PARTS = st.text("/?#&=:;%@.[]\\ aA2eE~+!é。-_\u00df\u0130") | st.sampled_from(
    ["%2e", "..", "utm_a=1", "%75tm_a", ";jsessionid=", "www.", "index.html", "xn--", ":443", "\u200b", "[::1]"]
)
ADDRESSES = st.builds(
    "".join, st.tuples(st.sampled_from(["https://", "http://", "https://a.gov/", ""]), st.lists(PARTS).map("".join))
)


@pytest.mark.slow
@given(ADDRESSES | st.text())
def test_any_text_has_one_canonical_form_or_none(url: str) -> None:
    """Any text is refused with ValueError, or has a form that stays, shares its key, and starts with a host."""
    with contextlib.suppress(ValueError):
        once = urls.canonical(url)
        assert urls.canonical(once) == once
        assert urls.key(once) == urls.key(url)
        assert urls.key(once.replace("http://", "https://")) == urls.key(once) or ":" in urlsplit(once).netloc
        assert once.isascii()
        assert urlsplit(once).hostname


@pytest.mark.parametrize("letter", ["a", "!"])
def test_the_longest_address(letter: str) -> None:
    """2,000 characters are allowed, one more is not; canonical addresses and others have the same limit."""
    longest = f"https://example.gov/{letter * 1_980}"
    assert urls.canonical(longest) == longest
    assert urls.key(longest) == longest.removeprefix("https://")
    with pytest.raises(ValueError, match="2,001"):
        urls.canonical(f"{longest}{letter}")
    with pytest.raises(ValueError, match="2,001"):
        urls.key(f"{longest}{letter}")


@pytest.mark.parametrize("part", ["/..", ";jsessionid=", "%", "a.", "é", "&utm_", "[", " "])
def test_long_addresses_are_refused_at_once(part: str) -> None:
    """A megabyte of anything is refused before it is read."""
    with pytest.raises(ValueError, match=r"^the address is [\d,]+ characters long; at most 2,000 are allowed$"):
        urls.canonical("https://example.gov" + part * 1_000_000)


STEPS = st.lists(st.sampled_from(["a", "index.html", "..", ".b", "c-d~", "x.y", "", "%7e", "é"]), max_size=4).map(
    "/".join
)
HOSTS = st.sampled_from(
    ["a.gov", "www.a.gov", "a-b.c.gov", "-a.gov", "a..gov", "xn--a.gov", f"{'a' * 64}.gov", "1.2.3.4"]
)


@given(host=HOSTS, steps=STEPS)
def test_usual_addresses_take_no_other_way(host: str, steps: str) -> None:
    """What is canonical at a glance has the form and the key that all the steps would give it."""
    spelled = [f"{scheme}://{host}/{steps}" for scheme in ("https", "HTTPS")]
    assert _forms(spelled[0]) == _forms(spelled[1])


def _forms(url: str) -> tuple[str, str] | None:
    with contextlib.suppress(ValueError):
        return urls.canonical(url), urls.key(url)
    return None


WORDS = st.text("abcz0189-_.~", min_size=1, max_size=8).filter(lambda word: word.strip(".") and word != "index.html")
PARAMETERS = st.dictionaries(st.text("bdehz", min_size=1, max_size=3), st.text("a1-", max_size=3), max_size=3)


@given(
    st.lists(WORDS, min_size=1, max_size=3),
    PARAMETERS,
    st.permutations(["utm_source=x", "fbclid=1", "gclid=2"]),
    st.sampled_from(["https://", "http://", "HTTPS://", " \u200bhttps://"]),
    st.sampled_from(["example.gov", "www.example.gov", "EXAMPLE.gov", "example.gov.", "user:pw@example.gov"]),
    st.sampled_from(["", "/", "/index.html", "/INDEX.HTML", "/./", "/x/../"]),
    st.sampled_from(["", "#part", "#"]),
    st.booleans(),
)
def test_another_spelling_has_the_same_key(  # noqa: PLR0913, PLR0917  each is one way to spell an address otherwise
    steps: list[str],
    parameters: dict[str, str],
    tracking: list[str],
    scheme: str,
    host: str,
    end: str,
    fragment: str,
    is_encoded: bool,  # noqa: FBT001  drawn
) -> None:
    """Scheme, case, `www.`, user, index page, dots, encoding, order, tracking and fragment do not tell pages apart."""
    path, pairs = "/".join(steps), [f"{name}={value}" for name, value in parameters.items()]
    plain = f"https://example.gov/{path}" + ("?" + "&".join(pairs) if pairs else "")
    spelt = "".join(f"%{ord(letter):02x}" if letter.isalnum() else letter for letter in path) if is_encoded else path
    other = f"{scheme}{host}/{spelt}{end}?{'&'.join([*tracking, *reversed(pairs)])}{fragment}"

    assert urls.key(other) == urls.key(plain)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("https://example.gov/a.", ("https://example.gov/a.",)),
        ("See https://example.gov/a.", ("https://example.gov/a",)),
        ("See https://example.gov/a_(b).", ("https://example.gov/a_(b)",)),
        ("(https://example.gov/a). Then https://example.gov/b;", ("https://example.gov/a", "https://example.gov/b")),
        ("No address", ()),
    ],
)
def test_addresses_in_words(words: str, found: tuple[str, ...]) -> None:
    """A sentence's own marks are no part of an address; an address alone is what it is."""
    assert urls.in_words(words) == found


def test_a_server_is_asked_for_path_and_query() -> None:
    """Not for what only a browser knows."""
    assert urls.requested("https://ana@Example.gov/a?b=1&utm_source=x#c") == "https://example.gov/a?b=1&utm_source=x"
    assert urls.requested("https://example.gov") == "https://example.gov/"


@pytest.mark.parametrize("query", ["", "?b=1"])
def test_the_longest_label(query: str) -> None:
    """RFC 1035, section 2.3.4; for usual addresses, which are read in a short way, as for any other."""
    assert urls.canonical(f"https://{'a' * 63}.gov/{query}") == f"https://{'a' * 63}.gov/{query}"
    with pytest.raises(ValueError, match="is not a host name"):
        urls.canonical(f"https://{'a' * 64}.gov/{query}")


def test_every_sign_of_a_telephone_goes() -> None:
    """However many a host has."""
    assert urls.key("https://www.m.example.gov/a") == urls.key("https://example.gov/a")
