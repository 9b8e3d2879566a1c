"""Players become links, late pictures come at once, and pictures that count readers go."""

from __future__ import annotations

import pytest

from hub.base import translation
from hub.collect import embedded_media


@pytest.mark.parametrize(
    ("markup", "link"),
    [
        (
            '<iframe src="https://www.youtube.com/embed/abc?rel=0" title="How it &amp; went"></iframe>',
            '<a href="https://www.youtube.com/watch?v=abc">Video: How it &amp; went</a>',
        ),
        (
            '<iframe data-src="//www.youtube-nocookie.com/embed/abc" width="560"></iframe>',
            '<a href="https://www.youtube.com/watch?v=abc">Video on www.youtube-nocookie.com</a>',
        ),
        (
            '<iframe src="https://www.youtube.com/embed/videoseries?list=PL1"></iframe>',
            '<a href="https://www.youtube.com/playlist?list=PL1">Video on www.youtube.com</a>',
        ),
        (
            "<IFRAME SRC='https://player.vimeo.com/video/12?h=1'>old words</IFRAME>",
            '<a href="https://vimeo.com/12">Video on player.vimeo.com</a>',
        ),
        (
            '<iframe src="https://www.dailymotion.com/embed/video/x1"></iframe>',
            '<a href="https://www.dailymotion.com/video/x1">Video on www.dailymotion.com</a>',
        ),
        (
            '<video controls><source src="https://desk.example.gov/a.mp4">No player</video>',
            '<a href="https://desk.example.gov/a.mp4">Video on desk.example.gov</a>',
        ),
        (
            '<audio src="https://desk.example.gov/a.mp3"></audio>',
            '<a href="https://desk.example.gov/a.mp3">Audio on desk.example.gov</a>',
        ),
        (
            '<embed src="https://w.soundcloud.com/player/?url=1&amp;b=2">',
            '<a href="https://w.soundcloud.com/player/?url=1&amp;b=2">Video on w.soundcloud.com</a>',
        ),
        (
            '<iframe src="https://maps.example.gov/1" title="Where we are"></iframe>',
            '<a href="https://maps.example.gov/1">Embedded: Where we are</a>',
        ),
    ],
)
def test_a_player_becomes_a_link(markup: str, link: str) -> None:
    """To the page on which people watch, with its title where it has one."""
    shown = embedded_media.shown(f"<p>Watch:</p>{markup}<p>Done.</p>")
    assert shown == f"<p>Watch:</p><p>{link}</p><p>Done.</p>"
    assert embedded_media.without_links(shown) == "<p>Watch:</p><p>Done.</p>"


@pytest.mark.parametrize(
    "markup",
    [
        '<iframe src="https://www.googletagmanager.com/ns.html?id=1" height="0" width="0"></iframe>',
        '<iframe src="https://ads.example.com/1"></iframe>',
        '<iframe src="about:blank" title="x"></iframe>',
        '<iframe src="https://[/1" title="x"></iframe>',
        "<video></video>",
    ],
)
def test_what_nobody_sees_is_left_out(markup: str) -> None:
    """A frame without a title that is no player, a hidden one, and one that leads nowhere."""
    assert embedded_media.shown(f"a{markup}b") == "ab"


@pytest.mark.parametrize(
    "picture",
    [
        '<img src="data:image/gif;base64,R0" data-src="/a.png" alt="A desk">',
        '<img src="/lazy/placeholder.gif" data-lazy-src="/a.png" alt="A desk">',
        '<img data-original="/a.png" alt="A desk">',
        '<img src="/blank.png" srcset="/a.png 1x, /b.png 2x" alt="A desk">',
        '<img data-srcset="/a.png 400w" src="" alt="A desk">',
    ],
)
def test_a_late_picture_comes_at_once(picture: str) -> None:
    """Its address waits in another attribute until a script is there to look for it."""
    assert embedded_media.shown(picture).startswith('<img src="/a.png"')
    assert 'alt="A desk"' in embedded_media.shown(picture)


def test_a_picture_for_readers_without_scripts_is_no_second_one() -> None:
    """Beside a late picture it is the same; alone, it is the picture."""
    late = '<img data-src="/a.png"><noscript><img src="/a.png"></noscript>'
    assert embedded_media.shown(late) == '<img src="/a.png" data-src="/a.png">'
    assert embedded_media.shown('<noscript><img src="/a.png"></noscript>') == '<img src="/a.png">'


@pytest.mark.parametrize("picture", ['<img src="/a.png" srcset="/b.png 2x">', "<img src=/a.png>", '<img alt="none">'])
def test_other_pictures_stay_as_they_are(picture: str) -> None:
    """A picture that is there needs nothing, and one without an address cannot be helped."""
    assert embedded_media.shown(picture) == picture


@pytest.mark.parametrize(
    "pixel",
    [
        '<img src="https://a.example/p.gif" width="1" height="1">',
        "<img height=0 src=https://a.example/p.gif>",
        '<img src="https://a.example/p.gif" style="display: none">',
        '<img src="http://feeds.feedburner.com/~r/Desk/~4/1" alt="">',
        '<img src="https://medium.com/_/stat?event=post.clientViewed">',
        '<img src="https://pixel.wp.com/b.gif?host=desk">',
        '<img src="https://blogger.googleusercontent.com/tracker/1">',
    ],
)
def test_a_picture_that_counts_readers_goes(pixel: str) -> None:
    """By its size, or by where it comes from."""
    assert embedded_media.shown(f"<p>a{pixel}</p>") == "<p>a</p>"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ('<iframe src="https://player.vimeo.com/video/12"></iframe>', "Video en player.vimeo.com"),
        ('<audio src="https://desk.example.gov/a.mp3" title="Ana"></audio>', "Audio: Ana"),
        ('<iframe src="https://maps.example.gov/1" title="Mapa"></iframe>', "Contenido incrustado: Mapa"),
    ],
)
def test_the_words_of_a_link_are_in_the_language_of_the_hub(markup: str, words: str) -> None:
    """And are found again, as links and as words."""
    with translation.speaking("es"):
        shown = embedded_media.shown(markup)
        assert f">{words}</a>" in shown
        assert embedded_media.as_links(embedded_media.as_words(shown)) == shown != embedded_media.as_words(shown)
        assert embedded_media.without_links(shown) == ""
