"""What other programs and people call the keys of front matter, in several languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

# A name may mean one key of an event and another one of an article: the first that the kind of file has is it.
NAMES = {
    "title": "name headline event titulo título titel titre titolo",
    "subject": "title headline asunto betreff objet",
    "section": "category rubric seccion sección rubrik rubrique",
    "kind": "type category format tipo typ art",
    "start": "date datetime when begin begins starts start_date startdate start_time fecha inicio datum beginn début",
    "published": "date pubdate pub_date publish_date publishdate day fecha datum",
    "reviewed": "date updated last_updated lastmod last_reviewed checked revisado",
    "end": "ends finish finishes end_date enddate end_time until fin ende fim",
    "summary": "description excerpt abstract teaser intro resumen descripcion descripción resumo beschreibung",
    "url": "link href website web registration register registration_url enlace",
    "host": "organizer organiser organizers speaker speakers presenter presenters organizador veranstalter",
    "place": "location venue where room address lugar ort lieu luogo",
    "cost": "price fee fees costs costo coste precio preis prix",
    "accommodations": "accessibility contact accommodation",
    "timezone": "tz zone time_zone zeitzone",
    "recording": "video",
    "repeat": "recurrence rrule recurring repeats",
    "source": "publisher outlet site fuente quelle",
    "owner": "maintainer responsible contact author",
    "authors": "author by byline writer autor autores",
    "topics": "tags tag topic categories keywords temas themen",
    "image": "picture photo cover thumbnail featured_image imagen bild",
    "alt": "alt_text image_alt alttext",
    "aliases": "redirect_from redirects",
    "lang": "language locale idioma sprache langue",
    "preheader": "preview summary",
}


def meant(name: str, keys: Collection[str]) -> str:
    """Return the one of `keys` that somebody means by another name; "" where none is known."""
    plain = name.lower().replace("-", "_")
    return next((key for key, names in NAMES.items() if key in keys and plain in names.split()), "")
