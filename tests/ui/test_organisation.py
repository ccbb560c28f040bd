"""Sign-in by an organisation: the whole way over a provider on the loopback, and everything that must not open."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import oidc_provider
import pytest
from oidc_provider import Provider
from real_server import RealServer, run_page
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from localize import Workspace
from localize.errors import Forbidden
from localize.records import PersonId
from localize.ui import organisation
from localize.ui.session import COOKIE

BEGIN, FINISH = organisation.BEGIN, organisation.FINISH
USER = organisation.USER_COOKIE_NAME
SECRET = "s" * 40
ANA = {"email": "Ana@Example.org", "email_verified": True, "name": "Canary of the provider"}


@dataclass
class Site:
    server: RealServer
    provider: Provider
    people: dict[str, PersonId] = field(default_factory=dict)

    def visitor(self) -> httpx.Client:
        """A browser without pages: it keeps cookies and follows redirects."""
        return httpx.Client(base_url=self.server.url, follow_redirects=True, timeout=20)

    def who(self, browser: httpx.Client) -> PersonId | None:
        """Whom our own cookie belongs to."""
        token = browser.cookies.get(COOKIE)
        with Workspace.open(self.server.folder) as workspace:
            person = workspace.session_person(token) if token else None
        return person.id if person else None


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("organisation") / "workspace"
    with Workspace.create(folder) as workspace, oidc_provider.running() as provider:
        server = RealServer(folder)
        secrets = folder / ".streamlit" / "secrets.toml"
        secrets.parent.mkdir()
        secrets.write_text(provider.secrets(server.url, SECRET), encoding="utf-8")
        secrets.chmod(0o600)
        site = Site(server, provider)
        for name in ("Ana", "Ben"):
            person = workspace.add_person(
                name, email=f"{name}@example.org", locales={"es-MX": "native"}, ui_language="en"
            )
            site.people[name] = person.id
        server.start()
        yield site
        server.kill()


@pytest.fixture
def site(running: Site) -> Site:
    running.provider.claims, running.provider.down, running.provider.denies = dict(ANA), False, False
    return running


def door_of(answer: httpx.Response) -> str | None:
    return answer.url.params.get("door")


def test_the_page_offers_it(site: Site) -> None:
    with site.server.websocket() as socket:
        assert b"Sign in with your organisation" in run_page(socket)[1]


def test_who_is_known_by_a_verified_email_gets_a_session_of_ours(site: Site) -> None:
    with site.visitor() as browser:
        answer = browser.get(f"{BEGIN}/my-work")
        assert (answer.status_code, answer.url.path, door_of(answer)) == (200, "/my-work", None)
        assert site.who(browser) == site.people["Ana"]
        ours = next(each for each in answer.history[-1].headers.get_list("set-cookie") if each.startswith(COOKIE))
        assert "HttpOnly" in ours
        assert organisation.WANTED not in browser.cookies


def test_the_page_then_belongs_to_them(site: Site) -> None:
    with site.visitor() as browser:
        browser.get(f"{BEGIN}/")
        with site.server.websocket(f"{COOKIE}={browser.cookies[COOKIE]}") as socket:
            frames = run_page(socket)[1]
    assert b"Sign in with your organisation" not in frames
    assert b"My work" in frames


@pytest.mark.parametrize(
    ("claims", "door"),
    [
        ({"email": "nobody@example.org", "email_verified": True}, "unknown"),
        ({"email": "ana@example.org", "email_verified": False}, "unvouched"),
        ({"email": "ana@example.org", "email_verified": "true"}, "unvouched"),
        ({"email": "ana@example.org"}, "unvouched"),
        ({"email": ["ana@example.org"], "email_verified": True}, "unvouched"),
        ({"email_verified": True}, "unvouched"),
    ],
)
def test_who_is_not_vouched_for_or_not_known_stays_outside(site: Site, claims: dict[str, Any], door: str) -> None:
    with Workspace.open(site.server.folder) as workspace:
        before = len(workspace.people())
    site.provider.claims = claims
    with site.visitor() as browser:
        answer = browser.get(f"{BEGIN}/")
        assert door_of(answer) == door
        assert site.who(browser) is None
        assert not [each for each in browser.cookies if each.startswith(USER)]  # another account may be chosen
    with Workspace.open(site.server.folder) as workspace:
        assert len(workspace.people()) == before  # nobody is made by it


def test_who_was_forgotten_or_lost_their_email_does_not_get_in(site: Site) -> None:
    with Workspace.open(site.server.folder) as workspace:
        for number, leave in enumerate((workspace.forget, lambda who: workspace.set_email(who, None))):
            who = workspace.add_person("Cem", email=f"cem{number}@example.org").id
            site.provider.claims = {"email": f"cem{number}@example.org", "email_verified": True}
            with site.visitor() as browser:
                browser.get(f"{BEGIN}/")
                assert site.who(browser) == who
            leave(who)
            with site.visitor() as browser:
                assert door_of(browser.get(f"{BEGIN}/")) == "unknown"


def test_a_provider_that_fails_or_refuses_leads_back_to_the_door(site: Site) -> None:
    for down, denies in ((True, False), (False, True)):
        site.provider.down, site.provider.denies = down, denies
        with site.visitor() as browser:
            answer = browser.get(f"{BEGIN}/")
            assert (answer.status_code, door_of(answer)) == (200, "organisation")
            assert site.who(browser) is None


def test_an_answer_that_nobody_asked_for_opens_nothing(site: Site) -> None:
    """Another's code or state, pushed onto a browser, signs it in as nobody."""
    with site.visitor() as browser:
        answer = browser.get("/oauth2callback?code=once&state=forged")
        assert door_of(answer) == "organisation"
        assert site.who(browser) is None
        assert browser.get(FINISH).url.params["door"] == "unvouched"


def signed(secret: str = SECRET, **changes: Any) -> str:
    said = {"email": "ana@example.org", "email_verified": True, "provider": "default", "is_logged_in": True} | changes
    return create_signed_value(secret, USER, json.dumps(said)).decode()


def test_the_cookie_of_a_sign_in_is_believed_for_minutes_and_only_as_signed(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    origin = site.server.url
    now = time.time

    def comes_in(cookie: str) -> bool:
        with site.visitor() as browser:
            browser.cookies.set(USER, cookie, domain="127.0.0.1")
            browser.get(FINISH)
            return site.who(browser) is not None

    assert comes_in(signed(origin=origin))
    assert not comes_in(signed(secret="t" * 40, origin=origin))
    assert not comes_in(signed(origin="https://elsewhere.example"))
    assert not comes_in(signed(origin=origin, provider="other"))
    assert not comes_in(signed(origin=origin, is_logged_in=False))
    assert not comes_in(signed(origin=origin)[:-2])
    monkeypatch.setattr(time, "time", lambda: now() - organisation.FRESH_MINUTES * 60 - 5)
    old = signed(origin=origin)
    monkeypatch.undo()
    assert not comes_in(old)


def test_signing_out_ends_both_and_asks_the_provider_again(site: Site) -> None:
    with site.visitor() as browser:
        browser.get(f"{BEGIN}/")
        token, before = browser.cookies[COOKIE], site.provider.signed_out
        answer = browser.post("/auth/sign-out", headers={"Origin": site.server.url})
        assert answer.headers["refresh"] == f"0; url={organisation.LOG_OUT}"
        assert COOKIE not in browser.cookies
        answer = browser.get(organisation.LOG_OUT)
        assert site.provider.signed_out == before + 1
        assert door_of(answer) is None
        assert not [each for each in browser.cookies if each.startswith(USER)]
        assert door_of(browser.get(FINISH)) == "unvouched"
    with Workspace.open(site.server.folder) as workspace:
        assert workspace.session_person(token) is None


def test_another_site_signs_nobody_out(site: Site) -> None:
    with site.visitor() as browser:
        browser.get(f"{BEGIN}/")
        browser.post("/auth/sign-out", headers={"Origin": "https://elsewhere.example"})
        assert site.who(browser) == site.people["Ana"]


@pytest.mark.parametrize(
    "path", ["//elsewhere.example", "https:elsewhere.example", "%2f%2felsewhere.example", "%E6%97%A5%E6%9C%AC"]
)
def test_the_way_back_leads_to_no_other_site(site: Site, path: str) -> None:
    with site.visitor() as browser:
        answer = browser.get(f"{BEGIN}/{path}")
        assert str(answer.url).startswith(site.server.url)
        assert answer.url.path == "/"


def test_the_log_holds_nothing_of_a_sign_in(site: Site) -> None:
    with site.visitor() as browser:
        browser.get(f"{BEGIN}/")
        tokens = list(browser.cookies.values())
    site.provider.denies = True
    with site.visitor() as browser:
        browser.get(f"{BEGIN}/")
    log = site.server.log.read_text(encoding="ascii")
    assert site.server.lines()
    for secret in ("Canary of the provider", "example.org", "state=", "code=", SECRET, *tokens):
        assert secret not in log


def test_a_workspace_of_somebody_opens_no_other_account(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "one") as workspace:
        ana = workspace.add_person("Ana", email="ana@example.org", role="admin").id
        assert workspace.sign_in_by_email(" ANA@example.org")
        with pytest.raises(Forbidden):
            workspace.acting_as(ana).sign_in_by_email("ana@example.org")


@pytest.mark.parametrize("why", ["no section", "short secret", "no key"])
def test_what_is_not_set_up_wholly_is_off(why: str, running: Site, tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    server = RealServer(folder)
    text = {
        "no section": '[other]\nkey = "x"\n',
        "short secret": running.provider.secrets(server.url, "short"),
        "no key": running.provider.secrets(server.url).replace("client_secret", "nothing"),
    }[why]
    with Workspace.create(folder) as workspace:
        workspace.add_person("Ana", email="ana@example.org")
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "secrets.toml").write_text(text, encoding="utf-8")
    server.start()
    try:
        with server.websocket() as socket:
            assert b"Sign in with your organisation" not in run_page(socket)[1]
        status, headers, _ = server.ask("GET", f"{BEGIN}/")
        assert (status, headers["location"]) == (303, "/?door=organisation")
        cookie = f"{USER}={signed(secret='short', origin=server.url)}"
        _, headers, _ = server.ask("GET", FINISH, headers={"Cookie": cookie})
        assert COOKIE not in headers.get("set-cookie", "")
        if why != "no section":
            assert any("its sign-in is off" in str(each.get("message")) for each in server.lines())
    finally:
        server.kill()


def test_without_the_extra_the_door_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(organisation, "validate_auth_credentials", lambda provider: None)
    whole = organisation._is_whole.__wrapped__
    assert whole(SECRET)
    monkeypatch.setattr(organisation, "find_spec", lambda name: None)
    assert not whole(SECRET)
    monkeypatch.undo()
    monkeypatch.setattr(organisation, "is_authlib_installed", lambda: False)
    assert not whole(SECRET)
