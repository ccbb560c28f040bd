"""The second line: a page that already holds hostile markup still asks nobody outside, because its policy forbids it.

Markup is put into a page by hand, as if the first line (texts are never markup) did not hold. A server of our own
counts what arrives. The same markup in the same browser without the policy is counted, so the test can fail.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Page
from test_loop import Site

from localize import Workspace

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]
MARKUP = {
    "image": "<img src={url}>",
    "srcset": "<img srcset='{url} 2x'>",
    "background": "<p style='background:url({url})'>x</p>",
    "stylesheet": "<link rel=stylesheet href={url}>",
    "import": "<style>@import url({url});</style>",
    "font": "<style>@font-face{{font-family:b;src:url({url})}}</style><p style='font-family:b'>x</p>",
    "list": "<ul style='list-style-image:url({url})'><li>x</ul>",
    "cursor": "<style>body{{cursor:url({url}),auto}}</style>",
    "svg": "<svg><image href={url} width=9 height=9 /></svg>",
    "poster": "<video poster={url}></video>",
    "video": "<video src={url} autoplay muted></video>",
    "audio": "<audio src={url} autoplay muted></audio>",
    "frame": "<iframe src={url}></iframe>",
    "object": "<object data={url}></object>",
    "embed": "<embed src={url}>",
    "track": "<video controls><track default src={url}></video>",
    "preload": "<link rel=preload as=image href={url}>",
    "prefetch": "<link rel=prefetch href={url}>",
    "modulepreload": "<link rel=modulepreload href={url}>",
    "input": "<input type=image src={url}>",
}
SCRIPTS = {
    "fetch": "url => fetch(url, { mode: 'no-cors' }).catch(() => null)",
    "sendBeacon": "url => { navigator.sendBeacon(url) }",
    "module": "url => import(url).catch(() => null)",
    "form": "url => { const f = document.body.appendChild(document.createElement('form'));"
    " const i = document.body.appendChild(document.createElement('iframe')); i.name = f.target = 'sink';"
    " f.method = 'post'; f.action = url; f.submit() }",
}
NAMED_BY_RULE = {"frame": "frame-src", "object": "object-src", "embed": "object-src"}
WATCH = """() => {
  window.violations = []
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    window.violations.push([effectiveDirective, blockedURI])
  })
}"""


class Invited(Site):
    """A site with an invitation that nobody has followed yet."""

    invitation: str


class Beacon(ThreadingHTTPServer):
    """A site of somebody else that writes down who asks. `hits` holds the last part of each path."""

    daemon_threads = True

    def __init__(self) -> None:
        self.hits: set[str] = set()
        super().__init__(("127.0.0.1", 0), Handler)

    def address(self, name: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/{name}"


class Handler(BaseHTTPRequestHandler):
    server: Beacon

    def do_GET(self) -> None:
        self.server.hits.add(self.path.strip("/"))
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>elsewhere</title>")

    do_POST = do_GET

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def beacon() -> Iterator[Beacon]:
    server = Beacon()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Invited]:
    folder = tmp_path_factory.mktemp("beacons") / "site"
    with Workspace.create(folder) as workspace:
        ana, ben = (
            workspace.add_person(name, locales={"es-MX": "native"}, ui_language="en") for name in ("Ana", "Ben")
        )
        link = workspace.invite(ben.id)
    running = Invited(folder, people={"Ana": {"id": ana.id}})
    running.invitation = f"{running.url}/join/{link.rsplit('/', 1)[1]}"
    running.start()
    yield running
    running.kill()


def plant(page: Page, beacon: Beacon) -> None:
    page.evaluate(WATCH)
    for name, markup in MARKUP.items():
        html = markup.format(url=beacon.address(name))
        page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", html)
    for name, script in SCRIPTS.items():
        page.evaluate(script, beacon.address(name))


def test_without_the_policy_every_one_of_them_is_asked_for(page: Page, beacon: Beacon) -> None:
    page.goto(beacon.address(""))
    plant(page, beacon)
    for _ in range(50):
        if beacon.hits >= {*MARKUP, *SCRIPTS}:
            break
        page.wait_for_timeout(100)
    assert {*MARKUP, *SCRIPTS} - beacon.hits == set()


@pytest.mark.parametrize("place", ["the door", "an invitation", "a page"])
def test_with_our_policy_none_of_them_leaves_the_browser(site: Invited, page: Page, beacon: Beacon, place: str) -> None:
    if place == "a page":
        site.join(page, "Ana")
        page.get_by_role("button", name="Account").wait_for()
    else:
        page.goto(site.url if place == "the door" else site.invitation)
        page.locator("form button").wait_for()
    plant(page, beacon)
    for _ in range(50):
        if blocked(page) >= {*MARKUP, *SCRIPTS}:
            break
        page.wait_for_timeout(100)
    assert {*MARKUP, *SCRIPTS} - blocked(page) == set()
    page.wait_for_timeout(300)
    assert beacon.hits == set()


def blocked(page: Page) -> set[str]:
    """What the browser says it has refused. Of frames and plug-ins it names the site only, so their rule stands."""
    refused = page.evaluate("() => window.violations")
    rules = {rule for rule, _ in refused}
    return {url.rsplit("/", 1)[1] for _, url in refused} | {
        name for name, rule in NAMED_BY_RULE.items() if rule in rules
    }
