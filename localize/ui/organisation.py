"""The door of an organisation: Streamlit's own OpenID Connect says who it is, then a session begins as by a code.

It is open where the section `[auth]` of `.streamlit/secrets.toml` and the extra `auth` are there. Nobody is made by it:
the e-mail that the provider calls verified must be that of one person here. What Streamlit keeps of the sign-in (a
signed cookie) is believed for a few minutes and at this door only; from then on our own cookie says who acts.
"""

from __future__ import annotations

import json
import logging
from functools import cache
from importlib.util import find_spec
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from streamlit.auth_util import (
    get_cookie_with_chunks,
    get_origin_from_redirect_uri,
    get_secrets_auth_section,
    is_authlib_installed,
    validate_auth_credentials,
)
from streamlit.errors import StreamlitAuthError
from streamlit.user_info import generate_login_redirect_url
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_auth_routes import create_auth_routes
from streamlit.web.server.starlette.starlette_server_config import TOKENS_COOKIE_NAME, USER_COOKIE_NAME

from localize.ui.logs import event
from localize.ui.session import workspace

BEGIN = "/auth/organisation/begin"
FINISH = "/auth/organisation/finish"
LOG_OUT = "/auth/logout"
WANTED = "localize_wanted"
"""The cookie with the page that was asked for: the way over the provider loses it."""
FRESH_MINUTES = 10
SECRET_MIN_CHARS = 32
_PROVIDER = "default"

_log = logging.getLogger(__name__)


def is_offered() -> bool:
    """Whether somebody can sign in this way. What is missing is said in the log, once."""
    section = get_secrets_auth_section()
    return bool(section) and _is_whole(str(section.get("cookie_secret", "")))


@cache
def _is_whole(cookie_secret: str) -> bool:
    if not is_authlib_installed() or find_spec("httpx") is None:
        event(_log, "the sign-in of the organisation needs the extra auth: it is off", level=logging.WARNING)
        return False
    if len(cookie_secret) < SECRET_MIN_CHARS:  # whoever guesses it can be anybody
        event(_log, "cookie_secret of the section auth is too short: its sign-in is off", level=logging.WARNING)
        return False
    try:
        validate_auth_credentials(_PROVIDER)
    except StreamlitAuthError:
        event(_log, "the section auth of the secrets lacks a key: its sign-in is off", level=logging.WARNING)
        return False
    return True


def to_provider(path: str) -> Response:
    """The way to the provider's own page, as `st.login` goes it; `path` is the page to come back to."""
    answer = RedirectResponse(generate_login_redirect_url(_PROVIDER), 303)
    answer.set_cookie(WANTED, path, httponly=True, samesite="lax", max_age=FRESH_MINUTES * 60)
    return answer


async def login(request: Request) -> Response:
    """Streamlit's own route; a provider that does not answer leads back to our door instead of to a bare page."""
    answer = await _of_streamlit("/auth/login", request)
    return answer if answer.status_code < 400 else RedirectResponse("/?door=organisation", 303)


async def came_back(request: Request) -> Response:
    """Streamlit's own callback, which leads on to our door where the provider said who it is."""
    answer = await _of_streamlit("/oauth2callback", request)
    if any(name == USER_COOKIE_NAME and value for name, value in _cookies_of(answer)):
        answer.headers["location"] = FINISH
    elif "state" in request.query_params:  # without one they come from signing out there
        answer.headers["location"] = "/?door=organisation"
    return answer


async def _of_streamlit(path: str, request: Request) -> Response:
    endpoint = next(each.endpoint for each in create_auth_routes("") if each.path == path)
    answer: Response = await endpoint(request)
    return answer


def _cookies_of(answer: Response) -> list[tuple[str, str]]:
    """Names and values of the cookies that an answer sets; one that it deletes has no value."""
    pairs = (each.split(";")[0].partition("=") for each in answer.headers.getlist("set-cookie"))
    return [(name, value.strip('"')) for name, _, value in pairs]


class Unvouched(Exception):
    """The provider said nothing just now, or names no e-mail that it verified."""


async def session_of(request: Request) -> str | None:
    """A session of ours for whom the provider named just now; None for nobody we know. Raises Unvouched."""
    email = verified_email(identity(request))
    if email is None:
        raise Unvouched
    return await run_in_threadpool(workspace().sign_in_by_email, email)


def identity(request: Request) -> dict[str, Any]:
    """What the provider said within the last minutes, as Streamlit signed it; nothing where that does not hold."""

    def cookie(name: str) -> bytes | None:
        value = request.cookies.get(name, "")
        return decode_signed_value(get_cookie_secret(), name, value, FRESH_MINUTES / (24 * 60))

    try:
        found = json.loads(get_cookie_with_chunks(cookie, USER_COOKIE_NAME) or b"{}")
    except ValueError:
        return {}
    ours = isinstance(found, dict) and found.get("provider") == _PROVIDER and found.get("is_logged_in") is True
    return found if ours and found.get("origin") == get_origin_from_redirect_uri() else {}


def verified_email(claims: dict[str, Any]) -> str | None:
    """The e-mail, where the provider vouches for it: one that anybody may type into a profile opens nothing."""
    email = claims.get("email")
    return email if isinstance(email, str) and claims.get("email_verified") is True else None


def is_signed_in(request: Request) -> bool:
    """Whether Streamlit keeps something of a sign-in, which signing out must end too."""
    return USER_COOKIE_NAME in request.cookies


def forget_identity(request: Request, answer: Response) -> None:
    """Whom nobody here knows may choose another account of the provider's."""
    for name in request.cookies:
        if name.startswith((USER_COOKIE_NAME, TOKENS_COOKIE_NAME)):
            answer.delete_cookie(name)
