"""A reviewer's whole session, every byte of it searched: no model, nobody else's answer, no name, no key gets there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from canary_site import MINE, Canaries, build
from listening import Listener
from playwright.sync_api import Browser, BrowserContext, Page
from test_loop import Site, sheet, shown_item, wait_until

from localize import Workspace

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]
STAFF_ONLY = ["people", "judgments", "export", "board", "import", "assign"]


@pytest.fixture(scope="module")
def canaries(tmp_path_factory: pytest.TempPathFactory) -> Canaries:
    tmp = tmp_path_factory.mktemp("canaries")
    return build(tmp / "site", tmp)


@pytest.fixture(scope="module")
def site(canaries: Canaries) -> Iterator[Site]:
    running = Site(canaries.folder, people=canaries.people_of_the_site)
    running.start()
    yield running
    running.kill()


def signed_in(site: Site, canaries: Canaries, name: str, context: BrowserContext) -> tuple[Page, Listener]:
    """By an invitation, which greets by name; everything is heard from before the first page on."""
    listener = Listener(context)
    page = context.new_page()
    with Workspace.open(canaries.folder) as workspace:
        link = workspace.invite(canaries.people[name].id)
    for address in (site.url, f"{site.url}/join/{link.rsplit('/', 1)[1]}"):
        page.goto(address)
        page.locator("form button").wait_for()
        listener.look(page)
    page.locator("form button").click()
    page.get_by_role("button", name="Account").wait_for()
    at_rest(page)
    listener.look(page)
    return page, listener


def at_rest(page: Page) -> None:
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def next_sheet(page: Page, before: str) -> None:
    wait_until(page, lambda: shown_item(page) != before)


def judge_by_keyboard(page: Page) -> None:
    before = shown_item(page)
    page.locator(".sheet .question").first.click(position={"x": 5, "y": 5})
    page.keyboard.press("3")
    page.keyboard.press("Control+Enter")
    next_sheet(page, before)


def write_a_draft_and_come_back(page: Page) -> None:
    page.locator('.sheet [data-criterion="words"] textarea').first.fill(MINE["words"])
    page.locator(".sheet .top .status").filter(has_text="Saved").wait_for()
    page.reload()
    sheet(page).wait_for()
    wait_until(page, lambda: page.locator('[data-criterion="words"] textarea').first.input_value() == MINE["words"])


def judge_by_button(page: Page) -> None:
    before = shown_item(page)
    page.locator('.sheet [data-criterion="better"] label').first.click()
    page.locator(".sheet button.submit").click()
    next_sheet(page, before)


def skip(page: Page) -> None:
    before = shown_item(page)
    page.locator(".sheet button.skip").click()
    page.locator(".sheet dialog button.primary").click()
    next_sheet(page, before)


def read_in_arabic(page: Page) -> None:
    page.get_by_role("button", name="Account").click()
    page.get_by_role("combobox").click()
    page.locator("[role=option]").filter(has_text="العربية").click()
    page.locator('.sheet[dir="rtl"]').wait_for()
    page.keyboard.press("Escape")


def judge_the_last(page: Page) -> None:
    page.locator(".sheet .question").first.click(position={"x": 5, "y": 5})
    page.keyboard.press("1")
    page.keyboard.press("Control+Enter")
    page.locator(".sheet").wait_for(state="detached")


def test_no_canary_reaches_a_reviewer(site: Site, canaries: Canaries, context: BrowserContext) -> None:
    page, listener = signed_in(site, canaries, MINE["name"], context)
    sheet(page).wait_for()
    page.get_by_role("button", name="Original").click()
    steps = [judge_by_keyboard, write_a_draft_and_come_back, judge_by_button, skip, read_in_arabic, judge_the_last]
    for step in steps:
        step(page)
        listener.look(page)
    for path in STAFF_ONLY:
        page.goto(f"{site.url}/{path}")
        at_rest(page)
        wait_until(page, lambda path=path: f"/{path}" not in page.url)
        listener.look(page)
    assert listener.unread == []
    assert listener.heard["downloads"] == []
    assert listener.found(canaries.blind | canaries.never | canaries.private | session_of(context)) == set()
    assert listener.found({name: [word] for name, word in MINE.items()}) >= {
        ("prompt", "frames received"), ("prompt", "page"), ("output", "frames received"), ("output", "page"),
        ("words", "frames sent"), ("words", "frames received"), ("words", "page"), ("name", "answers"),
    }  # fmt: skip
    with Workspace.open(canaries.folder) as workspace:
        mine = workspace.dataset("ratings").filter(text=MINE["words"]).collect()
        assert (mine.height, workspace.next_item(canaries.people[MINE["name"]].id)) == (1, None)


def session_of(context: BrowserContext) -> dict[str, list[str]]:
    """The key to the session: in a cookie that no script reads, and nowhere else."""
    return {"session": [each["value"] for each in context.cookies() if each["name"] == "localize_session"]}


@pytest.fixture(scope="module")
def coordinators(site: Site, canaries: Canaries, browser: Browser) -> Iterator[Listener]:
    """What a coordinator's browser hears on four pages and in a download."""
    context = browser.new_context()
    page, listener = signed_in(site, canaries, "zqNadiaName", context)
    for path in ("board", "people", "judgments", "export"):
        page.goto(f"{site.url}/{path}")
        page.get_by_role("button", name="Account").wait_for()
        at_rest(page)
        if path == "judgments":
            listener.look(page)
            page.get_by_role("combobox", name="Locale").click()
            page.locator("[role=option]").filter(has_text="Spanish").click()
            page.get_by_text("zqPromptId0").wait_for()
        if path == "export":
            page.get_by_role("radiogroup").get_by_text("ledger").click()
            page.get_by_role("button", name="Prepare").click()
            with page.expect_download():
                page.get_by_role("button", name="Download (ZIP)").click()
        listener.look(page)
    canaries.never |= session_of(context)
    yield listener
    context.close()


def test_the_same_search_finds_every_canary_in_a_coordinators_browser(
    coordinators: Listener, canaries: Canaries
) -> None:
    assert coordinators.unread == []
    found = coordinators.found(canaries.blind)
    assert {kind for kind, _ in found} == set(canaries.blind)
    assert {channel for _, channel in found} >= {"frames received", "page", "downloads"}


def test_what_nobody_learns_is_in_no_browser(coordinators: Listener, canaries: Canaries) -> None:
    of_the_list = {("ids of others", "answers")}  # a coordinator's list of people as a file names each by its id
    assert coordinators.found(canaries.never) <= of_the_list


def test_a_private_answer_is_shown_to_no_coordinator(coordinators: Listener, canaries: Canaries) -> None:
    assert coordinators.found(canaries.private) == set()
