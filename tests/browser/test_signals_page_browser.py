"""The signals page in the real app: computed in the background, muted by a click, read in its own direction."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from signal_site import SignalSite, at_rest, new_site, rows

from localize import Workspace

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]
ROW, BOX = 35, 18
"""Of the table: the height of a row, and how far in its box is, in pixels."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SignalSite]:
    running = new_site(tmp_path_factory.mktemp("signals") / "workspace")
    with Workspace.open(running.folder) as workspace:
        workspace.score("spring")
    running.judge(["right", "false_alarm", "right"], "ar-EG")
    running.start()
    yield running
    running.kill()


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SignalSite]:
    """Nothing is computed yet."""
    running = new_site(tmp_path_factory.mktemp("fresh") / "workspace")
    running.start()
    yield running
    running.kill()


def choose_row(page: Page, number: int) -> None:
    box = page.get_by_test_id("stDataFrame").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + BOX, box["y"] + ROW * number + ROW / 2)


def turn_to(page: Page, tab: str) -> None:
    page.get_by_role("tab", name=tab).click()
    at_rest(page)


def muted(site: SignalSite) -> list[tuple[str, str]]:
    with Workspace.open(site.folder) as workspace:
        return sorted({(each.name, each.locale) for each in workspace.signal_overview("spring") if each.muted})


def test_from_the_import_to_signals_that_come_by_themselves(fresh: SignalSite, page: Page, tmp_path: Path) -> None:
    data = tmp_path / "more.jsonl"
    data.write_text("\n".join(rows(14)), encoding="utf-8")
    fresh.join(page, "import")
    page.locator("input[type=file]").set_input_files(data)
    page.get_by_role("button", name="Import all 56 rows").click()
    page.get_by_role("button", name="Compute signals now").click()
    expect(page.get_by_text("Signals are being computed").first).to_be_visible()
    page.get_by_test_id("stMain").get_by_role("link", name="Signals").click()
    expect(page.get_by_role("heading", level=1, name="Signals")).to_be_visible()
    expect(page.get_by_text("224 texts were looked at.")).to_be_visible(timeout=60_000)
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    page.get_by_role("button", name="Compute signals").click()
    expect(page.get_by_text("Signals are being computed").first).to_be_visible()
    page.get_by_role("link", name="Board").first.click()
    expect(page.get_by_role("heading", level=1, name="Board")).to_be_visible()
    page.goto(f"{fresh.url}/signals")
    expect(page.get_by_text("There was nothing new to look at.")).to_be_visible(timeout=60_000)


def test_a_row_is_chosen_read_muted_and_shown_again(site: SignalSite, page: Page) -> None:
    site.join(page)
    box = page.get_by_role("combobox", name="Signal")
    box.focus()
    page.keyboard.type("Brackets")
    page.get_by_role("option", name="Brackets", exact=True).wait_for()
    page.keyboard.press("Enter")
    at_rest(page)
    choose_row(page, 1)
    expect(page.get_by_text("Brackets · Arabic (Egypt)")).to_be_visible()
    expect(page.get_by_text("People found it right in 66.7% of 3 (20.8% to 93.9%)")).to_be_visible()
    page.get_by_text("Why it says nothing of").click()
    expect(page.get_by_text("There is no bracket in it.")).to_be_visible()
    page.get_by_role("button", name="Mute 1 signal").click()
    expect(page.get_by_text("1 signal was muted.")).to_be_visible()
    assert muted(site) == [("brackets", "ar-EG")]
    at_rest(page)
    choose_row(page, 2)
    expect(page.get_by_text("2 rows are chosen.")).to_be_visible()
    page.get_by_role("button", name="Mute 1 signal").click()
    expect(page.get_by_role("button", name="Show 2 signals again")).to_be_visible()
    page.get_by_role("button", name="Show 2 signals again").click()
    expect(page.get_by_text("2 signals are shown again.")).to_be_visible()
    assert muted(site) == []
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("2 signals are shown again.")).to_have_count(0)
    assert muted(site) == [("brackets", "ar-EG"), ("brackets", "es-MX")]


def test_a_text_stands_in_its_own_direction_with_its_evidence_marked(site: SignalSite, page: Page) -> None:
    site.join(page)
    turn_to(page, "Texts")
    for locale, direction in (("ar-EG", "rtl"), ("ja-JP", "ltr")):
        text = page.locator(f'.lz-text[lang="{locale}"]').first
        expect(text).to_have_css("direction", direction)
        expect(text.locator("mark")).to_have_text("(")
    page.get_by_text("What is around it").first.click()
    expect(page.get_by_text("Original (English)")).to_be_visible()
    page.get_by_role("button", name="Next page").click()
    expect(page.get_by_text("What is around it").first).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_in_arabic_the_page_is_mirrored_and_nothing_is_wider_than_the_screen(
    site: SignalSite, page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    site.join(page, ui_language="ar")
    try:
        expect(page.get_by_test_id("stMain")).to_have_css("direction", "rtl")
        for number in range(5):
            page.get_by_role("tab").nth(number).click()
            at_rest(page)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert page.get_by_test_id("stMain").evaluate("it => it.scrollWidth <= it.clientWidth")
    finally:
        site.join(page, ui_language="en")


def test_numbers_are_taken_from_a_table(site: SignalSite, page: Page, tmp_path: Path) -> None:
    site.join(page)
    turn_to(page, "Numbers from elsewhere")
    file = tmp_path / "comet.tsv"
    lines = ["prompt_id\tlocale\tmodel\tmetric\tversion\tvalue"]
    lines += [f"news-{number}\tja-JP\tmodel-a\tcomet\t2.2.6\t0.{number + 10}" for number in range(12)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Take 12 numbers").click()
    expect(page.get_by_text("The numbers were taken.")).to_be_visible()
    with Workspace.open(site.folder) as workspace:
        assert [(each.locale, each.ok) for each in workspace.signal_overview("spring") if each.name == "comet"] == [
            ("ja-JP", 12)
        ]


def test_a_reviewer_is_sent_to_their_own_page(site: SignalSite, page: Page) -> None:
    with Workspace.open(site.folder) as workspace:
        link = workspace.invite(workspace.add_person("Ana", locales={"es-MX": "native"}, ui_language="en").id)
    page.goto(f"{site.url}/join/{link.rsplit('/', 1)[1]}")
    page.locator("button").click()
    page.get_by_test_id("stMain").wait_for()
    page.goto(f"{site.url}/signals")
    page.wait_for_url(lambda url: "/signals" not in url)
    expect(page.get_by_text("Compute signals")).to_have_count(0)


def test_no_line_of_the_log_is_a_fault(site: SignalSite, fresh: SignalSite) -> None:
    assert [line for each in (site, fresh) for line in each.lines() if line["level"] in ("ERROR", "CRITICAL")] == []
