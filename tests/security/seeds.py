"""Feeds, pages and lists that mutants are made of: one of each dialect, in our own words."""

# ruff: noqa: E501  feeds and pages as they are served

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).parents[1] / "sources" / "data"
SAMPLE = Path(__file__).parents[2] / "hub" / "sample" / "feeds"

RSS_091 = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://www.rssboard.org/rss-0.91.dtd">
<rss version="0.91"><channel><title>Caf&eacute; of forms</title><link>https://forms.example.gov/</link>
<description>What we learned</description><language>en-us</language>
<item><title>Shorter is kinder</title><link>https://forms.example.gov/shorter/</link>
<description>We cut nine questions. Nobody missed them.</description></item>
<item><title>Ask once</title><link>https://forms.example.gov/once/</link><description>And keep it.</description></item>
</channel></rss>"""
RSS_092 = """<rss version="0.92"><channel><title>Counters</title><link>https://counters.example.org/</link>
<description>Waiting rooms</description><cloud domain="rpc.example.org" port="80" path="/RPC2"/>
<item><description>A chair with a &lt;a href="https://counters.example.org/chairs/"&gt;story&lt;/a&gt;.</description>
<link>https://counters.example.org/chairs/</link><category domain="https://counters.example.org/">chairs</category>
<enclosure url="https://counters.example.org/chair.png" length="1024" type="image/png"/></item></channel></rss>"""
RSS_20 = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:georss="http://www.georss.org/georss"
 xmlns:gml="http://www.opengis.net/gml" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel><title>Plain words</title><link>https://plain.example.gov/</link><description>A blog</description>
<lastBuildDate>Fri, 20 Nov 2026 10:00:00 -0500</lastBuildDate><itunes:owner><itunes:name>Team</itunes:name></itunes:owner>
<image><url>https://plain.example.gov/logo.png</url><title>Plain words</title><link>https://plain.example.gov/</link></image>
<item><title>Say it &amp; mean it</title><link>https://plain.example.gov/say-it/</link><guid isPermaLink="true">https://plain.example.gov/say-it/</guid>
<pubDate>Thu, 19 Nov 2026 10:00:00 EST</pubDate><dc:creator>R. Okafor</dc:creator><category>writing</category>
<description>Readers stay. &lt;b&gt;Some&lt;/b&gt; even return.</description>
<content:encoded><![CDATA[<p>Readers stay.</p><ul><li>One</li><li>Two <img src="/a.png" alt="A chart"></li></ul>]]></content:encoded>
<media:content url="https://plain.example.gov/a.jpg" medium="image" width="600"/><media:thumbnail url="/t.jpg"/>
<georss:where><gml:Point srsName="urn:ogc:def:crs:EPSG::4326"><gml:pos>38.9 -77.0</gml:pos></gml:Point></georss:where></item>
<item><title>No page of its own</title><guid isPermaLink="false">tag:plain.example.gov,2026:2</guid>
<pubDate>2026-11-18</pubDate><description>It has words.</description><comments>https://plain.example.gov/c/</comments>
<source url="https://other.example.org/feed.xml">Other</source></item></channel></rss>"""
ATOM_03 = """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old atoms</title>
<link rel="alternate" type="text/html" href="https://old.example.org/"/><modified>2026-11-20T09:00:00Z</modified>
<entry><title>Kept for readers</title><link rel="alternate" type="text/html" href="https://old.example.org/kept/"/>
<id>tag:old.example.org,2026:1</id><issued>2026-11-19T08:00:00Z</issued><modified>2026-11-19T09:00:00Z</modified>
<content type="text/html" mode="escaped">&lt;p&gt;Still here.&lt;/p&gt;</content></entry></feed>"""
ATOM_10 = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://atoms.example.gov/blog/" xml:lang="en">
<title type="html">Small &amp;amp; tidy</title><id>urn:uuid:60a76c80-d399-11d9-b93C-0003939e0af6</id>
<updated>2026-11-20T18:30:02Z</updated><author><name>J. Rivera</name><email>j@example.gov</email></author>
<link rel="self" href="feed.xml"/><link href="./"/>
<entry><title>Count the steps</title><link href="steps/"/><id>https://atoms.example.gov/blog/steps/</id>
<updated>2026-11-19T12:29:29-05:00</updated><published>2026-11-18T08:00:00.25-05:00</published>
<category term="service" label="Service"/><summary>Fewer steps.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Fewer <em>steps</em>, <a href="../map">on a map</a>.</p></div></content></entry>
<entry><title>Elsewhere</title><id>urn:x:2</id><updated>2026-11-17T12:00:00Z</updated>
<content src="https://atoms.example.gov/blog/elsewhere/" type="text/html"/></entry></feed>"""
BROKEN_DIALECT = """{"version":"https://jsonfeed.org/version/1","content":"news","type":"list","title":"News | Site",
"home_page_url":"https://site.example.gov/","feed_url":"/news/index.json","items":[
{"title":"A "quoted" word","summary":"Back\\slash and a
line break","date":"2026-11-20T09:00:00-0500","url":"/2026/11/20/quoted/","authors":{"ann":"Ann Lee"},"topics":{"forms":"Forms",},},
{"title":"Second","deck":"Shorter","date":"2026-11-19 09:00:00 -0500","url":"/2026/11/19/second/","topics":["forms","plain"],
"weight":"1"
"slug":"second"},
{"title":"Clinic","start_date":"2026-12-09 13:00:00 -0500","end_date":"2026-12-09 14:00:00 -0500","url":"/event/clinic/",
"venue":{"name":"Room 4","city":"Denver"},"registration_url":"https://site.example.gov/register/","cost":"<no value>"}
]}"""
MIGRATED = """{"items":[{"field_title":"Moved","field_url":"/2026/10/moved/","field_summary":"It moved.",
"field_date":"2026-10-01T00:00:00Z","field_topics":["moving"],"field_content":"<p>It moved.</p>"}],
"home_page_url":"https://moved.example.gov/"}"""
PAGED = """{"version":"https://jsonfeed.org/version/1.1","title":"Pages","home_page_url":"https://pages.example.org/",
"authors":[{"name":"Kim"}],"items":[{"id":7,"url":"https://pages.example.org/7","content_text":"One.\\n\\nTwo \\ud83d\\ude00.",
"date_published":"2026-11-20T10:00:00-05:00","tags":["a","b"],"banner_image":"/b.png","attachments":[{"url":"/x.mp3",
"mime_type":"audio/mpeg","size_in_bytes":120}]},{"id":"https://pages.example.org/8","title":"Eight","content_html":"<p>8</p>",
"external_url":"https://else.example.org/8"}]}"""

ARTICLE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Meet people where they wait | Service lab</title>
<meta name="author" content="M. Chen"><meta property="og:site_name" content="Service lab">
<meta property="article:published_time" content="2026-11-12T08:00:00-05:00"><meta property="og:image" content="/wait.png">
<meta name="description" content="What a morning in a waiting room taught us."><link rel="canonical" href="/wait/">
<script type="application/ld+json">{"@type":"Article","datePublished":"2026-11-12","author":{"name":"M. Chen"}}</script></head>
<body><nav><a href="/">Home</a></nav><main><article><h1>Meet people where they wait</h1><time datetime="2026-11-12">Nov 12</time>
<p>We spent a morning in a waiting room with a notebook and no plan, and learned more than in a month of meetings.</p>
<h2>What we saw</h2><ul><li>Nobody read the poster.</li><li>Everybody asked the guard.</li></ul>
<blockquote>I only came because the letter said so.</blockquote><pre><code>wait = people / counters</code></pre>
<table><tr><th>Hour</th><th>People</th></tr><tr><td>9</td><td>41</td></tr></table>
<figure><img src="room.jpg" alt="A room"><figcaption>The room</figcaption></figure>
<p>The letter was changed within a week, and the guard now has a map, which <a href="../map">you can copy</a>.</p>
</article></main><footer>Contact us</footer></body></html>"""
FRAGMENT = """<h1>Notes of a call</h1><p>We talked for an hour about the form that nobody finishes, and why that is.</p>
<p>Two of us will try a shorter one next week, with the people who gave up.</p>"""

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Reading &amp; watching</title><dateCreated>Fri, 20 Nov 2026 10:00:00 GMT</dateCreated></head>
<body><outline text="Government"><outline type="rss" text="Forms" title="Forms of all kinds" xmlUrl="https://forms.example.gov/feed.xml"
htmlUrl="https://forms.example.gov/"/><outline type="rss" text="Counters" xmlUrl="https://counters.example.org/rss?a=1&amp;b=2"/></outline>
<outline text="Caf\u00e9" xmlUrl="http://cafe.example.org/atom"/><outline text="No address"/></body></opml>"""
FLAT_LIST = """<opml version="1.1"><body><outline text="One" XMLURL="https://one.example.org/f"/>
<outline text='Two "quoted"' xmlUrl='https://two.example.org/f?x=1&y=2'/></body></opml>"""


def _files(folder: Path, *endings: str) -> dict[str, str]:
    found = sorted(file for file in folder.rglob("*") if file.suffix in endings and "expected" not in file.name)
    return {str(file.relative_to(folder.parent)): file.read_text(encoding="utf-8") for file in found}


FEEDS: dict[str, str] = {
    "rss 0.91": RSS_091,
    "rss 0.92": RSS_092,
    "rss 2.0": RSS_20,
    "atom 0.3": ATOM_03,
    "atom 1.0": ATOM_10,
    "broken dialect": BROKEN_DIALECT,
    "migrated dialect": MIGRATED,
    "json feed": PAGED,
    **_files(SAMPLE, ".xml", ".json"),
    **_files(DATA / "rss", ".xml", ".rdf"),
    **{name: text for name, text in _files(DATA / "jsonfeed", ".json").items() if "source" not in name},
    **{name: text for name, text in _files(DATA / "digitalgov", ".json").items() if "source" not in name},
}
PAGES: dict[str, str] = {"article": ARTICLE, "fragment": FRAGMENT, **_files(DATA / "webpage", ".html", ".txt")}
LISTS: dict[str, str] = {"list": LIST, "flat list": FLAT_LIST}
