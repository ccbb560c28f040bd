"""A coordinator looks at a rubric on the real sheet: it answers as for reviewers, and nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from real_server import RealServer

from localize import Workspace
from localize.demo import accounts, ensure_demo
from localize.records import PersonId

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]
BROKEN = b'schema = "rubric/1"\nid = "mine"\ntitle = "T"\nintor = "Read."\n'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    folder = tmp_path_factory.mktemp("rubrics") / "demo"
    ensure_demo(folder, "http://localhost").close()
    running = RealServer(folder)
    running.start()
    yield running
    running.kill()


def join(site: RealServer, page: Page, name: str, path: str) -> None:
    with Workspace.open(site.folder) as workspace:
        person = next(each for each in accounts(workspace) if each["name"] == name)
        link = workspace.invite(PersonId(person["id"]))
    page.goto(f"{site.url}/join/{link.rsplit('/', 1)[1]}")
    page.locator("button").click()
    page.wait_for_load_state("networkidle")
    page.goto(f"{site.url}/{path}")


def judged(site: RealServer) -> int:
    with Workspace.open(site.folder) as workspace:
        return sum(locale.judgments for each in workspace.status() for locale in each.locales)


def choose(page: Page, label: str, option: str) -> None:
    settled = page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    settled.wait_for()  # a list that is drawn anew while one types into it forgets what was typed
    box = page.get_by_role("combobox", name=label)
    box.focus()
    page.keyboard.type(option)
    page.get_by_role("option", name=option, exact=True).wait_for()
    page.keyboard.press("Enter")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(page.get_by_role("combobox", name=label)).to_have_value(option)
    settled.wait_for()


def test_a_rubric_is_answered_in_its_preview_and_stored_nowhere(site: RealServer, page: Page) -> None:
    before = judged(site)
    join(site, page, "Nadia", "rubrics")
    choose(page, "Rubric", "preference")
    questions = page.locator(".sheet .question")
    expect(questions.first).to_contain_text("Which answer is better for a reader here")
    questions.first.click(position={"x": 5, "y": 5})
    for key in ("6", "a"):
        page.keyboard.press(key)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("These answers are complete.")).to_be_visible()
    expect(page.locator(".sheet .question input:checked")).to_have_count(0)  # a new sheet to play with
    choose(page, "Texts", "Sample text, Arabic (Egypt)")
    expect(page.locator(".sheet .answer-0 [dir=rtl]").first).to_be_visible()
    assert judged(site) == before


def test_who_cannot_judge_hands_the_item_on_without_answering_the_rest(site: RealServer, page: Page) -> None:
    join(site, page, "Nadia", "rubrics")
    choose(page, "Rubric", "expert-accuracy")
    page.locator(".sheet .question").first.click(position={"x": 5, "y": 5})
    page.keyboard.press("Control+Enter")
    expect(page.locator(".sheet .fault").first).to_be_visible()
    page.keyboard.press("x")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("These answers are complete.")).to_be_visible()


def test_a_dropped_file_says_all_that_is_wrong_with_it(site: RealServer, page: Page, tmp_path: Path) -> None:
    join(site, page, "Nadia", "rubrics")
    file = tmp_path / "mine.toml"
    file.write_bytes(BROKEN)
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("Mend these places and drop the file again. Nothing was stored.")).to_be_visible()
    expect(page.get_by_text("mine.toml has")).to_be_visible()
