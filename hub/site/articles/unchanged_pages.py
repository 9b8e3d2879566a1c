"""Pages of the last site that are as they would be made now: they stay, and nobody makes them again."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hub.base import cache_file
from hub.base.utf8_files import text_of
from hub.content import content_cache, routes
from hub.site.articles.planned_page import card_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hub.site.articles.planned_page import ArticleSite, Leaf


@dataclass(kw_only=True, slots=True)
class UnchangedPages:
    """Hold what the files of the last site in `folder` were made of, if unchanged, and those of this one.

    A page is made of its inputs, of its text, and of the answers to what it asked: the address of each file that its
    text links to. All that `stays` is in this site as it was in the last; a folder stays with all that is in it.
    `state` is a stamp of each file that is there: of the last site, in the end of this one.
    """

    folder: Path = Path()
    before: Mapping[str, list[Any]] = field(default_factory=dict)
    now: dict[str, list[Any]] = field(default_factory=dict)
    stays: set[str] = field(default_factory=set)
    state: Mapping[str, list[int]] = field(default_factory=dict)

    def same(self, made_of: list[Any], *files: str) -> bool:
        """Say whether all these files can stay, because each was made of the same; note what they are made of."""
        stay = all(self.before.get(file) == made_of for file in files)
        self.now.update(dict.fromkeys(files, made_of))
        self.stays.update(files if stay else ())
        return stay

    def add(self, part: UnchangedPages) -> None:
        """Add what is known of some more files."""
        self.now.update(part.now)
        self.stays.update(part.stays)


def made(leaves: Iterable[Leaf], site: ArticleSite, kept: UnchangedPages) -> Iterator[tuple[str, bytes]]:
    """Yield the file and the content of each page that cannot stay.

    What such a page asked is known to the next build, but nothing of one with a dead link or a blank.
    """
    for leaf in leaves:
        file = routes.file_of(site.addresses[leaf.path])
        card = card_of(site.cards, leaf.path)
        inputs = cache_file.total(site.frames[leaf.layout], card, leaf.inputs).hex()
        text = _sum(leaf.text, site) if leaf.text else ""
        answers = kept.before.get(file, [inputs, text, {}])[2]
        if kept.same([inputs, text, {path: site.addresses.get(path) for path in answers}], file):
            continue
        dead = len(site.dead)
        site.asked.clear()
        html = site.page(leaf).encode(errors="xmlcharrefreplace")
        if len(site.dead) == dead:
            kept.now[file] = [inputs, text, dict(site.asked)]
        else:
            del kept.now[file]
        yield file, html


def _sum(path: str, site: ArticleSite) -> str:
    return site.sums.get(path) or content_cache.sum_of(text_of(site.config.root / path, path))
