"""What includes put into a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.importers.jekyll import includes
from tests.importers.hugo.test_importer import laid_out

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "_includes/note.md": "Mind it.\n",
    "_includes/deep/a.markdown": "Deep.",
    "_includes/template.md": "{{ page.title }}",
    "_includes/b.html": "<b>",
    "docs/part.md": "---\ntitle: A\n---\nPart.\n",
    "docs/broken.md": "---\ntitle: A\n",
    "docs/page.md": "---\n---\n",
}


@pytest.mark.parametrize(
    ("tag", "rest", "expected"),
    [
        ("include", "note.md", "Mind it."),
        ("include_cached", "deep/a.markdown", "Deep."),
        ("include", "template.md", None),
        ("include", "b.html", None),
        ("include", "gone.md", None),
        ("include", "../docs/part.md", None),
        ("include", "", None),
        ("include", f"{'a' * 300}.md", None),
        ("include", "a\0.md", None),
        ("include", "a" * 50_000, None),
        ("include_relative", "part.md", "Part."),
        ("include_relative", "broken.md", None),
        ("include_relative", "../../out.md", None),
        ("seo", "", None),
        ("include", "toc icon='x'", ""),
        ("include", "toc.html", ""),
        ("include", 'figure image_path="/a b.png" alt="A" caption="B."', "![A](/lamps/a%20b.png)\n\nB."),
        ("include", "image.html file=a.png caption='B'", "![B](a.png)\n\nB"),
        ("include", "image.html", None),
        ("include", 'gallery caption="B."', "B."),
        ("include", 'note.html content="Mind it."', "> **Note**\n>\n> Mind it."),
        ("include", 'note content="Mind\n\nit."', "> **Note**\n>\n> Mind\n>\n> it."),
        ("include", 'alert.html type="warning" text="Hot."', "> **Warning**\n>\n> Hot."),
        ("include", "callout.html", None),
        ("include", 'video id="x1" provider="youtube"', "[Video on YouTube](https://www.youtube.com/watch?v=x1)"),
        ("include", "video id='12' provider='vimeo'", "[Video on Vimeo](https://vimeo.com/12)"),
        ("include", "video id='12' provider='vimeo' title='A lamp'", "[A lamp](https://vimeo.com/12)"),
        ("include", "video id='12' provider='mine'", None),
        ("include", "youtubePlayer.html id=x1", "[Video on YouTube](https://www.youtube.com/watch?v=x1)"),
        ("include", "embed/spotify.html id='x1'", "[Audio on Spotify](https://open.spotify.com/track/x1)"),
        ("include", "embed/audio.html src='/a.mp3' title='A lamp'", "[A lamp](/lamps/a.mp3)"),
        ("include", "embed/video.html src='a/b.mp4'", "[b.mp4](a/b.mp4)"),
        ("include", "embed/youtube.html", None),
    ],
)
def test_each_becomes_markdown(tmp_path: Path, tag: str, rest: str, expected: str | None) -> None:
    """Those of themes by what they say, files of the site by their words, if these are no template."""
    laid_out(tmp_path, {"out.md": "Out.", **{f"site/{name}": words for name, words in FILES.items()}})
    site = tmp_path / "site"
    assert includes.included(site, site / "docs/page.md", "/lamps")(tag, rest) == expected
