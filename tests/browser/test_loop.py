"""The whole loop in a real browser: reviewers of three scripts judge, and the exported file holds their judgments."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from real_server import RealServer

from localize import Workspace
from localize.demo import accounts, ensure_demo
from localize.records import PersonId

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]
PROMPT_KEYS = ["5", "5", "a", "a", "d", "ArrowDown", "a"]
"""prompt-localization: same task, natural, nothing to adapt, answerable, needs none of these, use as it is."""


@dataclass
class Site(RealServer):
    """A demo workspace and its server."""

    people: dict[str, dict[str, Any]] = field(default_factory=dict)

    def join(self, page: Page, name: str) -> None:
        """Follow a fresh invitation of a person."""
        with Workspace.open(self.folder) as workspace:
            link = workspace.invite(PersonId(self.people[name]["id"]))
        page.goto(f"{self.url}/join/{link.rsplit('/', 1)[1]}")
        page.locator("button").click()

    def judged(self, name: str) -> list[str]:
        """The items a person has judged, in order."""
        with Workspace.open(self.folder) as workspace:
            frame = workspace.dataset("judgments").collect().sort("sequence")
            return frame.filter(reviewer=self.pseudonym(workspace, name))["prompt_id"].to_list()

    def pseudonym(self, workspace: Workspace, name: str) -> str:
        with workspace._context.store.read() as view:
            query = "SELECT pseudonym FROM pseudonyms WHERE campaign_id = 'demo-prompts' AND person_id = ?"
            row = view.connection.exec_driver_sql(query, (self.people[name]["id"],)).scalar()
        return str(row)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site") / "demo"
    with ensure_demo(folder, "http://localhost") as workspace:
        people = {each["name"]: each for each in accounts(workspace)}
    running = Site(folder, people=people)
    running.start()
    yield running
    running.kill()


def sheet(page: Page) -> Any:
    return page.locator(".sheet .form")


def shown_item(page: Page) -> str:
    """The texts on the sheet: they change with the item."""
    return str(page.locator(".sheet .panes").inner_text())


def judge(page: Page) -> None:
    """Answer the sheet by keyboard and wait for the next item."""
    before = shown_item(page)
    page.locator(".sheet .question").first.click(position={"x": 5, "y": 5})
    for key in PROMPT_KEYS:
        page.keyboard.press(key)
    page.keyboard.press("Control+Enter")
    wait_until(page, lambda: shown_item(page) != before)


def wait_until(page: Page, happened: Callable[[], bool]) -> None:
    for _ in range(150):
        if happened():
            return
        page.wait_for_timeout(100)
    raise AssertionError(page.locator("body").inner_text())


@pytest.mark.parametrize(
    ("name", "locale", "direction"), [("Amal", "ar-EG", "rtl"), ("Ravi", "hi-IN", "ltr"), ("Yuki", "ja-JP", "ltr")]
)
def test_three_judgments_reach_the_export(
    site: Site, page: Page, tmp_path: Path, name: str, locale: str, direction: str
) -> None:
    outside: list[str] = []
    page.on("request", lambda request: outside.append(request.url))
    site.join(page, name)
    sheet(page).wait_for()
    assert page.locator(".sheet").get_attribute("dir") == direction
    seen = []
    for _ in range(3):
        seen.append(shown_item(page))
        judge(page)
    assert len(set(seen)) == 3
    assert [
        url for url in outside if not url.removeprefix("blob:").startswith(site.url) and not url.startswith("data:")
    ] == []
    with Workspace.open(site.folder) as workspace:
        workspace.export("demo-prompts", "ledger", tmp_path / "out", [locale])
        pseudonym = site.pseudonym(workspace, name)
    lines = [json.loads(line) for line in (tmp_path / "out" / locale / "ledger.jsonl").read_text("utf-8").splitlines()]
    mine = [line for line in lines if line["reviewer"] == pseudonym]
    assert len(mine) == 3
    assert {line["ui_lang"] for line in mine} == {locale.split("-")[0]}
    assert all(any(line["prompt"][0]["content"] in text for text in seen) for line in mine)


def test_a_page_that_fell_behind_stores_nothing_on_another_item(site: Site, context: BrowserContext) -> None:
    behind = context.new_page()
    site.join(behind, "Putri")
    sheet(behind).wait_for()
    ahead = context.new_page()
    ahead.goto(site.url)
    sheet(ahead).wait_for()
    judge(ahead)
    behind.locator(".sheet .question").first.click(position={"x": 5, "y": 5})
    for key in PROMPT_KEYS:
        behind.keyboard.press(key)
    behind.keyboard.press("Control+Enter")
    expect(behind.locator(".sheet .panes")).to_have_text(
        ahead.locator(".sheet .panes").inner_text(), use_inner_text=True
    )
    assert len(site.judged("Putri")) == 1


def test_a_server_that_was_killed_gets_the_judgment_of_the_item_on_the_screen(site: Site, page: Page) -> None:
    site.join(page, "Giulia")
    sheet(page).wait_for()
    shown = shown_item(page)
    site.kill()
    site.start()
    page.wait_for_timeout(4000)
    judge(page)
    wait_until(page, lambda: len(site.judged("Giulia")) == 1)  # the next item is on the screen before the answer comes
    (prompt_id,) = site.judged("Giulia")
    with Workspace.open(site.folder) as workspace:
        texts = workspace.dataset("judgments").collect().filter(prompt_id=prompt_id, locale="it-IT")
    assert texts.height >= 1
    assert shown_item(page) != shown


def test_nobody_gets_in_without_a_code_and_signing_out_ends_it(site: Site, browser: Browser, page: Page) -> None:
    page.goto(f"{site.url}/review")
    code = page.locator("#code")
    code.fill("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("This code does not open anything")).to_be_visible()
    page.locator("#code").fill(site.people["Minjun"]["access_code"].lower())
    page.get_by_role("button", name="Sign in").click()
    sheet(page).wait_for()
    cookies = page.context.cookies()
    (session,) = [each for each in cookies if each["name"] == "localize_session"]
    assert session["httpOnly"]
    assert session["sameSite"] == "Lax"
    page.get_by_role("button", name="Account").click()
    page.get_by_role("button", name="Sign out").click()
    page.locator("#code").wait_for()
    thief = browser.new_context()
    thief.add_cookies([session])
    stolen = thief.new_page()
    stolen.goto(site.url)
    stolen.locator("#code").wait_for()
    thief.close()


def test_a_used_invitation_says_so(site: Site, page: Page, browser: Browser) -> None:
    with Workspace.open(site.folder) as workspace:
        link = f"{site.url}/join/{workspace.invite(PersonId(site.people['Greta']['id'])).rsplit('/', 1)[1]}"
    page.goto(link)  # looking at it does not use it up
    page.goto(link)
    page.locator("button").click()
    sheet(page).wait_for()
    other = browser.new_page()
    other.goto(link)
    expect(other.get_by_text("This link was used already")).to_be_visible()
    other.close()


def test_a_reviewer_cannot_open_a_coordinators_page(site: Site, page: Page) -> None:
    site.join(page, "Lucía")
    sheet(page).wait_for()
    for path in ("people", "export", "judgments"):
        page.goto(f"{site.url}/{path}")
        sheet(page).wait_for()
        assert f"/{path}" not in page.url
        assert "Nadia" not in page.content()


def test_a_deep_link_survives_the_sign_in(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/people")
    page.locator("#code").fill(site.people["Nadia"]["access_code"])
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Account").wait_for()
    wait_until(page, lambda: page.url.endswith("/people"))


@pytest.mark.parametrize("path", ["/", "/api/health", "/join/nothing"])
def test_every_answer_carries_our_headers(site: Site, path: str) -> None:
    with urllib.request.urlopen(f"{site.url}{path}", timeout=5) as answer:
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Referrer-Policy"] == "same-origin"


def test_a_form_of_another_site_is_refused(site: Site) -> None:
    body = f"code={site.people['Grace']['access_code']}".encode()
    request = urllib.request.Request(f"{site.url}/auth/sign-in/", data=body, headers={"Origin": "http://evil.example"})
    with urllib.request.urlopen(request, timeout=5) as answer:
        assert "door=wrong" in answer.url
