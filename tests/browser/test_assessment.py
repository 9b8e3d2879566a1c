"""The self-assessment in a real browser: by mouse, by keyboard, without JavaScript, and with what strangers send."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hub.assess import share_link
from hub.assess.scoring import score
from hub.config import hub_settings
from hub.content.assessment import model_reader
from tests.browser.conftest import ROOT, violations

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, Page

    from hub.content.assessment.maturity import Assessment
    from tests.browser.conftest import Opened

ASSETS = ROOT / "hub" / "site" / "theme" / "assets" / "assess"
PLACE = "/assessment/cx-maturity/"
# 32 practices, from "not yet" to "does not apply".
MIXED = {key: key * 7 % 6 for key in range(1, 33)}
# Evaluated where the page's own modules may be imported.
KEPT = "[localStorage, sessionStorage].flatMap(Object.keys).filter((key) => key.startsWith('hub-assess'))"
PART = "input => [...document.querySelectorAll('.assess-step')].indexOf(input.closest('.assess-step'))"
SCORES = """async (sets) => {
    const { score } = await import(new URL("../../assets/assess/scoring.js", location));
    const model = JSON.parse(document.getElementById("assess-model").textContent);
    return sets.map((answers) => score(model, answers));
}"""
CODES = """async (sets) => {
    const { encode, decode } = await import(new URL("../../assets/assess/share.js", location));
    const model = JSON.parse(document.getElementById("assess-model").textContent);
    return sets.map((answers) => [encode(model, answers), decode(model, "#" + encode(model, answers))]);
}"""


@pytest.fixture(scope="module")
def model() -> Assessment:
    """The model of the page."""
    models = {model.id: model for model in model_reader.load(hub_settings.load(ROOT))}
    return models["cx-maturity"]


@pytest.fixture
def page(opened: Opened) -> Page:
    """The page, fresh."""
    return opened(PLACE)


def rate(page: Page, answers: dict[int, int]) -> None:
    """Choose these answers with the mouse, going to the part of each."""
    for key, answer in answers.items():
        choice = page.locator(f'input[name=p{key}][value="{answer}"]')
        if not choice.is_visible():
            page.locator(f"[data-part='{choice.evaluate(PART)}']").click()
        choice.check()


def results(page: Page) -> None:
    """Ask for the results."""
    page.locator("[data-go=results]:visible").click()
    page.locator("#assess-results").wait_for()


def others(page: Page) -> None:
    """Go to what one does with others."""
    if not page.locator("#assess-results").is_visible():
        results(page)
    page.get_by_role("button", name="With others").click()


def link(page: Page, model: Assessment, answers: dict[int, int]) -> str:
    """A link that carries answers."""
    return f"{page.url.partition('#')[0]}#{share_link.encode(model, answers)}"


def for_page(sets: list[dict[int, int]]) -> list[dict[str, int]]:
    """The same sets as a script takes them: its objects have no numbers for names."""
    return [{str(key): code for key, code in answers.items()} for answers in sets]


def random_sets(count: int) -> list[dict[int, int]]:
    """Answers of that many teams, from empty to complete; the same at every run."""
    chance = random.Random(8)  # noqa: S311  test data
    keys = range(1, 33)
    return [{key: chance.randrange(6) for key in chance.sample(keys, chance.randrange(33))} for _ in range(count)]


def test_scores_are_those_of_python(page: Page, model: Assessment) -> None:
    """A thousand sets of answers give the same result in both languages."""
    sets = random_sets(1000)
    expected = json.loads(json.dumps([asdict(score(model, answers)) for answers in sets]))
    assert page.evaluate(SCORES, for_page(sets)) == expected


def test_links_are_those_of_python(page: Page, model: Assessment) -> None:
    """A link made here opens there."""
    sets = random_sets(200)
    expected = [
        [share_link.encode(model, answers), {str(key): code for key, code in answers.items()}] for answers in sets
    ]
    assert page.evaluate(CODES, for_page(sets)) == expected


def test_journey_by_mouse(page: Page) -> None:
    """From the first answer to a plan; results bring the page's own scripts, and no answer does."""
    requests: list[str] = []
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: requests.append(request.url) if request.url.endswith(".js") else None)
    rate(page, {1: MIXED[1]})
    page.get_by_text("1 of 32 answered.").wait_for()
    rate(page, MIXED)
    assert page.locator("#assess-progress").inner_text() == "32 of 32 answered."
    assert requests == []
    results(page)
    scripts = {f"{page.url.partition(PLACE)[0]}/assets/assess/{name}.js" for name in ("page", "scoring", "share")}
    assert (set(requests), len(requests)) == (scripts, 3)
    assert page.evaluate("document.activeElement.id") == "assess-heading"
    assert page.locator("#assess-table tr").count() == 8
    first = page.locator("#assess-priorities li").first
    assert "It belongs to the stage “Find and fix”." in first.inner_text()
    assert page.locator("#assess-priorities > li").count() == 3
    assert (first.locator("a").first.get_attribute("href") or "").startswith("../../toolkit/")
    assert page.locator("#assess-unknown li").count() == sum(answer == 4 for answer in MIXED.values())


def test_results_follow_the_answers(page: Page) -> None:
    """Results are those of the answers whenever they are shown."""
    results(page)
    assert page.locator("#assess-strengths").inner_text() == "Nothing here yet."
    rate(page, {1: 3})
    results(page)
    assert page.locator("#assess-strengths").inner_text().startswith("We keep a list of the services")


def test_journey_by_keyboard(page: Page) -> None:
    """Tab, arrows and space answer; Enter shows the results."""
    page.locator('input[name=p1][value="0"]').focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert page.locator("input[name=p1]:checked").get_attribute("value") == "1"
    page.get_by_text("1 of 32 answered.").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "p2"
    page.locator("[data-go=results]:visible").focus()
    page.keyboard.press("Enter")
    page.locator("#assess-results").wait_for()
    assert page.evaluate("document.activeElement.id") == "assess-heading"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.cell') !== null")


@pytest.mark.parametrize("path", [PLACE, "/assessment/cx-foundations/"])
def test_one_key_an_answer(opened: Opened, path: str) -> None:
    """As many keys as there are statements lead from the first one to the first advice, in every assessment."""
    page = opened(path)
    for _ in range(page.locator("fieldset").count()):
        page.keyboard.press("2")
    page.locator("#assess-priorities a").first.wait_for()
    assert page.locator("#assess-heading").inner_text().startswith("Start with ")
    assert page.locator("#assess-priorities > li").count() == 3


def test_keys_can_be_turned_off_and_leave_fields_alone(page: Page) -> None:
    """Who speaks to the computer is not misheard, and a number that is typed stays one."""
    page.get_by_role("searchbox").press("1")
    page.get_by_label("The keys 1 to 6 answer").uncheck()
    page.locator("fieldset").first.press("1")
    assert page.locator(".assess-choices :checked").count() == 0


def test_every_answer_survives_a_reload(page: Page) -> None:
    """Whenever the page is loaded again, all is there, and the part with the next open statement is shown."""
    for number in range(1, 10):
        page.keyboard.press("3")
        page.reload()
        page.get_by_text(f"{number} of 32 answered.").wait_for()
    assert page.locator("#assess-part").inner_text() == "Part 3 of 8,"


def test_steps(opened: Opened) -> None:
    """One part is shown at a time, with progress in view; one goes on, back and to any part, and links open theirs."""
    page = opened(f"{PLACE}#culture", viewport={"width": 390, "height": 844})
    page.locator("#culture").wait_for()
    assert page.locator(".assess-step:visible").count() == 1
    page.get_by_role("button", name="Next: Customer understanding").click()
    assert page.evaluate("document.activeElement.id") == "customer-understanding"
    page.get_by_role("button", name="Back to Culture").click()
    heights = []
    for part in range(8):
        page.locator(f"[data-part='{part}']").click()
        page.get_by_text(f"Part {part + 1} of 8,").wait_for()
        heights.append(page.locator(".assess-step:visible").bounding_box())
        page.mouse.wheel(0, 600)
        assert page.locator("#assess-progress").is_visible()
    assert max(box["height"] for box in heights if box) <= 2 * 844


def test_the_browser_goes_back_a_step(page: Page) -> None:
    """Back and forward of the browser lead through the parts and the results, and no answer is lost on the way."""
    for _ in range(8):
        page.keyboard.press("2")
    results(page)
    places = []
    for way in (page.go_back, page.go_back, page.go_forward, page.go_forward):
        way()
        places.append(page.locator("#assess-part").inner_text())
    assert places == ["Part 3 of 8,", "Part 2 of 8,", "Part 3 of 8,", "All 8 parts,"]
    page.locator("#assess-results").wait_for()
    assert page.locator("#assess-progress").inner_text() == "8 of 32 answered."


def test_two_windows_keep_one_set_of_answers(page: Page) -> None:
    """What one window answers is in the other, too, and neither writes over it; another assessment has its own."""
    other = page.context.new_page()
    other.goto(page.url)
    rate(other, {1: 3, 2: 3})
    page.get_by_text("2 of 32 answered.").wait_for()
    rate(page, {3: 1})
    other.get_by_text("3 of 32 answered.").wait_for()
    second = page.context.new_page()
    second.goto(page.url.replace("cx-maturity", "cx-foundations"))
    assert second.locator(".assess-choices :checked").count() == 0
    other.get_by_role("button", name="Forget them").click()
    page.get_by_text("0 of 32 answered.").wait_for()


@pytest.mark.parametrize(
    ("record", "answered", "alert"),
    [
        ("{", 0, ""),
        ("null", 0, ""),
        ("7", 0, ""),
        ('{"assessment": "cx-maturity", "version": 1, "answers": null}', 0, ""),
        ('{"assessment": "cx-maturity", "version": 1, "answers": "12"}', 0, ""),
        ('{"assessment": "cx-maturity", "version": 1, "answers": {"1": 9, "2": "x", "99": 1, "3": 2}}', 1, ""),
        ('{"assessment": "other", "version": 1, "answers": {"1": 1}}', 0, ""),
        ('{"assessment": "cx-maturity", "version": 99, "answers": {"1": 1}}', 0, "another version"),
    ],
)
def test_broken_answers_in_the_browser(page: Page, record: str, answered: int, alert: str) -> None:
    """Whatever the browser holds, the page works, takes what it knows, and says when answers are of another version."""
    page.evaluate("record => localStorage.setItem('hub-assess-cx-maturity', record)", record)
    page.reload()
    page.get_by_text(f"{answered} of 32 answered.").wait_for()
    assert page.locator(".assess-step:visible").count() == 1
    said = page.get_by_role("alert").inner_text()
    assert alert in said
    assert bool(said) == bool(alert)
    page.keyboard.press("2")
    page.get_by_text(f"{answered + 1} of 32 answered.").wait_for()


def test_leaving_asks_where_nothing_can_be_kept(page: Page) -> None:
    """Where the browser keeps nothing, the page says so, and asks before answers are lost."""
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    rate(page, {1: 3})
    page.get_by_text("Your browser keeps nothing").wait_for()
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.once("dialog", leave)
    page.reload()
    assert asked == ["beforeunload"]


def test_results_print_on_two_pages(page: Page) -> None:
    """The picture, the stages, what to do next and the table."""
    rate(page, MIXED)
    results(page)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="Letter"))) <= 2


def test_without_javascript(opened: Opened) -> None:
    """A worksheet to print, with the rule of scoring in words, and no button that does nothing."""
    page = opened(PLACE, java_script_enabled=False)
    assert page.get_by_text("this page is a worksheet").is_visible()
    assert page.locator("fieldset").count() == 32
    assert page.get_by_role("heading", name="How results are made").is_visible()
    assert page.locator("#assess-app").is_hidden()


def test_says_that_its_scripts_did_not_arrive(page: Page) -> None:
    """Who answers where the network has gone reads what to do."""
    page.context.set_offline(offline=True)
    page.locator("[data-go=results]:visible").click()
    page.get_by_role("alert").get_by_text("A part of this page did not arrive.").wait_for()


def test_answers_that_the_browser_restored_count(page: Page) -> None:
    """Whoever comes back with answers still marked goes on where they were."""
    rate(page, {1: 3})
    page.goto("/about/")
    page.go_back()
    page.get_by_text("1 of 32 answered.").wait_for()


def test_link_opens_the_answers(page: Page, model: Assessment) -> None:
    """Whoever gets the link sees the same results."""
    page.goto(link(page, model, MIXED))
    page.locator("#assess-results").wait_for()
    assert page.locator("#assess-progress").inner_text() == "32 of 32 answered."
    chosen = page.eval_on_selector_all(".assess-choices :checked", "all => all.map((one) => Number(one.value))")
    assert chosen == list(MIXED.values())
    rate(page, {1: 0})
    page.reload()
    page.get_by_text("32 of 32 answered.").wait_for()
    assert page.locator("input[name=p1]:checked").get_attribute("value") == "0"
    assert page.evaluate(KEPT) == []


def test_link_of_an_older_version_opens(page: Page, model: Assessment) -> None:
    """Answers are found by key; what the model no longer has is left out, and a version too old is refused."""
    found = page.evaluate(
        """async (fragment) => {
        const { decode } = await import(new URL("../../assets/assess/share.js", location));
        const model = JSON.parse(document.getElementById("assess-model").textContent);
        const newer = { ...model, version: 3, dimensions: model.dimensions.slice(1) };
        const refused = () => {
            try { return decode({ ...newer, oldest: 2 }, fragment); } catch (error) { return error.message; }
        };
        return [decode(newer, fragment), refused()];
    }""",
        f"#{share_link.encode(model, {1: 3, 5: 2, 32: 0})}",
    )
    assert found == [{"5": 2, "32": 0}, "version"]


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("a=1.<script>alert(1)</script>", "This link holds no answers."),
        (f"a=1.{'A' * 5000}", "This link holds no answers."),
        ("a=1.AAAAA", "This link holds no answers."),
        ("a=77.AAAA", "come from another version"),
        ("a=0.AAAA", "come from another version"),
    ],
)
def test_hostile_link(page: Page, fragment: str, expected: str) -> None:
    """One clear message, and no answers."""
    page.goto(f"{page.url}#{fragment}")
    page.get_by_role("alert").get_by_text(expected).wait_for()
    assert page.locator(".assess-choices :checked").count() == 0


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("{", "This file is not JSON."),
        ("[" * 100_000, "This file is not JSON."),
        (json.dumps("a" * 10_000_000), "This file is too large"),
        ("null", "This file holds no answers to this assessment."),
        ('{"assessment": "other", "version": 1, "answers": {}}', "This file holds no answers to this assessment."),
        ('{"assessment": "cx-maturity", "version": 9, "answers": {}}', "come from another version"),
        ('{"assessment": "cx-maturity", "version": 1, "answers": {"1": "<img src=x>"}}', "holds no answers"),
    ],
)
def test_hostile_file(page: Page, tmp_path: Path, content: str, expected: str) -> None:
    """One clear message, and no answers."""
    file = tmp_path / "answers.json"
    file.write_text(content, encoding="utf-8")
    others(page)
    page.locator("#assess-open").set_input_files(file)
    page.get_by_role("alert").get_by_text(expected).wait_for()
    assert page.locator(".assess-choices :checked").count() == 0


def saved(page: Page, button: str) -> bytes:
    """What a button saves."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_bytes()


def test_saved_answers_open_again_and_compare(page: Page, tmp_path: Path) -> None:
    """What was saved as JSON is opened again, and compared with what the team says now."""
    rate(page, {1: 1, 2: 2})
    results(page)
    others(page)
    record = json.loads(saved(page, "Save to open again (JSON)"))
    assert (record["assessment"], record["version"], record["answers"]) == ("cx-maturity", 1, {"1": 1, "2": 2})
    file = tmp_path / "last.json"
    file.write_text(json.dumps(record), encoding="utf-8")
    page.get_by_role("button", name="Forget them").click()
    others(page)
    page.locator("#assess-open").set_input_files(file)
    page.get_by_text("Answers opened: 2.").wait_for()
    rate(page, {1: 3, 2: 1})
    others(page)
    page.locator("#assess-compare").set_input_files(file)
    page.get_by_text("The same as a table").click()
    page.get_by_role("columnheader", name="Since last time").wait_for()
    assert page.locator("#assess-table tr").first.inner_text().endswith("1 better, 1 worse")


def test_csv_is_safe_in_a_spreadsheet(page: Page) -> None:
    """Every cell is quoted, text that would be a formula is not one, and a spreadsheet sees its encoding."""
    page.evaluate(
        """async () => {
        const { toCSV } = await import(new URL("../../assets/assess/share.js", location));
        const practices = ["=1+1", "+1", "-1", "@x", "\\tx", 'say "so"'].map((text, key) => ({ key, text }));
        const labels = Object.assign(["Not yet"], { columns: ["Key", "Part", "Statement", "Answer", "Value"] });
        window.csv = toCSV({ dimensions: [{ title: "Oil", practices }] }, { 0: 0 }, labels);
    }"""
    )
    text = page.evaluate("window.csv")
    assert text.startswith('\ufeff"Key","Part"')
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row[2] for row in rows[1:]] == ["'=1+1", "'+1", "'-1", "'@x", "'\tx", 'say "so"']
    assert rows[1] == ["0", "Oil", "'=1+1", "Not yet", "0"]


def test_plan_as_text(page: Page) -> None:
    """The plan can be pasted into a mail: what to do, why, and where to read how."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    rate(page, {13: 0})
    results(page)
    page.get_by_role("button", name="Copy the plan as text").click()
    page.get_by_text("Copied.").wait_for()
    text = page.evaluate("navigator.clipboard.readText()")
    assert re.match(
        r"Customer experience self-assessment, \d{4}-\d\d-\d\d\n\n1\. We talk with or watch customers", text
    )
    assert "/toolkit/customer-understanding/find-out-who-you-serve/" in text


def test_team(page: Page, model: Assessment) -> None:
    """Three people's links give middle answers, and what to talk about."""
    links = [link(page, model, {1: value, 2: 2}) for value in (0, 3, 1)]
    others(page)
    page.get_by_label("Links").fill("\n".join(links))
    page.get_by_role("button", name="Compare the team").click()
    page.get_by_text("3 sets of answers. You agree within one step on 31 of 32 statements.").wait_for()
    assert page.locator("#assess-team-apart").inner_text().startswith("You disagree most on: We keep a list")
    page.get_by_role("button", name="Take the middle answers as ours").click()
    chosen: list[Any] = page.eval_on_selector_all(".assess-choices :checked", "all => all.map((one) => one.value)")
    assert chosen == ["1", "2"]


def test_a_link_of_the_team_that_holds_nothing_is_named(page: Page, model: Assessment) -> None:
    """Who pastes many links learns which one to ask for again."""
    others(page)
    good = f"https://hub.example.gov/#{share_link.encode(model, {1: 2})}"
    page.get_by_label("Links").fill(f"{good}\n\nhttps://hub.example.gov/#a=1.*\n")
    page.get_by_role("button", name="Compare the team").click()
    assert page.get_by_role("alert").inner_text() == (
        "Link 2: This link holds no answers. Copy the whole link and try again."
    )


def test_answers_are_kept_from_the_first_one_and_forgotten(page: Page) -> None:
    """The browser keeps nothing before the first answer, all from then on, and forgets them on request."""
    assert page.evaluate(KEPT) == []
    rate(page, {1: 3})
    assert page.evaluate(KEPT) == ["hub-assess-cx-maturity"]
    page.get_by_text("Kept in this browser, and nowhere else.").wait_for()
    page.get_by_role("button", name="Forget them").click()
    assert page.evaluate(KEPT) == []
    page.reload()
    assert page.locator(".assess-choices :checked").count() == 0


@pytest.mark.parametrize("width", [1280, 390])
def test_everybody_can_use_the_results(opened: Opened, width: int) -> None:
    """Axe finds nothing, in both colours, with all that opens open; nothing is wider than the screen."""
    page = opened(PLACE, viewport={"width": width, "height": 900}, bypass_csp=True)
    rate(page, MIXED)
    results(page)
    page.evaluate("document.querySelectorAll('main details').forEach((each) => { each.open = true; })")
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    assert (found, violations(page)) == ([], [])
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_long_words_have_room(opened: Opened, width: int) -> None:
    """Answers in words as long as Spanish has them stay on the screen, and whole."""
    page = opened(PLACE, viewport={"width": width, "height": 844})
    page.evaluate("""document.querySelectorAll(".assess-choices label").forEach((label) => {
        label.lastChild.textContent = "Sistemáticamente";
    })""")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    heights = page.locator(".assess-choices label:visible").evaluate_all("all => all.map((one) => one.offsetHeight)")
    assert max(heights) < 60


def test_script_is_small() -> None:
    """All of it together, as it is sent."""
    sizes = {file.name: len(gzip.compress(file.read_bytes(), mtime=0)) for file in ASSETS.glob("*.js")}
    assert sum(sizes.values()) <= 10 * 1024, sizes
