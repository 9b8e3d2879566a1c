"""One picture of many teams, in which none can be recognized."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from hub.assess import community_report, report_files, saved_answers
from hub.cli import main
from hub.errors import HubError

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.assessment.maturity import Assessment
    from hub.content.settings import Config

TEAMS = [{1: 3, 2: 2, 7: 0}, {1: 3, 2: 1, 7: 1}, {1: 3, 2: 1, 7: 1}, {1: 2, 2: 0, 7: 4}, {1: 3, 2: 0, 7: 2, 8: 0}]


def saved(folder: Path, answers: object, **more: object) -> Path:
    """A file as the page saves it."""
    file = folder / f"{len(list(folder.glob('*.json')))}.json"
    values = {"assessment": "lamps", "version": 2, "date": "2026-11-27", "answers": answers, **more}
    file.write_text(json.dumps(values), encoding="utf-8")
    return file


def test_report(lamps: Assessment) -> None:
    """Middle answers, scored as on the page; what too few teams rated is left out."""
    text = community_report.markdown(lamps, TEAMS)
    assert "# Lamps: 5 teams\n" in text
    assert "| Oil | 2.3 of 3 | not yet: Fix |\n| Glass | not rated | not yet: Fix |\n" in text
    assert "## Strengths\n\n- We buy oil.\n" in text
    assert "1. We store oil.\n   The middle answer is “Sometimes”; 1 of 5 teams are at “Usually” or better.\n" in text
    assert (
        "Left out, because fewer than 5 teams rated them:\n\n- We share oil.\n- We wipe glass.\n- We check glass.\n"
        in text
    )


def test_report_of_the_best(lamps: Assessment) -> None:
    """Nothing is left to do, and nothing left out."""
    text = community_report.markdown(lamps, [dict.fromkeys((1, 2, 4, 7, 8), 3)] * 5)
    assert "Nothing below “Usually”." in text
    assert "Left out" not in text


def test_chart_is_a_picture_with_words(lamps: Assessment) -> None:
    """Well-formed, and readable without seeing it."""
    picture = ET.fromstring(community_report.chart(lamps, TEAMS))  # noqa: S314  our own words
    assert picture.findtext("{*}desc") == "Oil: 2.3 of 3. Glass: not rated. "


def test_few_teams_are_refused(lamps: Assessment) -> None:
    """Four teams would recognize one another."""
    with pytest.raises(HubError, match=r"needs the answers of 5 teams.*; it has 4"):
        community_report.markdown(lamps, TEAMS[:4])


def test_command(root: Path, tmp_path: Path) -> None:
    """From saved files to a report and its chart."""
    paths = [str(saved(tmp_path, {str(key): answer for key, answer in team.items()})) for team in TEAMS]
    words = ["--root", str(root), "assess", "report", "--chart", str(tmp_path / "chart.svg"), *paths]
    done = CliRunner().invoke(main, words)
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, "# Lamps: 5 teams")
    assert (tmp_path / "chart.svg").read_text(encoding="utf-8").startswith("<svg ")


def test_report_without_a_chart(config: Config, tmp_path: Path) -> None:
    """The picture is only made where it is wanted."""
    paths = [saved(tmp_path, {}) for _ in TEAMS]
    assert report_files.of_teams(config, paths).startswith("# Lamps")
    assert list(tmp_path.glob("*.svg")) == []


def test_lock_command(root: Path) -> None:
    """The command says which files it wrote."""
    done = CliRunner().invoke(main, ["--root", str(root), "assess", "lock"])
    assert (done.exit_code, done.stdout) == (0, "content/assessment/lamps.lock.yml\n")


def test_one_assessment_at_a_time(root: Path, config: Config, tmp_path: Path) -> None:
    """Answers to two models make no picture."""
    folder = root / "content" / "assessment"
    (folder / "other.yml").write_text((folder / "lamps.yml").read_text(encoding="utf-8"), encoding="utf-8")
    paths = [saved(tmp_path, {}), saved(tmp_path, {}, assessment="other")]
    with pytest.raises(HubError, match="report on one at a time"):
        report_files.of_teams(config, paths)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"{", "it is not JSON; choose"),
        (b"[" * 100_000, "it is not JSON; choose"),
        (b'"' + b"a" * 1_100_000 + b'"', "it is too large"),
        (b"[]", "it contains no answers"),
        (b'{"assessment": 1}', "it contains no answers"),
        (b'{"assessment": "<script>"}', "'<script>', which is not an assessment of this hub; known: lamps"),
        (b'{"assessment": "lamps", "version": 9}', "saved with version 9; this is version 2"),
        (b'{"assessment": "lamps", "version": 2}', "answers are whole numbers"),
        (b'{"assessment": "lamps", "version": 2, "answers": {"1": true}}', "'1' has the answer True"),
        (b'{"assessment": "lamps", "version": 2, "answers": {"1": 6}}', "'1' has the answer 6"),
    ],
)
def test_hostile_file(lamps: Assessment, tmp_path: Path, content: bytes, expected: str) -> None:
    """One clear message each."""
    file = tmp_path / "file.json"
    file.write_bytes(content)
    with pytest.raises(saved_answers.RecordError, match=expected):
        saved_answers.read(file, [lamps])


def test_file_without_assessments(tmp_path: Path) -> None:
    """A hub that has none says so."""
    with pytest.raises(saved_answers.RecordError, match="known: there is none in content/assessment"):
        saved_answers.read(saved(tmp_path, {}), [])


def test_answers_by_key(lamps: Assessment, tmp_path: Path) -> None:
    """Answers to practices that went are left out."""
    assert saved_answers.read(saved(tmp_path, {"1": 3, "50": 1}), [lamps]) == (lamps, {1: 3})
