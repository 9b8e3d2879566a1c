"""A picture draws, and cannot do anything else."""

from __future__ import annotations

import pytest

from hub.base import svg_pictures

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'


def judged(body: str) -> tuple[int, str]:
    """What is said of a picture with this in it."""
    return svg_pictures.active(f"{HEAD}\n{body}</svg>".encode())


@pytest.mark.parametrize(
    "body",
    [
        '<path d="M0 0h9" fill="#123456" stroke-width="2" style="fill:red; filter:url(#f)"/>',
        '<linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient><rect fill="url(#g)"/>',
        "<rect fill=\"url('#g')\"/>",
        '<title>A lamp</title><desc>It burns.</desc><text x="1" y="2">oil <tspan dy="1">lamp</tspan></text>',
        '<use href="#a"/><use xlink:href="#a"/><image href="data:image/png;base64,iVBORw0K"/>',
        "<style>.a { fill: red } @media print { .a { fill: black } } @keyframes b { from { opacity: 0 } }</style>",
        '<circle r="1"><animate attributeName="r" from="1" to="2" dur="1s"/></circle>',
        '<g class="a" data-name="b" aria-label="c" role="img" xml:space="preserve" xlink:title="d"/><!-- lamp -->',
        '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" r:about=""/></metadata>',
        '<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label="Layer 1"><i:grid units="px" r="1"/></g>',
        "",
    ],
)
def test_pictures_that_draw(body: str) -> None:
    """What programs that draw write is let through."""
    assert judged(body) == (0, "")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<script>alert(1)</script>", "it has the element <script>"),
        ('<script href="https://evil.example.org/x.js"/>', "it has the element <script>"),
        ('<path onclick="alert(1)"/>', "it has the attribute onclick"),
        ('<path ONCLICK="alert(1)"/>', "it has the attribute ONCLICK"),
        ("<foreignObject><p>x</p></foreignObject>", "it has the element <foreignObject>"),
        ('<p xmlns="http://www.w3.org/1999/xhtml">x</p>', "it has the element <p>"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>', "it has the element <script>"),
        ('<a href="javascript:alert(1)"><text>x</text></a>', "it has the element <a>"),
        ('<use href="https://evil.example.org/a.svg#b"/>', "it links to something outside the file"),
        ('<use xlink:href="other.svg#b"/>', "it links to something outside the file"),
        ('<use xlink:href="data:image/svg+xml;base64,PHN2Zz4="/>', "it links to something outside the file"),
        ('<image href="//evil.example.org/a.png"/>', "it links to something outside the file"),
        ('<image href="data:image/svg+xml,&lt;svg/>"/>', "it links to something outside the file"),
        ('<feImage href="#a"/>', "it has the element <feImage>"),
        ('<set attributeName="href" to="javascript:alert(1)"/>', "it changes href while it is shown"),
        (
            '<animate attributeName="xlink:href" values="javascript:alert(1)"/>',
            "it changes xlink:href while it is shown",
        ),
        ('<set attributeName="onclick" to="alert(1)"/>', "it changes onclick while it is shown"),
        ('<rect fill="url(https://evil.example.org/#a)"/>', "its fill has url("),
        ('<rect style="background:URL( https://evil.example.org/ )"/>', "its style has URL("),
        ('<rect style="fill: \\75rl(x)"/>', "its style has \\"),
        ("<style>@import 'https://evil.example.org/x.css';</style>", "its style has @"),
        ("<style>a { background: url(x.png) }</style>", "its style has url("),
        ("<style>a { background: image-set('x.png' 1x) }</style>", "its style has image-set("),
        ("<style><![CDATA[@font-face { src: local(a) }]]></style>", "its style has @"),
        ('<g xml:base="https://evil.example.org/"/>', "it has the attribute base"),
        ('<g xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="click"/>', "it has the attribute event"),
        ("<handler>alert(1)</handler>", "it has the element <handler>"),
        ("<audio/>", "it has the element <audio>"),
        ("<?xml-stylesheet href='x.css'?>", "it has an instruction or an entity"),
    ],
)
def test_pictures_that_act(body: str, expected: str) -> None:
    """What is not on the list is named with its line."""
    assert judged(body) == (2, expected)


@pytest.mark.parametrize(
    ("data", "line", "expected"),
    [
        (b"<svg><script>alert(1)</script></svg>", 1, 'it does not begin with <svg xmlns="http://www.w3.org/2000/svg">'),
        (
            b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
            1,
            'it does not begin with <svg xmlns="http://www.w3.org/2000/svg">',
        ),
        (b"", 1, "it is not XML"),
        (b"<svg>\n<g></svg>", 2, "it is not XML"),
        (b"<?xml-stylesheet href='x.xsl'?>" + HEAD.encode() + b"</svg>", 1, "it has an instruction or an entity"),
        (HEAD.encode() + b"</svg><?xml-stylesheet href='x.xsl'?>", 1, "it has an instruction or an entity"),
        (b"<!DOCTYPE svg>" + HEAD.encode() + b"</svg>", 1, "it has a <!DOCTYPE>"),
        (
            b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + HEAD.encode() + b"&a;</svg>",
            1,
            "it has a <!DOCTYPE>",
        ),
        (b'<?xml version="1.0" encoding="utf-7"?>' + HEAD.encode() + b"</svg>", 1, "it is not saved as UTF-8"),
        (b'<?xml version="1.0" encoding="cp037"?>' + HEAD.encode() + b"</svg>", 1, "it is not XML"),
        (f"{HEAD}</svg>".encode("utf-16"), 1, "it is not saved as UTF-8"),
        (b"\x1f\x8b\x08\x00", 1, "it is not saved as UTF-8"),
        (b" " * 5_000_001, 1, "it is larger than 5 MB"),
        (HEAD.encode() + b"<g>" * 100_000, 1, "it is not XML"),
    ],
)
def test_what_is_not_a_picture(data: bytes, line: int, expected: str) -> None:
    """No entity is resolved, no other encoding is believed, and nothing takes long."""
    assert svg_pictures.active(data) == (line, expected)


@pytest.mark.parametrize("encoding", ["UTF-8", "utf8", "ascii", "ISO-8859-1", "windows-1252"])
def test_an_encoding_that_changes_no_mark(encoding: str) -> None:
    """Older programs name another than they use, and the picture is the same."""
    assert svg_pictures.active(f'<?xml version="1.0" encoding="{encoding}"?>{HEAD}</svg>'.encode()) == (0, "")


def test_a_billion_laughs() -> None:
    """Entities of entities are not unfolded."""
    entities = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    data = f'<!DOCTYPE svg [<!ENTITY a0 "ha">{entities}]>{HEAD}&a9;</svg>'
    assert svg_pictures.active(data.encode()) == (1, "it is not XML")


def test_a_picture_becomes_a_part_of_a_page() -> None:
    """Shapes and words are taken in as they are, without what only XML needs."""
    data = b"""<?xml version="1.0"?><!-- drawn by hand -->
<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><!-- a dot --><s:circle r="4" fill="var(--c)"/>

    <s:text x="1">a &lt; b</s:text></s:svg>"""
    assert svg_pictures.foreign(data) == (0, "")
    expected = '<svg viewBox="0 0 9 9"><circle r="4" fill="var(--c)"/>\n<text x="1">a &lt; b</text></svg>'
    assert svg_pictures.inline(data) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<style>h1 { display: none }</style>", "it has the element <style>"),
        ('<use href="#a"/>', "it has the element <use>"),
        ('<animate attributeName="x"/>', "it has the element <animate>"),
        ("<title>A tip</title>", "it has the element <title>"),
        ('<g id="content"/>', "it has the attribute id"),
        ('<g class="band"/>', "it has the attribute class"),
        ('<g style="fill: red"/>', "it has the attribute style"),
        ('<g aria-hidden="true"/>', "it has the attribute aria-hidden"),
        ('<g xml:lang="en"/>', "it has the attribute lang"),
        ('<rect fill="url(https://evil.example.org/#a)"/>', "its fill has url("),
        ('<a xmlns="http://creativecommons.org/ns#"/>', "it has the element <a>"),
        (
            '<rect xmlns="http://creativecommons.org/ns#" fill="url(https://evil.example.org/)"/>',
            "it has the element <rect>",
        ),
    ],
)
def test_what_a_page_does_not_take_in(body: str, expected: str) -> None:
    """What could meet something of the page, or move, is named with its line, as is what acts."""
    data = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n{body}</svg>'.encode()
    assert svg_pictures.foreign(data) == (2, expected)


@pytest.mark.parametrize("view", ["", 'viewBox="0 0 9"', 'viewBox="a b c d"'])
def test_a_picture_without_a_size(view: str) -> None:
    """Without a viewBox, a page could not make it as wide as its frame."""
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {view}/>'.encode()
    assert svg_pictures.foreign(data) == (1, "its <svg> has no viewBox of four numbers")
