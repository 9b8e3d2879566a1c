"""Whether an SVG picture is only a picture, and how one becomes a part of a page.

Everything in it is on a list of what draws and cannot act; what a page takes in is on a shorter one: shapes and words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from hub.base.translation import gettext

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 5_000_000
SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
# What programs that draw write down for themselves, and browsers read as nothing.
NOTES = (
    "http://creativecommons.org/ns#",
    "http://purl.org/dc/elements/1.1/",
    "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    "http://web.resource.org/cc/",
    "http://www.bohemiancoding.com/sketch/ns",
    "http://www.inkscape.org/namespaces/inkscape",
    "http://www.serif.com/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
)
# SVG 2, appendix F, without script, foreignObject, a, image of another format, feImage, discard, audio, video and the
# like: https://www.w3.org/TR/SVG2/eltindex.html
ELEMENTS = """
    animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer
    feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
    feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight
    feTile feTurbulence filter g image line linearGradient marker mask metadata mpath path pattern polygon polyline
    radialGradient rect set stop style svg switch symbol text textPath title tspan use view
"""
# SVG 2, appendixes G and H, without events and links: https://www.w3.org/TR/SVG2/attindex.html
ATTRIBUTES = """
    accumulate additive alignment-baseline amplitude attributeName attributeType azimuth baseFrequency baseProfile
    baseline-shift begin bias by calcMode class clip clip-path clip-rule clipPathUnits color color-interpolation
    color-interpolation-filters color-rendering contentStyleType cursor cx cy d diffuseConstant
    direction display divisor dominant-baseline dur dx dy edgeMode elevation enable-background end exponent fill
    fill-opacity fill-rule filter filterUnits flood-color flood-opacity font-family font-feature-settings font-kerning
    font-size font-size-adjust font-stretch font-style font-variant font-variant-caps font-variant-ligatures font-weight
    fr from fx fy gradientTransform gradientUnits height id image-rendering in in2 intercept isolation k1 k2 k3 k4
    kernelMatrix kernelUnitLength kerning keyPoints keySplines keyTimes lang lengthAdjust letter-spacing lighting-color
    limitingConeAngle line-height marker marker-end marker-mid marker-start markerHeight markerUnits markerWidth mask
    mask-type maskContentUnits maskUnits max media method min mix-blend-mode mode numOctaves offset opacity operator
    order orient origin overflow paint-order path pathLength patternContentUnits patternTransform patternUnits
    pointer-events points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX
    refY repeatCount repeatDur requiredFeatures restart result role rotate rx ry scale seed shape-rendering side slope
    solid-color solid-opacity spacing specularConstant specularExponent spreadMethod startOffset stdDeviation
    stitchTiles stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-opacity stroke-width style surfaceScale systemLanguage tabindex tableValues target targetX
    targetY text-align text-anchor text-decoration text-indent text-orientation text-overflow text-rendering
    text-transform textLength to transform transform-box transform-origin type unicode-bidi values vector-effect version
    viewBox visibility white-space width word-spacing writing-mode x x1 x2 xChannelSelector y y1 y2 yChannelSelector z
    zoomAndPan
"""
DRAWN, STATED = frozenset(ELEMENTS.split()), frozenset(ATTRIBUTES.split())
# What draws within a page: no name, class or style that could meet one of the page's own, and nothing that moves.
SHAPES = """
    circle ellipse g line path polygon polyline rect svg text tspan
"""
PLACED = """
    cx cy d dx dy fill fill-opacity fill-rule font-family font-size font-style font-weight height letter-spacing opacity
    points r rx ry stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor
    text-decoration transform viewBox width x x1 x2 y y1 y2
"""
INSIDE, TAKEN_IN = frozenset(SHAPES.split()), frozenset(PLACED.split())
BREAK = re.compile(r"\s*\n\s*")
VIEW = re.compile(r"-?[\d.]+(?:[\s,]+-?[\d.]+){3}")
# What begins like this belongs to the page it is on.
FREE = ("aria-", "data-")
PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*")
PLACE = re.compile(r"#[^\s#]*")
# A reference in an attribute or a style that leads out of the picture, and what makes a style more than one.
OUTSIDE = re.compile(
    r"url\((?!\s*[\"']?#)|@(?!media\b|(?:-\w+-)?keyframes\b)|\\|(?:image|image-set|src|expression)\(|javascript:"
    r"|behavior:|-moz-binding",
    re.IGNORECASE,
)
# Those in which every program reads the same marks of XML.
ENCODINGS = ("", "utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "windows-1252")


def active(data: bytes) -> tuple[int, str]:
    """Return the first line with anything in a picture that is not on the lists, and what it is; 0 where nothing is.

    Resolves no entity, and reads nothing outside of `data`.
    """
    if len(data) > LARGEST:
        return 1, gettext("it is larger than %(size)s MB", size=f"{LARGEST / 1000000:g}")
    try:
        data.decode("utf-8")
        tree = _tree(data)
    except (UnicodeDecodeError, ValueError):
        return 1, gettext("it is not saved as UTF-8")
    except etree.XMLSyntaxError as error:
        return error.lineno or 1, gettext("it is not XML")
    return next(_found(tree), (0, ""))


def foreign(data: bytes) -> tuple[int, str]:
    """Return the first line with anything in a picture that a page must not take in, and what it is; 0 for nothing."""
    line, found = active(data)
    return (line, found) if found else next(_foreign(_tree(data).getroot()), (0, ""))


def inline(data: bytes) -> str:
    """Return a picture as an element of a page; only for one in which `foreign` finds nothing.

    It has no comments, and no blank lines, at which other engines would take up Markdown again.
    """
    root = _tree(data).getroot()
    for node in list(root.iter(etree.Comment)):
        node.getparent().remove(node)
    for node in root.iter():
        node.tag = etree.QName(node).localname
    etree.cleanup_namespaces(root)
    return BREAK.sub("\n", etree.tostring(root, encoding="unicode", with_tail=False))


def _tree(data: bytes) -> etree._ElementTree:
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    return etree.fromstring(data, parser).getroottree()


def _foreign(root: etree._Element) -> Iterator[tuple[int, str]]:
    if not VIEW.fullmatch(root.get("viewBox", "").strip()):
        yield root.sourceline or 1, gettext("its <svg> has no viewBox of four numbers")
    for node in root.iter("{*}*"):
        line = node.sourceline or 1
        name = etree.QName(node)
        if name.namespace != SVG or name.localname not in INSIDE:
            yield line, gettext("it has the element <%(name)s>", name=name.localname)
        for attribute in node.attrib:
            if attribute not in TAKEN_IN:
                yield line, gettext("it has the attribute %(name)s", name=etree.QName(attribute).localname)


def _found(tree: etree._ElementTree) -> Iterator[tuple[int, str]]:
    root = tree.getroot()
    if tree.docinfo.doctype:
        yield 1, gettext("it has a <!DOCTYPE>")
    if (tree.docinfo.encoding or "").lower() not in ENCODINGS:
        yield 1, gettext("it is not saved as UTF-8")
    if root.tag != f"{{{SVG}}}svg":
        yield 1, gettext('it does not begin with <svg xmlns="%(svg)s">', svg=SVG)
    for beside in (*root.itersiblings(preceding=True), *root.itersiblings()):
        yield from _of_node(beside)
    for node in root.iter():
        yield from _of_node(node)


def _of_node(node: etree._Element) -> Iterator[tuple[int, str]]:
    if not isinstance(node.tag, str):
        if node.tag is not etree.Comment:
            yield node.sourceline or 1, gettext("it has an instruction or an entity")
    elif etree.QName(node).namespace not in NOTES:
        yield from _of_element(node, node.sourceline or 1)


def _of_element(node: etree._Element, line: int) -> Iterator[tuple[int, str]]:
    name = etree.QName(node)
    if name.namespace != SVG or name.localname not in DRAWN:
        yield line, gettext("it has the element <%(name)s>", name=name.localname)
    if name.localname == "style" and (bad := OUTSIDE.search("".join(node.itertext()))):
        yield line, gettext("its style has %(bad)s", bad=bad[0])
    for attribute, value in node.items():
        if wrong := _of_attribute(etree.QName(attribute), str(value)):
            yield line, wrong


def _of_attribute(name: etree.QName, value: str) -> str:
    """Return what is wrong with an attribute; "" for one that only draws."""
    local = name.localname
    if local == "href" and name.namespace in {None, XLINK}:
        is_own = PLACE.fullmatch(value.strip()) or PICTURE.fullmatch(value.strip())
        return "" if is_own else gettext("it links to something outside the file")
    if name.namespace in NOTES or (name.namespace == XML and local in {"space", "lang", "id"}):
        return ""
    if name.namespace == XLINK and local in {"title", "type", "role", "show", "actuate"}:
        return ""
    if name.namespace or not (local in STATED or local.startswith(FREE)):
        return gettext("it has the attribute %(name)s", name=local)
    if local == "attributeName" and value not in STATED:
        return gettext("it changes %(value)s while it is shown", value=value)
    return gettext("its %(name)s has %(bad)s", name=local, bad=bad[0]) if (bad := OUTSIDE.search(value)) else ""
