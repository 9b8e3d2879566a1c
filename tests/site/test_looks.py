"""The looks that the documentation shows are made by settings alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.config import color_tokens, hub_settings

LOOKS = Path(__file__).parents[2] / "docs" / "looks"


@pytest.mark.parametrize("file", sorted(LOOKS.glob("*.yml")), ids=lambda file: file.stem)
def test_a_look_is_a_block_of_settings(root: Path, file: Path) -> None:
    """Put below `hub`, each is read without a problem, and its colors can be told from the default and read."""
    settings = root / "mkdocs.yml"
    default = color_tokens.of(hub_settings.load(root))
    block = "".join(f"      {line}\n" for line in file.read_text("utf-8").splitlines())
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("      areas:", f"{block}      areas:", 1), "utf-8")
    config = hub_settings.load(root)
    assert color_tokens.of(config) != default
