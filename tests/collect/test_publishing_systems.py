"""What publishing systems add to a text, rule by rule."""

from __future__ import annotations

import time

import pytest

from hub.base import sanitize_html
from hub.collect import publishing_systems

TEXT = "<p>Forty people tried it. They liked it.</p>"
PAGE = "https://desk.example.gov/forms"
ADDED = {
    "wordpress: appeared first": f'<p>The post <a href="{PAGE}">Forms</a> appeared first on <a href="/">Desk</a>.</p>',
    "wordpress: first appeared": f'<p>The post <a href="{PAGE}">Forms</a> first appeared on <a href="/">D</a>.</p>\n',
    "wordpress: more link": f'<p><a class="more-link" href="{PAGE}">All of it <span>&rarr;</span></a></p>',
    "wordpress: continue": f' &hellip; <a href="{PAGE}">Continue reading <span class="meta-nav">&rarr;</span></a>',
    "wordpress: keep reading": f'<p><a href="{PAGE}">Keep reading: Plain forms</a></p>',
    "wordpress: read more": f'<p>[&#8230;] <a href="{PAGE}">Read more &raquo;</a></p>',
    "wordpress: the rest": f'<a href="{PAGE}">Read the rest of this entry &raquo;</a>',
    "wordpress: more in brackets": f'<a href="{PAGE}">(more&hellip;)</a>',
    "wordpress: this post": '<p>This post first appeared on <a href="/">Desk</a>.</p>',
    "podcasts: choices": '<p>Learn more about your ad choices. Visit <a href="https://m.fm/adchoices">m.fm</a></p>',
    "podcasts: acast": '<br><p>Hosted on Acast. See <a href="https://acast.com/privacy">acast.com/privacy</a>.</p>',
    "podcasts: art19": (
        '<p>See Privacy Policy at <a href="https://art19.com/privacy">art19.com</a> and California Privacy Notice at '
        '<a href="https://art19.com/privacy#x">art19.com</a>.</p>'
    ),
    "wordpress: tags": '<p>Tags: <a href="/t/forms" rel="tag">forms</a>, <a rel="tag" href="/t/x">x</a></p>',
    "wordpress.com": (
        '<br />Filed under: <a href="/c">Forms</a> Tagged: <a href="/t">a</a> '
        '<img alt="" src="https://pixel.wp.com/b.gif?host=d" width="1" height="1" />'
    ),
    "wordpress: copyright": (
        '<p>Copyright &copy; 2026 <a href="/">Desk</a>. This Feed is for personal non-commercial use only.</p>'
    ),
    "wordpress: full post": f'<p class="read-more"><a href="{PAGE}">View full post &raquo;</a></p>',
    "wordpress: comments": f'<p><a href="{PAGE}#comments">0 comments</a></p>',
    "wordpress: contents": (
        '<div id="toc_container" class="toc_white"><p class="toc_title">Contents</p><ul><li>1 A</li></ul></div>'
    ),
    "wordpress: other contents": '<div id="ez-toc-container" class="x"><p>Table of Contents</p><nav>A</nav></div>',
    "wordpress: form": "<p>[contact-form-7 id='1' title='Write to us']</p>",
    "wordpress: reading time": "<p>Reading Time: 3 minutes</p>",
    "wordpress: time in spans": (
        '<span class="span-reading-time rt-reading-time"><span class="rt-label">Reading Time: </span>'
        '<span class="rt-time"> 3</span> <span class="rt-label">minutes</span></span>'
    ),
    "wordpress: builder": '[vc_row css=".a{}"][/vc_column][et_pb_text][/et_pb_text]',
    "addtoany": '<p><a class="a2a_dd" href="https://www.addtoany.com/share">Share</a></p>',
    "feedblitz": '<div><a title="Like" href="https://feeds.feedblitz.com/_/28/1/desk">Like</a>&#160;</div>',
    "ghost": '<div class="kg-card kg-signup-card"><h2>Sign up for Desk</h2><p>No spam.</p></div>',
    "share this": "<p>Share this:</p>",
    "mail: unsubscribe": '<p><a href="https://buttondown.com/x">Unsubscribe</a></p>',
    "mail: browser": '<p><a href="https://mailchi.mp/x">View this email in your browser</a></p>',
    "rss club": '<p>Thanks for reading via RSS! <a href="mailto:a@example.gov">Reply via email</a></p>',
    "drupal: tags": (
        '<div class="field field-name-field-tags"><div class="field-label">Tags:</div><a href="/t">forms</a></div>'
    ),
    "drupal: links": '<ul class="links"><li class="node-readmore"><a href="/a">Read more</a></li></ul>',
    "hacker news: ask": "<hr><p>Comments URL: <a href='/c'>/c</a></p><p>Points: 3</p><p># Comments: 0</p>",
    "wordpress: share": '<div class="sharedaddy sd-sharing-enabled"><div><ul><li>Tweet</li></ul></div></div>',
    "wordpress: related": "<div id='jp-relatedposts' class='jp-relatedposts'><h3>Related</h3></div>",
    "feedburner": '<div class="feedflare"><a href="http://feeds.feedburner.com/~ff/A?a=1">Email this</a></div>',
    "blogger": '<div class="blogger-post-footer">Thanks for the visit</div>',
    "drupal: label": '<div class="field__label">Body</div>',
    "drupal: head": (
        '<span class="field field--name-title field--type-string">Plain forms</span>\n'
        '<span class="field field--name-uid"><span>editor</span></span>\n'
        '<span class="field field--name-created">Tue, 11/03/2026 - 10:00</span>'
    ),
    "drupal: submitted": '<span class="submitted">Submitted by editor on Tue, 11/03/2026</span>',
    "drupal: log in": '<ul><li class="c"><a href="/u">Log in</a> or <a href="/r">join</a> to post comments</li></ul>',
    "drupal: read more": f'<ul><li><a href="{PAGE}">Read more<span> about Plain forms</span></a></li></ul>',
    "medium: published in": (
        '<hr><p><a href="https://medium.com/p/1">Plain forms</a> was originally published in <a href="/">Desk</a> on '
        "Medium, where people are continuing the conversation by highlighting and responding to this story.</p>"
    ),
    "medium: continue": f'<p class="medium-feed-link"><a href="{PAGE}">Continue reading on Desk »</a></p>',
    "substack: subscribe": (
        '<div class="subscription-widget-wrap-editor"><div><p>Thanks for reading Desk!</p></div><form></form></div>'
    ),
    "substack: thanks in italics": (
        "<p><em>Thanks for reading Desk! Subscribe for free to receive new posts and support my work.</em></p>"
    ),
    "substack: thanks": "<p>Thanks for reading Desk! Subscribe for free to receive new posts and support my work.</p>",
    "substack: button": '<p class="button-wrapper" data-attrs="{}"><a class="button"><span>Share</span></a></p>',
    "reddit": (
        ' &#32; submitted by &#32; <a href="https://www.reddit.com/user/ann"> /u/ann </a> <br/> '
        '<span><a href="/l">[link]</a></span> &#32; <span><a href="/c">[comments]</a></span>'
    ),
    "hacker news": '<a href="https://news.ycombinator.com/item?id=1">Comments</a>',
    "hacker news: hnrss": (
        '<p>Article URL: <a href="/a">/a</a></p> <p>Comments URL: <a href="/c">/c</a></p> <p>Points: 12</p>'
        " <p># Comments: 3</p>"
    ),
    "lobsters": '<p><a href="https://lobste.rs/s/abc/forms">Comments</a></p>',
    "discourse": f'<p><small>3 posts - 2 participants</small></p><p><a href="{PAGE}">Read full topic</a></p>',
    "slashdot": '<p><a href="/s">Read more of this story</a> at Slashdot.</p>',
    "slashdot: share": '<div class="share_submission"><a href="/t">Share</a></div>',
    "tumblr": '<p><a class="tumblr_blog" href="https://desk.tumblr.com/1">desk</a>:</p>',
    "tumblr: told on": '<p>(Source: <a href="https://a.example/1">ann</a>, via <a href="https://b.example/2">bo</a>)</p>',
    "tumblr: via": '<p>(via <a href="https://a.tumblr.com/post/1">ann</a>)</p>',
    "squarespace": f'<p><a href="{PAGE}">Permalink</a></p>',
}


def said(markup: str) -> str:
    """The words that are left of HTML."""
    return sanitize_html.plain(publishing_systems.without(markup)).rstrip(" …")


# What stands before a text only, and what stands behind one, of mails and of other programs.
BEFORE = {
    "mail": '<p><a href="https://mail.example/x">View this email in your browser</a></p>',
    "minutes": "<p>3 min read</p>",
    "tumblr": '<p><a href="https://ann.tumblr.com/post/1">ann</a>:</p><blockquote></blockquote>',
    "audio": '<p><a href="/a.mp3">Listen to this article</a></p>',
    "lemmy": 'submitted by <a href="https://l.example/u/x">x</a> to <a href="https://l.example/c/y">y</a><br>'
    '1 points | <a href="https://l.example/post/1">0 comments</a><br><a href="https://a.example">https://a.example</a>',
}
BEHIND = {
    "copyright": "<p><em>Copyright © 2026 Agency, All rights reserved.</em></p>",
    "print": '<p><a href="mailto:?x">Email This Post</a> | <a href="/print">Print This Post</a></p>',
    "share": '<p>Share on: <a href="https://twitter.com/intent/tweet?u=x">Twitter</a>, '
    '<a href="https://www.facebook.com/sharer/sharer.php?u=x">Facebook</a></p>',
    "beehiiv": '<p><a href="https://www.beehiiv.com/">Powered by beehiiv</a></p>',
    "joomla": '<p class="readmore"><a href="/x">Read more: Forms</a></p>',
}


@pytest.mark.parametrize("added", BEFORE.values(), ids=BEFORE.keys())
def test_takes_away_what_stands_before_a_text(added: str) -> None:
    """At its very beginning."""
    assert said(added + TEXT) == "Forty people tried it. They liked it."


@pytest.mark.parametrize("added", BEHIND.values(), ids=BEHIND.keys())
def test_takes_away_what_stands_behind_a_text(added: str) -> None:
    """At its end."""
    assert said(TEXT + added) == "Forty people tried it. They liked it."


@pytest.mark.parametrize("added", ADDED.values(), ids=ADDED.keys())
def test_takes_away_what_a_system_adds(added: str) -> None:
    """Behind a text or before it, nothing is left of it; and the words of the author stay."""
    assert said(TEXT + added) == "Forty people tried it. They liked it."


@pytest.mark.parametrize(
    "words",
    [
        "La entrada {title} se publicó primero en {site}.",
        "L’article {title} est apparu en premier sur {site}.",
        "Der Beitrag {title} erschien zuerst auf {site}.",
        "L'articolo {title} proviene da {site}.",
        "O post {title} apareceu primeiro em {site}.",
        "Het bericht {title} verscheen eerst op {site}.",
        "Artykuł {title} pochodzi z serwisu {site}.",
        "Inlägget {title} dök först upp på {site}.",
        "Artikkeli {title} julkaistiin ensimmäisen kerran {site}.",
        "A(z) {title} bejegyzés először {site}-én jelent meg.",
        "Postitus {title} ilmus esmalt {site}.",
        "The post {title} was originally published on {site}.",
        "Wpis {title} pojawił się poczatkowo na {site}.",
        "{title} は {site} に最初に表示されました。",
        "ظهرت المقالة {title} أولاً على {site}.",
    ],
)
def test_knows_the_languages_of_wordpress(words: str) -> None:
    """The line that names the site is in its language, with two links; an author's line has one."""
    title = f'<a href="{PAGE}">Forms</a>'
    line = words.format(title=title, site='<a href="/">Desk</a>')
    assert said(f"{TEXT}<p>{line}</p>") == "Forty people tried it. They liked it."
    own = f"{TEXT}<p>{words.format(title=title, site='the desk')}</p>"
    assert publishing_systems.without(own) == own


@pytest.mark.parametrize(
    "words",
    [
        "Seguir leyendo<span> «Forms»</span> <span>&rarr;</span>",
        "Weiterlesen <span>&rarr;</span>",
        "Lire la suite",
        "Continua a leggere",
        "Leia mais",
        "Lees verder &rarr;",
        "Czytaj dalej",
        "Читать далее",
        "続きを読む",
        "阅读全文",
        "اقرأ المزيد",
        "<span>Read full story</span>",
        "Read on &rarr;",
    ],
)
def test_knows_the_link_to_the_rest_in_many_languages(words: str) -> None:
    """It goes with the dots before it."""
    assert said(f'<p>Forty people tried it. &hellip; <a href="{PAGE}">{words}</a></p>') == "Forty people tried it."


def test_knows_the_fields_of_sharepoint() -> None:
    """Its feeds are tables of fields; the body is the text."""
    fields = "<div><b>Category:</b> News</div>\n<div><b>Published:</b> 11/3/2026 10:00 AM</div>"
    assert said(f"<div><b>Body:</b> Forty people tried it.</div>\n{fields}") == "Forty people tried it."


@pytest.mark.parametrize(
    "name", ["drupal: head", "drupal: submitted", "tumblr", "wordpress: share", "substack: button"]
)
def test_takes_it_away_before_a_text_as_well(name: str) -> None:
    """What systems set above a text goes like what they set below."""
    assert said(ADDED[name] + TEXT) == "Forty people tried it. They liked it."


def test_knows_arxiv() -> None:
    """A feed of arXiv says what it is before each abstract."""
    given = "arXiv:2611.01234v1 Announce Type: replace-cross \nAbstract: We study forms."
    assert said(given) == "We study forms."


def test_knows_words_without_tags() -> None:
    """Summaries are often plain text."""
    plain = "Forty people tried it. They liked it. The post Plain forms appeared first on Desk."
    assert said(plain) == "Forty people tried it. They liked it."
    assert said("They liked it. [&#8230;] Continue reading Plain forms &rarr;") == "They liked it."


@pytest.mark.parametrize(
    "words",
    [
        "<p>The post office appeared first on the list.</p><p>Then came the library.</p>",
        "<p>Continue reading to learn how we did it.</p><p>We asked forty people.</p>",
        '<p>See <a href="/a">more forms</a> in the list, and tell us.</p>',
        "<p>It was submitted by the team in May.</p>",
        '<ul><li><a href="/x">Read more about the program »</a></li></ul>',
        '<p class="submission">Our submission.</p>',
        "<p>Three posts by two participants.</p>",
        '<div class="related-work">We build on others.</div>',
        '<div class="feedflare">',
        "<p>A 3 min read of forms.</p>",
        "<p>Learn more about your ad choices in our guide.</p>",
        "<p>The lab was hosted on Acast Street.</p>",
        "<p>Share this: it is true.</p>",
        "<p>Copyright 2026 is a law, and all rights reserved by it hold.</p>",
    ],
)
def test_leaves_the_words_of_authors(words: str) -> None:
    """Words that an author needs are not those of a system, though they look like them."""
    assert publishing_systems.without(words + TEXT).endswith(TEXT)
    assert said(words + TEXT) == sanitize_html.plain(words + TEXT)


@pytest.mark.parametrize(
    "end",
    [
        '(Source: <a href="/x">Office of Forms</a>)',
        'The report <a href="/x">Forms</a> was originally published on <a href="/y">Desk</a> in May, as a draft.',
    ],
)
def test_a_text_may_end_with_where_it_is_from(end: str) -> None:
    """A source is named by the author, and so is what became of a text."""
    assert publishing_systems.without(f"{TEXT}<p>{end}</p>") == f"{TEXT}<p>{end}</p>"


@pytest.mark.parametrize("words", ["Learn more about the community »", "Read more about forms", "More forms"])
def test_a_link_to_something_else_may_end_a_text(words: str) -> None:
    """It says where it leads, and is the author's."""
    link = f'<p><a href="/x">{words}</a></p>'
    assert publishing_systems.without(TEXT + link) == TEXT + link


@pytest.mark.parametrize(
    "text", [" " * 100_000, "…" * 100_000, "<p> " * 30_000, "The post A" * 9_000, "&nbsp;" * 20_000]
)
def test_no_rule_takes_long(text: str) -> None:
    """Of each, a text that is built to break it costs as much as its length."""
    letters = " ".join(word for rule in publishing_systems.rules() for word in rule.letters)
    began = time.process_time()
    publishing_systems.without(f"{text}{letters}{text}")
    assert time.process_time() - began < 2
