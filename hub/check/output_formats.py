"""Findings -> text for people, and the forms that GitHub and other programs read."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from hub import __version__
from hub.base import text, translation
from hub.base.translation import gettext, ngettext, nnoop, noop
from hub.check import rule_registry
from hub.check.runner import Checked
from hub.errors import HubError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence


LEVELS = (noop("error"), noop("warning"), noop("advice"))
COUNTED = {
    "error": nnoop("%(num)s error", "%(num)s errors"),
    "warning": nnoop("%(num)s warning", "%(num)s warnings"),
    "advice": nnoop("%(num)s piece of advice", "%(num)s pieces of advice"),
}
SARIF_LEVELS = {"error": "error", "warning": "warning", "advice": "note"}
# GitHub drops what is more than this a step, without a word: https://github.com/actions/toolkit/issues/734
MOST_ANNOTATIONS = 10
MOST_ROWS = 100
LONGEST = 400
PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})


def written(checked: Checked, form: str, *, advice: bool = False) -> str:
    """Return findings in one of FORMATS, in the language that they speak; text for people has advice where wanted."""
    with translation.speaking(checked.language):
        return plain(checked, advice=advice) if form == "text" else FORMATS[form](checked)


def plain(checked: Checked, *, advice: bool = False) -> str:
    """Return errors, then warnings, then advice where it is wanted, each with what to write under it; and a summary."""
    shown = [level for level in LEVELS if level != "advice" or advice]
    lines = [line for level in shown for problem in checked.of(level) for line in _lines(problem)]
    counts = summary(checked)
    if checked.of("advice") and not advice:
        counts = gettext("%(counts)s (--advice shows it)", counts=counts)
    return "\n".join([*lines, counts])


def _lines(problem: Problem) -> Iterator[str]:
    level = "" if problem.level == "error" else f"{gettext(problem.level)}: "
    yield text.one_line(f"{problem.path}:{problem.line}:{problem.column}: {problem.rule} {level}{problem.message}")
    if problem.fix:
        yield f"    {text.one_line(problem.fix)}"


def summary(checked: Checked) -> str:
    """Return the counts on one line: `3 errors · 1 warning in 40 checked files and 2 published as found`."""
    counts = [ngettext(*COUNTED[level], len(found)) for level in LEVELS if (found := checked.of(level))]
    files = ngettext("%(num)s checked file", "%(num)s checked files", checked.files)
    if checked.published:
        # Translators: files of pages, and files that readers get as they are.
        files = gettext("%(files)s and %(num)s published as found", files=files, num=f"{checked.published:,}")
    told = gettext("%(counts)s in %(files)s", counts=" · ".join(counts) or gettext("Nothing to fix"), files=files)
    if checked.known:
        told = gettext("%(told)s, besides %(num)s in the baseline", told=told, num=f"{checked.known:,}")
    return "; ".join((told, *_left_out(checked)))


def _left_out(checked: Checked) -> Iterator[str]:
    """Yield what else there is, and why it is not told."""
    if checked.others:
        yield gettext("%(num)s more not yours: they were there before", num=f"{checked.others:,}")
    if checked.drafts:
        yield ngettext("%(num)s draft", "%(num)s drafts", checked.drafts)
    if checked.excluded:
        yield gettext("%(num)s left out by exclude_docs", num=f"{checked.excluded:,}")
    if checked.left:
        one, many = nnoop(
            "%(num)s leftover file of other programs skipped", "%(num)s leftover files of other programs skipped"
        )
        yield ngettext(one, many, checked.left)


def as_json(checked: Checked) -> str:
    """Return one JSON object: the number of files, the counts by level, and all findings."""
    counts = {level: len(checked.of(level)) for level in LEVELS}
    findings = [asdict(problem) for problem in checked.problems]
    told = {"files": checked.files, "others": checked.others, "language": checked.language}
    return json.dumps(told | {"counts": counts, "findings": findings}, ensure_ascii=False, indent=2)


def from_json(words: str) -> Checked:
    """Return what `as_json` wrote; raises HubError for anything else, for a stranger may have written it."""
    try:
        told = json.loads(words)
        problems = tuple(_told(found) for found in told["findings"])
        files, others, language = int(told["files"]), int(told["others"]), str(told.get("language", translation.SOURCE))
        return Checked(problems=problems, files=files, others=others, language=language, facts={})
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        message = gettext("these are not findings that `hub check --format json` wrote")
        raise HubError(message) from error


def _told(found: Mapping[str, object]) -> Problem:
    level = str(found["level"])
    return Problem(
        path=str(found["path"]),
        line=int(str(found["line"])),
        column=int(str(found["column"])),
        rule=str(found["rule"]),
        message=str(found["message"]),
        fix=str(found["fix"]),
        level="error" if level == "error" else "warning" if level == "warning" else "advice",
    )


def github(checked: Checked) -> str:
    """Return annotations: at most ten errors and ten warnings, which is what GitHub keeps, and the number of others."""
    shown = [(level, checked.of(level)) for level in LEVELS[:2]]
    lines = [_annotation(problem) for _, problems in shown for problem in problems[:MOST_ANNOTATIONS]]
    more = sum(len(problems[MOST_ANNOTATIONS:]) for _, problems in shown)
    told = summary(checked)
    if more:
        rest = gettext(
            "GitHub shows no more than ten of a kind here, and %(num)s more are in the summary", num=f"{more:,}"
        )
        told = f"{told}; {rest}"
    return "\n".join([*lines, f"::notice title=hub check::{told.translate(DATA)}"])


def _annotation(problem: Problem) -> str:
    place = f"file={problem.path.translate(PROPERTY)},line={problem.line},col={problem.column}"
    title = f"{problem.rule} {_title(problem.rule)}".translate(PROPERTY)
    return f"::{problem.level} {place},title={title}::{_said(problem).translate(DATA)}"


def _title(rule: str) -> str:
    """Return the title of a rule, which is English; "" beside words in another language."""
    known = rule_registry.rules().get(rule)
    return known.title if known and translation.is_source(translation.spoken()) else ""


def _said(problem: Problem) -> str:
    return f"{problem.message}; {problem.fix}" if problem.fix else problem.message


def markdown(checked: Checked) -> str:
    """Return a table for a summary or a comment: errors, then warnings, and the number of those left out."""
    ordered = [problem for level in LEVELS[:2] for problem in checked.of(level)]
    lines = [f"### hub check: {summary(checked)}", ""]
    if ordered:
        head = gettext("where"), gettext("rule"), gettext("what"), gettext("write instead")
        lines += [f"| {' | '.join(head)} |", "| --- | --- | --- | --- |"]
        lines += [_row(problem) for problem in ordered[:MOST_ROWS]]
    if len(ordered) > MOST_ROWS:
        more = f"{len(ordered) - MOST_ROWS:,}"
        lines += ["", gettext("And %(num)s more: run `hub check` to see them.", num=more)]
    return "\n".join(lines)


def _row(problem: Problem) -> str:
    cells = (f"{problem.path}:{problem.line}", f"{problem.rule} {gettext(problem.level)}", problem.message, problem.fix)
    return f"| {' | '.join(text.quiet_markdown(text.shortened(cell, LONGEST)) for cell in cells)} |"


def sarif(checked: Checked) -> str:
    """Return SARIF 2.1.0, for GitHub's code scanning and for editors."""
    used = sorted({problem.rule for problem in checked.problems})
    driver = {"name": "hub check", "version": __version__, "rules": [_sarif_rule(rule) for rule in used]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": list(_results(checked.problems))}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _sarif_rule(rule: str) -> dict[str, object]:
    known = rule_registry.rules().get(rule)
    words = {"shortDescription": {"text": known.title}, "fullDescription": {"text": known.why}} if known else {}
    return {"id": f"HUB{rule}", **words}


def _results(problems: Sequence[Problem]) -> Iterator[dict[str, object]]:
    for problem in problems:
        region = {"startLine": problem.line, "startColumn": problem.column}
        place = {"artifactLocation": {"uri": problem.path}, "region": region}
        yield {
            "ruleId": f"HUB{problem.rule}",
            "level": SARIF_LEVELS[problem.level],
            "message": {"text": _said(problem)},
            "locations": [{"physicalLocation": place}],
        }


def explanation(rule: rule_registry.Rule) -> str:
    """Return one rule, as `--explain` prints it."""
    return "\n".join([f"{rule.id} {rule.title} ({rule.level})", "", rule.why, "", *_examples(rule)])


def _examples(rule: rule_registry.Rule) -> Iterable[str]:
    for title, words in (("Instead of", rule.bad), ("write", rule.good)):
        yield f"{title}:"
        yield from (f"    {line}" for line in words.strip("\n").splitlines())
        yield ""


def reference(rules: Mapping[str, rule_registry.Rule]) -> str:
    """Return the page of all rules, in Markdown."""
    lines = ["# What `hub check` looks for", "", "This page is made from the rules: `hub check --rules`.", ""]
    for rule in rules.values():
        lines += [f"## {rule.id}: {rule.title}", "", f"*{rule.level.capitalize()}.* {rule.why}", ""]
        for title, words in (("Instead of", rule.bad), ("write", rule.good)):
            lines += [f"{title}:", "", "````text", words.strip("\n"), "````", ""]
    return "\n".join(lines).rstrip() + "\n"


FORMATS: Mapping[str, Callable[[Checked], str]] = {
    "text": plain,
    "json": as_json,
    "github": github,
    "sarif": sarif,
    "markdown": markdown,
}
