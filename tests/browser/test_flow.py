"""Broken situations on the real page: no word is lost, nothing lands elsewhere, and the sheet says what happened."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from review_site import ReviewSite, answer, new_site, rows, shown, until, written

from localize import Workspace

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReviewSite]:
    running = new_site(tmp_path_factory.mktemp("flow") / "workspace")
    running.fill(12, overlap=9)
    running.start()
    yield running
    running.kill()


@pytest.fixture
def ana(site: ReviewSite, page: Page, request: pytest.FixtureRequest) -> str:
    """Somebody new on the sheet, named after the test."""
    site.add(request.node.name, "es-MX")
    site.join(page, request.node.name)
    return str(request.node.name)


def test_the_next_item_is_there_while_the_server_is_not(site: ReviewSite, page: Page, ana: str) -> None:
    first = shown(page)
    answer(page)
    site.kill()
    page.keyboard.press("Control+Enter")
    until(page, lambda: shown(page) != first, 5)
    second = shown(page)
    answer(page, "words typed while nobody listens")
    site.start()
    until(page, lambda: site.judgments(ana) == [(f"q{first}", "current")], 40)
    assert shown(page) == second
    expect(written(page)).to_have_value("words typed while nobody listens")
    page.keyboard.press("Control+Enter")
    until(page, lambda: len(site.judgments(ana)) == 2, 40)
    assert [prompt for prompt, _ in site.judgments(ana)] == [f"q{first}", f"q{second}"]


def test_two_submits_without_an_answer_both_arrive_in_order(site: ReviewSite, page: Page, ana: str) -> None:
    first = shown(page)
    answer(page)
    site.kill()
    page.keyboard.press("Control+Enter")
    until(page, lambda: shown(page) != first, 5)
    second = shown(page)
    answer(page)
    page.keyboard.press("Control+Enter")
    site.start()
    until(page, lambda: len(site.judgments(ana)) == 2, 60)
    assert [prompt for prompt, _ in site.judgments(ana)] == [f"q{first}", f"q{second}"]


def test_the_last_judgment_is_taken_back_and_given_anew(site: ReviewSite, page: Page, ana: str) -> None:
    first = shown(page)
    answer(page, "not yet right")
    page.keyboard.press("Control+Enter")
    until(page, lambda: shown(page) != first)
    undo = page.locator(".sheet .undo")
    undo.wait_for()
    undo.click()
    until(page, lambda: shown(page) == first)
    area = written(page)
    expect(area).to_have_value("not yet right")
    area.fill("right now")
    page.keyboard.press("Control+Enter")
    until(page, lambda: shown(page) != first)
    until(page, lambda: [status for _, status in site.judgments(ana)] == ["withdrawn", "current"])


def test_a_second_window_says_that_the_item_is_done(
    site: ReviewSite, page: Page, context: BrowserContext, ana: str
) -> None:
    other = context.new_page()
    other.goto(site.url)
    other.locator(".sheet .question").first.wait_for()
    first = shown(page)
    assert shown(other) == first
    answer(other, "typed in the second window")
    other.wait_for_timeout(1500)
    answer(page)
    page.keyboard.press("Control+Enter")
    until(page, lambda: len(site.judgments(ana)) == 1)
    other.keyboard.press("Control+Enter")
    until(other, lambda: shown(other) != first)
    expect(other.locator(".happened")).to_contain_text("finished")
    expect(other.locator(".happened details")).to_contain_text("typed in the second window")
    assert len(site.judgments(ana)) == 1


def test_a_campaign_that_is_paused_says_so_and_gives_the_words_back(site: ReviewSite, page: Page, ana: str) -> None:
    first = shown(page)
    answer(page, "half a thought")
    page.wait_for_timeout(1500)
    with Workspace.open(site.folder) as workspace:
        workspace.pause_campaign("spring")
    page.keyboard.type(" and more")
    expect(page.get_by_text("was paused while you had an item open")).to_be_visible()
    with Workspace.open(site.folder) as workspace:
        workspace.resume_campaign("spring")
    page.reload()
    page.locator(".sheet .question").first.wait_for()
    assert shown(page) == first
    expect(written(page)).to_have_value("half a thought and more")


def test_a_revised_prompt_is_said_and_the_words_can_be_read(site: ReviewSite, page: Page, ana: str) -> None:
    first = shown(page)
    answer(page, "about the old text")
    page.wait_for_timeout(1500)
    line = next(each for each in rows(12, ("es-MX",)) if f'"q{first}"' in each)
    file = site.folder.parent / "revised.jsonl"
    file.write_text(line.replace("Pregunta", "Cuestión"), encoding="utf-8")
    with Workspace.open(site.folder) as workspace:
        workspace.import_file(file, "spring", revise=True)
    page.keyboard.type("!")
    expect(page.locator(".happened")).to_contain_text("was revised")
    page.locator(".happened summary").click()
    expect(page.locator(".happened details")).to_contain_text("about the old text!")
    assert shown(page) != first
    assert site.judgments(ana) == []


def test_an_item_that_went_to_somebody_else_says_so(site: ReviewSite, page: Page, ana: str) -> None:
    first = shown(page)
    answer(page, "slow but good")
    page.wait_for_timeout(1500)
    with Workspace.open(site.folder) as workspace, workspace._context.store.write() as tx:
        here = "SELECT id FROM claims WHERE person_id = ? AND state = 'live'"
        (claim, *_) = tx.connection.exec_driver_sql(here + " ORDER BY id", (site.people[ana],)).scalars()
        tx.connection.exec_driver_sql("UPDATE claims SET state = 'expired', slot = NULL WHERE id = ?", (claim,))
    page.keyboard.type(" work")
    until(page, lambda: shown(page) != first or page.locator(".sheet .status").first.inner_text().startswith("Saved"))
    assert site.judgments(ana) == []
    # whoever comes first gets the free place: the same reviewer again with the words, or they read what became of it
    kept = written(page)
    if shown(page) == first:
        expect(kept).to_have_value("slow but good work")
    else:
        expect(page.locator(".happened")).to_contain_text("given to somebody else")


def test_a_reload_keeps_the_words_and_the_time(site: ReviewSite, page: Page, ana: str) -> None:
    answer(page, "words")
    page.wait_for_timeout(3000)
    page.mouse.move(300, 300)
    page.keyboard.type(" and")
    page.wait_for_timeout(1500)
    page.reload()
    expect(written(page)).to_have_value("words and")
    with Workspace.open(site.folder) as workspace, workspace._context.store.read() as view:
        query = "SELECT max(active_seconds) FROM claims WHERE person_id = ?"
        assert 2 <= view.connection.exec_driver_sql(query, (site.people[ana],)).scalar_one() < 60
