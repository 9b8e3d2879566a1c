"""What is said below pictures, told by classes."""

from __future__ import annotations

import time

import pytest

from hub.collect import entry_fields, picture_captions

PICTURE = '<img src="/lamp.jpg">'


@pytest.mark.parametrize(
    "caption",
    [
        '<p class="wp-caption-text">A lamp</p>',
        "<DIV id='c' class='text caption'>A lamp</DIV>",
        '<span class="media__caption">A <b>lamp</b></span>',
        '<p class="photo-credit">A lamp</p>',
        '<small class="imgcredits">A lamp</small>',
        "<br><small>A lamp. <i>Photo: Bo</i></small>",
        "<br><i>Photo: Bo</i>",
        "<p class=caption>A lamp</p>",
        '<table><tr><td class="tr-caption" style="x">A lamp</td></tr></table>',
        "<figcaption>A lamp</figcaption>",
    ],
)
def test_a_caption_is_no_part_of_the_summary(caption: str) -> None:
    """Whatever element it is in; the text keeps it, beside its picture."""
    found = picture_captions.named(f"{PICTURE}{caption}<p>Oil burns.</p>")
    assert "<figcaption>" in found
    assert entry_fields.summary("", found) == "Oil burns."


@pytest.mark.parametrize(
    "markup",
    [
        '<p class="caption">A lamp</p>',
        f'{PICTURE}<p class="has-caption">Oil burns.</p>',
        f'{PICTURE}<p class="text no-caption">Oil burns.</p>',
        f'{PICTURE}<p class="table-caption">What lamps cost</p>',
        f'<p class="caption">A lamp</p>{PICTURE}',
        f'{PICTURE}{"<br>" * 500}<p class="caption">A lamp</p>',
        f'{PICTURE}<div class="wp-caption">A lamp</div>',
        f'{PICTURE}<div class="caption"><div>A lamp</div></div>',
        f'{PICTURE}<div class="caption">{PICTURE} A lamp</div>',
        f'{PICTURE}<span class="govuk-caption-xl">Lamps</span>',
        f'{PICTURE}<p class="source">The caption of our source</p>',
        f'{PICTURE}<p class="captioned recaptions">A lamp</p>',
        f'{PICTURE}<p title="caption">A lamp</p>',
        f'{PICTURE}<p class="caption">A lamp',
        f"{PICTURE}<p>Oil burns.</p>",
        f"{PICTURE}<p>Oil burns. <small>At night</small></p>",
        f"{PICTURE}<small>Oil</small> burns.",
        f"{PICTURE}<p><em>Oil burns.</em></p>",
        f"{PICTURE}<p><em>Photo</em> day is near.</p>",
        f"{PICTURE}<p><em>Photosynthesis burns no oil.</em></p>",
        f"{PICTURE}<p><em>Credit unions lend lamps.</em></p>",
        f"{PICTURE}<p><em>Bildung hilft.</em></p>",
        f"{PICTURE}<p class=captions>Oil burns.</p>",
        f"{PICTURE}<p>Oil burns.</p><small>A lamp</small>",
        "<small>A lamp</small><p>Oil burns.</p>",
    ],
)
def test_other_words_stay_as_they_are(markup: str) -> None:
    """Without a picture before, in a box around more than a caption, and in classes that only look like one."""
    assert picture_captions.named(markup) == markup


@pytest.mark.slow
@pytest.mark.parametrize(
    "part",
    [
        '<p class="caption">',
        '<p class="caption"><div class="caption">',
        '<p class="a ',
        "<p class='' ",
        "<td class=caption ",
    ],
)
def test_captions_without_an_end_are_read_in_no_time(part: str) -> None:
    """Thousands of them."""
    start = time.process_time()
    picture_captions.named(PICTURE + part * 30_000 + '="caption"')
    assert time.process_time() - start < 3
