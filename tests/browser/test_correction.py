"""A correction in a real browser: the sheet as it was answered, typing that survives a reload, and the way back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from building import CAMPAIGN, row
from playwright.sync_api import Page, expect
from real_server import RealServer

from localize import Workspace
from localize.records import AssignmentId, PersonId

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]
COMMENT = "الأولى أقرب إلى كلامنا 🙂"


@dataclass
class Site(RealServer):
    """A workspace in which Ana has judged one item."""

    ana: PersonId = field(default=PersonId(""))
    judged: AssignmentId = field(default=AssignmentId(""))

    def join(self, page: Page) -> None:
        with Workspace.open(self.folder) as workspace:
            link = workspace.invite(self.ana)
        page.goto(f"{self.url}/join/{link.rsplit('/', 1)[1]}")
        page.locator("button").click()
        page.locator(".sheet .form").wait_for()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    place = tmp_path_factory.mktemp("correction")
    running = Site(place / "workspace")
    with Workspace.create(running.folder) as workspace:
        file, rows = place / "spring.toml", place / "rows.jsonl"
        source = CAMPAIGN.format(id="spring", locales="[]", overlap=1, unit="pair", rubric="preference", more="",
                                 review="")  # fmt: skip
        file.write_text(source, encoding="utf-8")
        workspace.create_campaign(file)
        rows.write_text("".join(json.dumps(row(number)) + "\n" for number in range(3)), encoding="utf-8")
        workspace.import_file(rows, "spring")
        workspace.assign("spring")
        running.ana = workspace.add_person("Ana", locales={"es-MX": "native"}, ui_language="en").id
        item = workspace.next_item(running.ana)
        assert item is not None
        workspace.submit(item.assignment_id, {"preference": -1, "reasons": ["correct"]})
        running.judged = item.assignment_id
    running.start()
    yield running
    running.kill()


def pressed(page: Page) -> list[str]:
    """The steps and options that are chosen on the sheet."""
    chosen = page.locator('.sheet .questions [aria-checked="true"], .sheet .questions input:checked')
    return [str(chosen.nth(place).evaluate("each => each.value || each.innerText")) for place in range(chosen.count())]


def test_a_judgment_is_opened_corrected_and_listed_again(site: Site, page: Page) -> None:
    site.join(page)
    page.get_by_role("link", name="My work").first.click()
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_text("These answers are submitted")).to_be_visible()
    before = pressed(page)
    assert before
    page.get_by_role("button", name="Correct it").click()
    expect(page.locator(".sheet .campaign")).to_have_text("Correction: Spring")
    expect(page.locator(".sheet .skip")).to_be_hidden()
    assert pressed(page) == before
    page.locator(".sheet .question").first.click(position={"x": 5, "y": 5})
    page.keyboard.press("Alt+c")
    page.keyboard.type(COMMENT)
    page.keyboard.press("Escape")
    page.keyboard.press("6")  # of seven steps from A to B: B, clearly
    expect(page.locator(".sheet .actions .status")).to_contain_text("Saved")
    page.reload()
    expect(page.locator(".sheet .campaign")).to_have_text("Correction: Spring")
    expect(page.locator(".sheet textarea").first).to_have_value(COMMENT)
    page.get_by_role("button", name="Store the correction").click()
    expect(page.get_by_text("Your correction is stored.")).to_be_visible()
    expect(page.get_by_role("button", name="Open")).to_be_visible()
    expect(page.get_by_text("corrected")).not_to_have_count(0)
    with Workspace.open(site.folder) as workspace:
        rows = workspace.dataset("judgments", history=True).collect().sort("sequence")
        assert rows["status"].to_list() == ["corrected", "current"]
        sheet = workspace.judged_sheet(site.judged)
        assert sheet.draft is not None
        assert sheet.draft.ratings["preference"] == {"value": 2, "comment": COMMENT, "state": "given"}


def test_a_correction_that_changes_nothing_says_so_and_stays(site: Site, page: Page) -> None:
    site.join(page)
    page.goto(f"{site.url}/my-work?judgment={site.judged}&correct=1")
    page.get_by_role("button", name="Store the correction").click()
    expect(page.get_by_text("Nothing is changed")).to_be_visible()
    expect(page.get_by_role("button", name="Store the correction")).to_be_enabled()
    page.get_by_role("button", name="Back to my work").click()
    expect(page.get_by_role("heading", name="My work")).to_be_visible()
