"""The hubs that tests begin from: copied where one is changed, read where they lie where none is."""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).parent / "data"
# One file of each kind, and a second article.
SMALL = DATA / "small"
# Sources and topics for a Friday, and nothing published yet.
FRIDAY = DATA / "friday"
# What a site shows: a page of each kind, a draft, a picture.
LAMPS = DATA / "lamps"
# A hub in Spanish with a page of each kind.
LETTERS = DATA / "cartas"
