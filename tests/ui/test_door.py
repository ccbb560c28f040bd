"""The door and what stands before every route, asked of the real server as a stranger would."""

from __future__ import annotations

import asyncio
import http.client
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from real_server import ROOT, RealServer, run_page
from starlette.requests import Request
from streamlit import net_util
from streamlit.testing.v1 import AppTest
from streamlit.web.server.server_util import is_url_from_allowed_origins
from websockets.exceptions import InvalidStatus

from localize import Workspace
from localize.records import Person
from localize.ui import door, guard, session
from localize.ui.guesses import ADDRESSES, AT_ONCE, Guesses, network

DOOR = b'action="/auth/sign-in/'
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass
class Open:
    server: RealServer
    people: dict[str, Person]
    token: str

    def code(self, name: str) -> str:
        return self.people[name].access_code or ""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    folder = tmp_path_factory.mktemp("door") / "workspace"
    with Workspace.create(folder) as workspace:
        people = {
            "Ana": workspace.add_person("Ana Canaria", locales={"es-MX": "native"}),
            "Ben": workspace.add_person("Ben Secundo", locales={"es-MX": "native"}),
            "Nadia": workspace.add_person("Nadia Tertia", role="coordinator", locales={"en": "native"}),
        }
        token = workspace.invite(people["Ben"].id).rsplit("/", 1)[1]
    server = RealServer(folder)
    server.start()
    yield Open(server, people, token)
    server.kill()


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/"), ("GET", "/import"), ("GET", "/api/health"), ("GET", "/_stcore/health"), ("GET", "/nowhere/at/all"),
     ("POST", "/auth/sign-in/"), ("GET", "/auth/sign-in/"), ("GET", "/join/nothing"), ("GET", "/static/none.js"),
     ("GET", "/_stcore/metrics"), ("PUT", "/_stcore/upload_file/a/b"), ("GET", "/favicon.png"), ("GET", "/%2e%2e/x")],
)  # fmt: skip
def test_every_answer_carries_the_headers(site: Open, method: str, path: str) -> None:
    _, headers, _ = site.server.ask(method, path)
    assert {name: headers.get(name) for name in guard.HEADERS} == guard.HEADERS
    assert "strict-transport-security" not in headers


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    for rule in guard.POLICY.split("; "):
        for source in rule.split()[1:]:
            assert source in ("'self'", "'none'", "data:", "blob:", "'unsafe-inline'") or source.startswith("'sha256-")
    scripts = next(rule for rule in guard.POLICY.split("; ") if rule.startswith("script-src"))
    assert "unsafe" not in scripts


@pytest.mark.parametrize(
    "path", ["metrics", "agent/openapi.json", "agent", "script-health-check", "message", "allowed-message-origins"]
)
def test_routes_that_no_page_needs_are_closed(site: Open, path: str) -> None:
    status, _, body = site.server.ask("GET", f"/_stcore/{path}")
    assert (status, body) == (404, b"404")


def test_no_other_site_may_steer_a_page(site: Open) -> None:
    _, _, body = site.server.ask("GET", "/_stcore/host-config")
    assert b'"allowedOrigins":[]' in body
    assert b"streamlit.app" not in body


def test_a_stranger_reads_no_name(site: Open) -> None:
    with site.server.websocket() as socket:
        _, frames = run_page(socket)
    assert DOOR in frames
    for path in ("/", "/people", "/join/x", "/api/health", "/_stcore/host-config"):
        frames += site.server.ask("GET", path)[2]
    assert not [person.name for person in site.people.values() if person.name.encode() in frames]


def test_every_refusal_at_the_door_is_the_same(site: Open) -> None:
    tries = [
        b"code=WRONG",
        b"code=" + b"A" * 80,
        b"code=%00",
        b"code=",
        b"x=1",
        b"",
        b"\xff\xfe",
        b"code=" + b"A" * 9000,
    ]
    old = site.code("Ana")
    with Workspace.open(site.server.folder) as workspace:
        site.people["Ana"] = workspace.renew_code(site.people["Ana"].id)
    tries.append(f"code={old}".encode())
    answers = set()
    for body in tries:
        status, headers, text = site.server.ask("POST", "/auth/sign-in/", body, FORM | {"Origin": site.server.url})
        answers.add((status, headers["location"], headers.get("set-cookie"), text))
    assert answers == {(303, "/?door=wrong", None, b"")}


def test_a_post_from_another_site_is_refused(site: Open) -> None:
    body = f"code={site.code('Nadia')}".encode()
    for origin in ("https://evil.example", "null"):
        status, headers, _ = site.server.ask("POST", "/auth/sign-in/", body, FORM | {"Origin": origin})
        assert (status, headers.get("set-cookie")) == (303, None)
    cookie = site.server.sign_in(site.code("Nadia"))
    site.server.ask("POST", "/auth/sign-out", b"", {"Origin": "https://evil.example", "Cookie": cookie})
    with site.server.websocket(cookie) as socket:
        assert site.people["Nadia"].name.encode() in run_page(socket)[1]


def test_a_cookie_says_what_browsers_must_do_with_it(site: Open) -> None:
    body = f"code={site.code('Ben')}".encode()
    _, headers, _ = site.server.ask("POST", "/auth/sign-in/", body, FORM)
    assert {"HttpOnly", "SameSite=lax"} <= {each.strip() for each in headers["set-cookie"].split(";")}
    assert headers["location"] == "/"  # no code stays in an address


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost:3000", "http://127.0.0.1", "null"])
def test_a_websocket_of_another_site_is_refused(site: Open, origin: str) -> None:
    """Of another program on this machine too: Streamlit would let it in."""
    with pytest.raises(InvalidStatus) as refusal:
        site.server.websocket(origin=origin)
    assert refusal.value.response.status_code == 403


def test_no_foreign_origin_makes_the_server_ask_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, timeout=5: asked.append(url))
    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)  # put back afterwards
    assert not is_url_from_allowed_origins("https://evil.example")
    assert asked
    asked.clear()
    guard.stay_inside()
    assert not is_url_from_allowed_origins("https://evil.example")
    assert asked == []


def test_a_program_without_an_origin_gets_no_further_than_the_sign_in_page(site: Open) -> None:
    with site.server.websocket(origin=None) as socket:
        assert DOOR in run_page(socket)[1]


def test_an_upload_without_the_token_of_the_page_is_refused(site: Open) -> None:
    boundary = b'--B\r\nContent-Disposition: form-data; name="f"; filename="x.csv"\r\n\r\nhello\r\n--B--\r\n'
    kind = {"Content-Type": "multipart/form-data; boundary=B"}
    cookie = site.server.sign_in(site.code("Nadia"))
    with site.server.websocket(cookie) as socket:
        session_id, _ = run_page(socket)
        for headers in (kind, kind | {"Cookie": cookie}, kind | {"X-Xsrftoken": "x", "Cookie": "_streamlit_xsrf=y"}):
            assert site.server.ask("PUT", f"/_stcore/upload_file/{session_id}/f", boundary, headers)[0] == 403


def test_a_stolen_session_of_streamlit_opens_nothing(site: Open) -> None:
    """Finding of the field: its id is enough to be handed the state of the tab it belonged to."""
    mine = site.server.sign_in(site.code("Nadia"))
    with site.server.websocket(mine) as socket:
        session_id, frames = run_page(socket)
        assert site.people["Nadia"].name.encode() in frames
    for thief in (None, "localize_session=forged", site.server.sign_in(site.code("Ben"))):
        with site.server.websocket(thief, session_id) as socket:
            _, frames = run_page(socket)
            assert site.people["Nadia"].name.encode() not in frames
            assert (DOOR in frames) == (thief is None or "forged" in thief)


def test_a_cookie_that_was_signed_out_opens_nothing(site: Open) -> None:
    cookie = site.server.sign_in(site.code("Nadia"))
    site.server.ask("POST", "/auth/sign-out", b"", {"Origin": site.server.url, "Cookie": cookie})
    with site.server.websocket(cookie) as socket:
        assert DOOR in run_page(socket)[1]


def test_a_new_code_ends_the_sessions_of_the_old_one(site: Open) -> None:
    cookie = site.server.sign_in(site.code("Ana"))
    with site.server.websocket(cookie) as socket:
        _, frames = run_page(socket)
        assert DOOR not in frames
        with Workspace.open(site.server.folder) as workspace:
            site.people["Ana"] = workspace.renew_code(site.people["Ana"].id)
        assert DOOR in run_page(socket)[1]


@pytest.mark.parametrize("option", ["ENABLE_CORS", "ENABLE_XSRF_PROTECTION"])
def test_our_start_wins_over_the_environment(option: str, tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    Workspace.create(folder).close()
    server = RealServer(folder, more={f"STREAMLIT_SERVER_{option}": "false"})
    server.start()
    with pytest.raises(InvalidStatus):
        server.websocket(origin="https://evil.example")
    server.kill()


def test_the_app_refuses_to_run_without_its_guards(tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    Workspace.create(folder).close()
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.enableXsrfProtection=false",
               "--server.headless=true", "--server.port=0"]  # fmt: skip
    done = subprocess.run(command, env=os.environ | {"LOCALIZE_WORKSPACE": str(folder), "PYTHONPATH": str(ROOT)},
                          capture_output=True, timeout=60, check=False, text=True)  # fmt: skip
    assert done.returncode != 0
    assert "enableXsrfProtection is switched off" in done.stdout + done.stderr


def test_of_ten_thousand_guesses_sixty_a_minute_reach_the_check() -> None:
    now = [0.0]
    guesses = Guesses(lambda: now[0])
    reached: list[float] = []
    for number in range(10_000):
        now[0] = number * 0.06  # ten minutes
        if guesses.allow("198.51.100.7"):
            reached.append(now[0])
    for start in reached:
        assert sum(start <= each < start + 60 for each in reached) <= 60
    assert 300 <= len(reached) <= 330
    assert guesses.allow("203.0.113.9")  # somebody elsewhere is let in at once


def test_an_office_whose_codes_are_right_is_never_kept_out() -> None:
    guesses = Guesses(lambda: 0.0)
    for _ in range(500):
        assert guesses.allow("198.51.100.7")
        guesses.give_back("198.51.100.7")


def test_a_million_addresses_do_not_grow_the_server() -> None:
    guesses = Guesses(lambda: 0.0)
    for number in range(100_000):
        guesses.allow(f"2001:db8:{number >> 16:x}:{number & 0xFFFF:x}::1")
    assert len(guesses) == ADDRESSES


@pytest.mark.parametrize(
    ("address", "counted_as"),
    [("192.0.2.1", "192.0.2.1"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"), ("2001:db8:1:2::9", "2001:db8:1:2::"),
     ("::ffff:192.0.2.1", "192.0.2.1"), ("", "unknown"), ("testclient", "unknown")],
)  # fmt: skip
def test_one_subscriber_counts_as_one(address: str, counted_as: str) -> None:
    assert network(address) == counted_as


class Counting:
    """A workspace that counts how often a code or a link is looked up."""

    def __init__(self) -> None:
        self.looked_up = 0

    def sign_in(self, code: str) -> str | None:
        self.looked_up += 1
        return None

    def invited(self, token: str) -> None:
        self.looked_up += 1


def test_guesses_beyond_the_limit_never_reach_the_workspace(monkeypatch: pytest.MonkeyPatch) -> None:
    counting = Counting()
    monkeypatch.setattr(door, "workspace", lambda: counting)
    monkeypatch.setattr(door, "GUESSES", Guesses(lambda: 0.0))

    def request(method: str, path: str, body: bytes, **params: Any) -> Request:
        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        scope = {"type": "http", "method": method, "path": path, "headers": [], "query_string": b"",
                 "client": ("198.51.100.7", 1), "path_params": params}  # fmt: skip
        return Request(scope, receive)

    async def guess() -> set[str]:
        places = set()
        for _ in range(500):
            body = f"code={secrets.token_hex(14)}".encode()
            places.add((await door.sign_in(request("POST", "/auth/sign-in/", body))).headers["location"])
            places.add((await door.invitation(request("GET", "/join/x", b"", token="x"))).headers["location"])
        return places

    with ThreadPoolExecutor(1) as thread:  # a browser's test in this process may have left an event loop in ours
        assert thread.submit(asyncio.run, guess()).result() == {"/?door=wrong", "/?door=used"}
    assert counting.looked_up == 30


def test_a_header_names_nobody_else_unless_a_proxy_is_said_to_be_there(site: Open) -> None:
    """Each request claims another address; all are counted as one, and a live session is untouched."""
    cookie = site.server.sign_in(site.code("Nadia"))
    connection = http.client.HTTPConnection("127.0.0.1", site.server.port, timeout=20)
    wrong = []
    for number in range(70):
        headers = FORM | {"X-Forwarded-For": f"203.0.113.{number}"}
        connection.request("POST", "/auth/sign-in/", b"code=WRONG", headers)
        wrong.append(connection.getresponse().read())
    connection.close()
    body = f"code={site.code('Ben')}".encode()
    status, headers, _ = site.server.ask("POST", "/auth/sign-in/", body, FORM | {"X-Forwarded-For": "203.0.113.99"})
    assert (status, headers["location"]) == (303, "/?door=wrong")  # even a right code waits, and nobody learns it was
    with site.server.websocket(cookie) as socket:
        assert site.people["Nadia"].name.encode() in run_page(socket)[1]


def test_behind_a_proxy_each_address_that_it_names_counts_for_itself(tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    with Workspace.create(folder) as workspace:
        code = workspace.add_person("Ana").access_code
    server = RealServer(folder, flags=("--behind-proxy",))
    server.start()
    answers = {}
    for address in ("203.0.113.1", "203.0.113.2"):
        headers = FORM | {"X-Forwarded-For": address}
        if address.endswith("1"):
            for _ in range(AT_ONCE):
                server.ask("POST", "/auth/sign-in/", b"code=WRONG", headers)
        answers[address] = server.ask("POST", "/auth/sign-in/", f"code={code}".encode(), headers)[1]["location"]
    server.kill()
    assert answers == {"203.0.113.1": "/?door=wrong", "203.0.113.2": "/"}


def test_what_a_tab_remembers_is_dropped_with_its_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stolen session id with a cookie of one's own: the codes, drafts and files of the other are gone."""
    now: list[str | None] = [None]
    monkeypatch.setattr(session, "session_token", lambda: now[0])

    def page() -> None:
        import streamlit as st

        from localize.ui.session import current_session

        mine = current_session()
        st.text_input("note", key="note")
        st.text(f"{mine.campaign} {mine.ui_language} {st.session_state.note}")
        mine.campaign = mine.campaign or st.session_state.note or None
        mine.ui_language = mine.ui_language or "ar"

    at = AppTest.from_function(page).run()
    steps = [("nadia", "canary", "None ar canary"), ("nadia", None, "canary ar canary"), ("ben", None, "None ar ")]
    for token, typed, seen in [*steps, (None, None, "None ar "), ("nadia", None, "None ar ")]:
        now[0] = token
        at.run()
        if typed:
            at.text_input(key="note").set_value(typed).run()
        assert at.text[0].value == seen.strip()
        assert not at.exception
