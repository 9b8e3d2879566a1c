"""The contrast of words over pictures: axe leaves it open there, so the pixels behind each word are looked at."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

import pytest
from PIL import Image

from hub.base import colors
from tests.browser.conftest import ROOT, TOOLS, needs

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Page

    from tests.browser.conftest import Opened

PRACTICES = sorted(
    path.relative_to(ROOT / "content").with_suffix("").as_posix()
    for path in (ROOT / "content/toolkit").glob("*/*.md")
    if path.stem != "index"
)
# WCAG 2.2, 1.4.3, for words of any size.
ENOUGH = 4.5
# What axe could not decide: where it is on the page, and the color of its letters.
UNDECIDED = """
async () => {
  const { incomplete } = await axe.run(document, { runOnly: ["color-contrast"], resultTypes: ["incomplete"] });
  return incomplete.flatMap(({ nodes }) => nodes).map(({ target: [target] }) => {
    const node = document.querySelector(target), style = getComputedStyle(node), box = node.getBoundingClientRect();
    return {
      words: node.textContent.trim().slice(0, 40), color: node.closest("svg") ? style.fill : style.color,
      box: [box.left + scrollX, box.top + scrollY, box.right + scrollX, box.bottom + scrollY],
    };
  });
}
"""


def measured(page: Page) -> list[tuple[str, float]]:
    """The words that axe could not decide, with their contrast to most of the pixels around their letters."""
    page.evaluate((TOOLS / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    nodes: list[dict[str, Any]] = page.evaluate(UNDECIDED)
    if not nodes:
        return []
    # A picture of the whole page takes two thirds of the time of a test.
    lefts, tops, rights, bottoms = zip(*(map(round, node["box"]) for node in nodes), strict=True)
    left, top = max(min(lefts), 0), max(min(tops), 0)
    clip: FloatRect = {"x": left, "y": top, "width": max(rights) - left, "height": max(bottoms) - top}
    picture = Image.open(BytesIO(page.screenshot(full_page=True, clip=clip))).convert("RGB")
    found = []
    for node, *box in zip(nodes, lefts, tops, rights, bottoms, strict=True):
        around = picture.crop((box[0] - left, box[1] - top, box[2] - left, box[3] - top)).tobytes()
        ground = Counter(around[at : at + 3] for at in range(0, len(around), 3)).most_common(1)[0][0]
        letters = bytes(map(int, re.findall(r"\d+", node["color"])[:3]))
        found.append((node["words"], colors.contrast(f"#{letters.hex()}", f"#{ground.hex()}")))
    return found


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_words_in_pictures_stand_out(opened: Opened, width: int, scheme: Literal["light", "dark"]) -> None:
    """In the picture of each practice every word has the contrast that words need, in both schemes."""
    needs("axe-core", TOOLS / "axe-core" / "axe.min.js")
    page = opened("/", viewport={"width": width, "height": 900}, color_scheme=scheme)
    found = []
    for practice in PRACTICES:
        page.goto(f"/{practice}/")
        found += [(practice, *each) for each in measured(page)]
    assert len(found) > len(PRACTICES)
    assert [each for each in found if each[2] < ENOUGH] == []
