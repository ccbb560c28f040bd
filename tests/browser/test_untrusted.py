"""515 naughty strings and ours on every page, in every place where somebody else's words stand: they stay words."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hostile_texts import BEACON, NAUGHTY, OURS, on_one_line
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect
from real_server import free_port
from test_loop import Site

from localize import Workspace

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]
NAMES = on_one_line(OURS)
NAUGHTY_NAMES = on_one_line(NAUGHTY)
SETS = {"ours": "\n\n".join(OURS), "naughty": "\n\n".join(NAUGHTY)}
TITLE = " · ".join(NAMES)
MODELS = [" ".join(NAMES[place : place + 8])[:256].strip() for place in range(0, len(NAMES), 8)]
COORDINATOR, REVIEWER = "Nadia :red[x] ![a](http://beacon.invalid/me)", "Ana <img src=http://beacon.invalid/me>"
READ_ALL = """() => {
  const read = node => node.nodeType === 3 ? node.data : walk(node)
  const walk = node => [...node.childNodes, ...(node.shadowRoot ? node.shadowRoot.childNodes : [])].map(read).join('')
  return walk(document.body)
}"""
MARKUP = """() => {
  const names = ['src', 'href', 'srcset', 'poster', 'data', 'action', 'style', 'xlink:href', 'background', 'srcdoc']
  const found = []
  const walk = root => root.querySelectorAll('*').forEach(each => {
    for (const name of names) {
      const value = each.getAttribute(name) || ''
      if (/beacon|javascript:|^data:text/i.test(value)) found.push(`${each.tagName} ${name}=${value.slice(0, 80)}`)
    }
    if (each.shadowRoot) walk(each.shadowRoot)
  })
  walk(document)
  return found
}"""


@dataclass
class Watch:
    """What a browser did that it must not do."""

    page: Page
    port: int
    found: list[str] = field(default_factory=list)

    def start(self) -> Watch:
        self.page.on("request", self._asked)
        self.page.on("websocket", lambda socket: self._judge(socket.url))
        self.page.on("dialog", self._dialog)
        self.page.on("popup", lambda popup: self.found.append(f"popup {popup.url}"))
        self.page.on("pageerror", lambda error: self.found.append(f"error {error}"))
        self.page.on("console", lambda said: self._console(said.text))
        self.page.route(f"{BEACON}/**", lambda route: route.abort())
        return self

    def _asked(self, request: Request) -> None:
        self._judge(request.url)

    def _judge(self, url: str) -> None:
        own = (f"http://127.0.0.1:{self.port}/", f"ws://127.0.0.1:{self.port}/", f"blob:http://127.0.0.1:{self.port}/")
        if not url.startswith((*own, "data:")):
            self.found.append(f"request {url}")

    def _dialog(self, dialog: Any) -> None:
        self.found.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _console(self, said: str) -> None:
        if "Content Security Policy" in said or "content-security-policy" in said.lower():
            self.found.append(f"console {said}")

    def nothing_happened(self) -> None:
        self.page.wait_for_timeout(300)
        assert self.page.evaluate("() => window.ran") is None
        assert self.page.evaluate(MARKUP) == []
        assert self.found == []


@dataclass
class Hostile(Site):
    """A workspace in which every word that people may write is hostile."""

    links: dict[str, str] = field(default_factory=dict)


CAMPAIGN = """\
id = "hostile"
title = {title}
source_locale = "en"
locales = []
overlap = 1
guidelines = "guidelines.md"
[[review]]
unit = "pair"
rubric = "preference"
"""


def row(number: int, text: str, **changes: Any) -> dict[str, Any]:
    """A prompt in which everything is hostile; two models of those that are left."""
    names = NAMES[number * 7 :] + NAMES
    return {
        "prompt_id": f"{number} {names[0]}"[:256],
        "locale": "en-GB",
        "source_locale": "en",
        "source_prompt": text,
        "prompt": [{"role": "system", "content": text[:2000]}, {"role": "user", "content": text}],
        "outputs": [
            {"model": MODELS[2 * number % len(MODELS)], "text": text},
            {"model": MODELS[(2 * number + 1) % len(MODELS)], "text": text[::-1] if number % 2 else text + " "},
        ],
        "domain": names[1],
        "tags": names[2:7],
        **changes,
    }


def judged(number: int, text: str) -> dict[str, Any]:
    line = row(number, text)
    models = [each["model"] for each in line["outputs"]]
    raters = NAMES[number::5] + NAUGHTY_NAMES[number::40]
    line["judgments"] = [
        {
            "rater": rater,
            "rubric": "preference",
            "outputs": models,
            "ratings": {"preference": {"value": -2, "comment": text[:50_000]}},
        }
        for rater in raters
    ]
    return line


def lines(*rows: dict[str, Any]) -> bytes:
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in rows).encode()


def build(folder: Path, tmp: Path, port: int) -> dict[str, str]:
    Workspace.create(folder).close()
    settings = folder / "localize.toml"
    base = f'base_url = "http://127.0.0.1:{port}"\nteam = {json.dumps(TITLE[:150])}\n'
    known = tomllib.loads(settings.read_text("utf-8"))
    kept = [line for line in settings.read_text("utf-8").splitlines() if not line.startswith(("team", "base_url"))]
    assert not isinstance(known.get("team"), dict)
    settings.write_text(base + "\n".join(kept) + "\n", "utf-8")
    (tmp / "guidelines.md").write_text(SETS["ours"], "utf-8")
    (tmp / "hostile.toml").write_text(CAMPAIGN.format(title=json.dumps(TITLE)), "utf-8")
    (tmp / "rows.jsonl").write_bytes(
        lines(*(row(number, text) for number, text in enumerate(SETS.values())),
              *(judged(number + 2, text) for number, text in enumerate(SETS.values())))
    )  # fmt: skip
    with Workspace.open(folder) as workspace:
        workspace.create_campaign(tmp / "hostile.toml")
        report = workspace.import_file(tmp / "rows.jsonl", "hostile")
        assert report.rejected == []
        workspace.assign("hostile")
        locales = {"en-GB": "native"}
        people = [
            workspace.add_person(COORDINATOR, role="admin", ui_language="en"),
            workspace.add_person(REVIEWER, locales=locales, ui_language="en", domains=NAMES[:40]),
        ]
        for number, name in enumerate([*NAMES, *NAUGHTY_NAMES]):
            workspace.add_person(name, locales=locales if number < 3 else {}, domains=[name] if number < 80 else [])
        item = workspace.next_item(people[1].id)
        assert item is not None
        workspace.save_draft(item.assignment_id, {"preference": {"value": -3, "comment": SETS["ours"][:3000]}}, 1)
        return {person.name: workspace.invite(person.id) for person in people}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    tmp = tmp_path_factory.mktemp("hostile")
    port = free_port()
    links = build(tmp / "site", tmp, port)
    running = Hostile(tmp / "site", port, links=links)
    running.start()
    yield running
    running.kill()


@pytest.fixture(scope="module")
def signed_in(site: Hostile, browser: Browser) -> Iterator[Callable[[str], BrowserContext]]:
    """A browser of its own for each person, signed in once."""
    contexts: dict[str, BrowserContext] = {}

    def open_(name: str) -> BrowserContext:
        if name not in contexts:
            contexts[name] = browser.new_context(viewport={"width": 1280, "height": 800})
            contexts[name].set_default_timeout(20_000)
            page = contexts[name].new_page()
            watch = Watch(page, site.port).start()
            page.goto(site.links[name])
            assert name in page.evaluate(READ_ALL)
            page.locator("form button").click()
            page.wait_for_url(f"{site.url}/")
            watch.nothing_happened()
            page.close()
        return contexts[name]

    yield open_
    for each in contexts.values():
        each.close()


def at_rest(page: Page) -> None:
    page.wait_for_timeout(200)
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def unfold(page: Page, title: str, wanted: Locator) -> None:
    """Open an expander; a click while the page is still being drawn may be lost."""
    for _ in range(20):
        if wanted.is_visible():
            return
        page.locator("summary").filter(has_text=title).click()
        page.wait_for_timeout(500)
    raise AssertionError(f"{title} did not open")


def shows(page: Page, texts: list[str]) -> None:
    """Each text stands on the page letter by letter, as it was written."""
    text = page.evaluate(READ_ALL)
    assert [each for each in texts if each not in text] == []


def opened(context: BrowserContext, site: Hostile, path: str) -> tuple[Page, Watch]:
    page = context.new_page()
    watch = Watch(page, site.port).start()
    page.goto(f"{site.url}/{path}")
    page.get_by_role("button", name="Account").wait_for()
    at_rest(page)
    return page, watch


def test_the_sign_in_page_and_its_notices(site: Hostile, page: Page) -> None:
    watch = Watch(page, site.port).start()
    for door in ("?door=wrong", "?door=![a](http://beacon.invalid/door)<script>window.ran=1</script>"):
        page.goto(f"{site.url}/{door}")
        page.locator("#code").wait_for()
    shows(page, [TITLE[:150]])
    page.locator("#code").fill(OURS[25][:80])
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("This code does not open anything").wait_for()
    watch.nothing_happened()


def test_the_sheet_with_both_sets(site: Hostile, signed_in: Callable[[str], BrowserContext]) -> None:
    seen = set()
    page, watch = opened(signed_in(REVIEWER), site, "")
    for _ in SETS:
        page.locator(".sheet .question").first.wait_for()
        at_rest(page)
        panes = page.locator(".sheet .answer-0 .text, .sheet .answer-1 .text").evaluate_all(
            "all => all.map(each => [...each.querySelectorAll('p')].map(p => p.textContent).join('\\n'))"
        )
        seen |= {name for name, text in SETS.items() if any(each.rstrip(" ") == text.rstrip(" ") for each in panes)}
        page.get_by_role("button", name="Original").click()
        page.get_by_text("Guidelines").click()
        shows(page, [TITLE])
        watch.nothing_happened()
        with Workspace.open(site.folder) as workspace:
            ana = next(each for each in workspace.people() if each.name == REVIEWER)
            item = workspace.next_item(ana.id)
            assert item is not None
            workspace.skip(item.assignment_id, "other", SETS["ours"][:500])
        page.reload()
    assert seen == set(SETS)


@pytest.mark.parametrize("path", ["", "import", "assign", "export"])
def test_a_coordinators_page(site: Hostile, signed_in: Callable[[str], BrowserContext], path: str) -> None:
    page, watch = opened(signed_in(COORDINATOR), site, path)
    page.get_by_role("button", name="Account").click()
    page.get_by_role("button", name="Sign out").wait_for()
    shows(page, [TITLE, COORDINATOR])
    page.keyboard.press("Escape")
    if path in ("assign", "export"):
        page.get_by_role("button", name="See what would happen" if path == "assign" else "Prepare").click()
        at_rest(page)
        page.locator('[data-testid="stDataFrame"]').first.wait_for()
    watch.nothing_happened()


def test_the_people_page_with_its_lists(site: Hostile, signed_in: Callable[[str], BrowserContext]) -> None:
    page, watch = opened(signed_in(COORDINATOR), site, "people")
    unfold(page, "Add somebody", page.get_by_label("Name", exact=True))
    page.get_by_label("Name", exact=True).fill("![a](http://beacon.invalid/new)\u202e")
    page.get_by_role("button", name="Add and make an invitation").click()
    page.get_by_text("This name cannot be used").wait_for()
    at_rest(page)
    who = page.get_by_role("combobox", name="Who")
    unfold(page, "New keys for somebody", who)
    for _ in range(20):  # a key while the page is still being drawn may be lost
        who.focus()
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(500)
        if page.locator("[role=option]").first.is_visible():
            break
    page.keyboard.type(REVIEWER)
    page.locator("[role=option]").filter(has_text=REVIEWER).click()
    page.get_by_role("button", name="Make a new invitation link").click()
    page.get_by_text("This is shown only now").wait_for()
    shows(page, [f"For {REVIEWER}"])
    at_rest(page)
    page.get_by_label("Find by name").fill(OURS[27])
    page.keyboard.press("Enter")
    at_rest(page)
    watch.nothing_happened()


def test_judgments_read_back(site: Hostile, signed_in: Callable[[str], BrowserContext]) -> None:
    page, watch = opened(signed_in(COORDINATOR), site, "judgments")
    page.get_by_text("items have judgments").wait_for()
    at_rest(page)
    shows(page, [OURS[0], NAUGHTY[100], MODELS[4], MODELS[5], *(f" · {each}" for each in NAMES[16:19])])
    watch.nothing_happened()


def test_the_preview_of_an_import_and_its_rejected_rows(
    site: Hostile, signed_in: Callable[[str], BrowserContext]
) -> None:
    page, watch = opened(signed_in(COORDINATOR), site, "import")
    bad = [row(20 + number, text, locale=text[:60] or "x") for number, text in enumerate([*OURS, *NAUGHTY])]
    good = [row(number, text, prompt_id=f"new {number}") for number, text in enumerate(SETS.values())]
    content = lines(*good, *bad)
    page.locator("input[type=file]").set_input_files(
        {"name": f"{OURS[27]} {OURS[0].replace('/', '∕')}.jsonl", "mimeType": "text/plain", "buffer": content}
    )
    page.get_by_text("What is in the file").wait_for()
    at_rest(page)
    shows(page, [OURS[0], OURS[15], NAUGHTY[100]])
    page.locator('[data-testid="stDataFrame"]').first.wait_for()
    watch.nothing_happened()
    header = f"prompt_id,{','.join(json.dumps(each).replace(chr(92) + chr(34), chr(34) * 2) for each in NAMES[:60])}\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "columns.csv", "mimeType": "text/csv", "buffer": header.encode()}
    )
    at_rest(page)
    page.get_by_text("Make fields from the columns").wait_for()
    watch.nothing_happened()


def test_the_watch_sees_a_beacon_a_script_and_a_dialog(site: Hostile, page: Page) -> None:
    watch = Watch(page, site.port).start()
    page.goto(site.url)
    page.locator("#code").wait_for()
    page.evaluate(f"() => {{ new Image().src = '{BEACON}/seen'; alert('seen') }}")
    page.evaluate("() => document.body.insertAdjacentHTML('beforeend', '<a href=\"javascript:window.ran=1\">x</a>')")
    page.wait_for_timeout(300)
    assert any("seen" in each for each in watch.found if each.startswith(("request", "console")))
    assert "dialog seen" in watch.found
    assert page.evaluate(MARKUP) == ["A href=javascript:window.ran=1"]
    expect(page.locator("#code")).to_be_visible()
