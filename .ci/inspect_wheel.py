"""Look into what is to be published: what must be there, what must not, and that it is small.

Run with the folder of a wheel and a source archive; ends with 1, and says why, where one is not as it should be.
"""

import sys
import tarfile
import zipfile
from pathlib import Path

NEEDED = (
    "hub/py.typed",
    "hub/check/rules.toml",
    "hub/config/field_descriptions.toml",
    "hub/config/schemas/mkdocs.json",
    "hub/locale/es/LC_MESSAGES/hub.po",
    "hub/scaffold/samples/en/practice/mkdocs.yml",
    "hub/scaffold/starter/github/workflows/check.yml",
    "hub/scaffold/shipped/0.1.0.json",
    "hub/site/templates/page.html.j2",
    "hub/site/theme/main.html",
)
# What would be a secret, a leftover, or a test.
FOREIGN = (".hub/", ".venv/", "__pycache__", ".env", ".db", "tests/", "build/")
MOST_MEGABYTES = 3


def wrong(names: list[str], needed: tuple[str, ...], foreign: tuple[str, ...]) -> list[str]:
    """Say what is missing in an archive, and what should not be there."""
    missing = [f"{name} is missing" for name in needed if not any(one.endswith(name) for one in names)]
    return missing + [f"{name} does not belong there" for name in names if any(part in name for part in foreign)]


def main(folder: Path) -> list[str]:
    """Return all that is wrong with the two files."""
    (wheel,), (source,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive:
        found = wrong(archive.namelist(), NEEDED, FOREIGN)
    with tarfile.open(source) as archive:
        found += wrong(archive.getnames(), (*NEEDED, "tests/conftest.py"), FOREIGN[:5])
    if wheel.stat().st_size > MOST_MEGABYTES << 20:
        found.append(f"{wheel.name} is larger than {MOST_MEGABYTES} MB")
    return found


if __name__ == "__main__":
    problems = main(Path(sys.argv[1]))
    print("\n".join(problems) or "The wheel and the source are as they should be.")
    sys.exit(bool(problems))
