"""Letters that were read in another encoding."""

from __future__ import annotations

import time

import pytest

from hub.base import misread_letters


@pytest.mark.parametrize(
    "words",
    [
        "Bo’s café",
        "Où – là",
        "Größe und Maß",
        "Новости дня",
        "10 € – 20 €",
        "日本語のニュース",
        "¿Qué? ¡Sí!",
        "Łódź",
        "😀 yes",
    ],
)
def test_misread_words_are_what_was_meant(words: str) -> None:
    """Whatever letters they have; right ones stay as they are."""
    data = words.encode()
    misread = "".join(bytes([one]).decode("cp1252", "ignore") or chr(one) for one in data)
    assert misread_letters.mended(misread) == words
    assert misread_letters.mended(words) == words


@pytest.mark.parametrize(
    "words",
    [
        *("Forms", "Spaß „heute“", "«É»", "MENÚ™", "CAFÉ™", "SÃO PAULO", "à€€à€€", "Ångström", "Ðorđe"),
        *("MANHÃ\xa0 DE FORMAÇÃO", "MANHÃ–TARDE", "IRMÃ—MÃE", "ALEMÃ\xadBRASILEIRA", "HOTĂRÂ\xadRE", "«\xa0Â\xa0»"),
        *("Why “Ã©” is no é", 'Type "Ã¼" and "â€™"', "`Â£`", "What â€™ means", "<code>lâ€™Ã©tÃ©</code> is broken"),
    ],
)
def test_right_words_stay_as_they_are(words: str) -> None:
    """Also where they look a little like misread ones, and where a text talks of those."""
    assert misread_letters.mended(words) == words


@pytest.mark.parametrize(
    ("misread", "meant"),
    [
        ("<code>Ã©</code> cafÃ©", "<code>Ã©</code> café"),
        ("SÃ\xadmbolos da mÃ£o", "Símbolos da mão"),
        ("Ã\xa0 demain", "à demain"),
        ("NASAÂ\xa0says", "NASA\xa0says"),
        ("“Itâ€™s”", "“It’s”"),
    ],
)
def test_what_is_beside_such_words_changes_nothing(misread: str, meant: str) -> None:
    """Code stays, and what is around it is mended."""
    assert misread_letters.mended(misread) == meant


@pytest.mark.slow
@pytest.mark.parametrize("part", ["Ã", "â€", "ÂÂ", "é", "Ã©", "ðŸ", "<code>Ã©", "<pre>Ã©</pre>"])
def test_long_texts_are_read_in_no_time(part: str) -> None:
    """With thousands of beginnings."""
    start = time.process_time()
    misread_letters.mended(part * 100_000)
    assert time.process_time() - start < 3
