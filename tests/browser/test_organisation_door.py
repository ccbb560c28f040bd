"""Sign-in by an organisation as a browser goes it: our page, the provider's, ours again, and out of both."""

from __future__ import annotations

from pathlib import Path

import oidc_provider
import pytest
from playwright.sync_api import Page, expect
from real_server import RealServer

from localize import Workspace

pytestmark = pytest.mark.browser


def test_in_by_the_organisation_to_the_page_that_was_asked_for_and_out_of_both(page: Page, tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    with oidc_provider.running() as provider:
        server = RealServer(folder)
        with Workspace.create(folder) as workspace:
            workspace.add_person("Ana", email="ana@example.org", ui_language="en")
        (folder / ".streamlit").mkdir()
        (folder / ".streamlit" / "secrets.toml").write_text(provider.secrets(server.url), encoding="utf-8")
        provider.claims = {"email": "ana@example.org", "email_verified": True}
        server.start()
        try:
            page.goto(f"{server.url}/profile")
            page.get_by_role("link", name="Sign in with your organisation").click()
            expect(page.get_by_role("heading", name="My profile")).to_be_visible()
            page.get_by_role("button", name="Account").click()
            page.get_by_role("button", name="Sign out", exact=True).click()
            expect(page.get_by_role("link", name="Sign in with your organisation")).to_be_visible()
            assert provider.signed_out == 1
            page.goto(f"{server.url}/profile")
            expect(page.get_by_role("link", name="Sign in with your organisation")).to_be_visible()
        finally:
            server.kill()
