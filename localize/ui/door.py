"""Routes outside the pages: sign-in by code or organisation, invitations, sign-out, health; an HttpOnly cookie."""

from __future__ import annotations

import logging
import re
from html import escape
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from localize.languages import negotiate_ui
from localize.texts import Texts, texts, ui_languages
from localize.ui import organisation
from localize.ui.guesses import Guesses, Tally
from localize.ui.logs import event
from localize.ui.session import COOKIE, workspace
from localize.workspace.access import SESSION_LASTS

FORM_MAX_BYTES = 4096
GUESSES = Guesses()
REFUSED = Tally()

_log = logging.getLogger(__name__)
_PATH = re.compile("[a-z-]{0,20}")  # of a page: nothing that could lead to another site


def _to_page(path: str = "", door: str | None = None) -> RedirectResponse:
    known = path if _PATH.fullmatch(path) else ""
    return RedirectResponse(f"/{known}" + (f"?door={door}" if door else ""), 303)


def _same_origin(request: Request) -> bool:
    """A form of another site is refused: browsers name the origin of each POST."""
    origin = request.headers.get("origin")
    return origin is None or origin.split("://")[-1] == request.headers.get("host")


def _let_in(request: Request, token: str, path: str = "") -> Response:
    answer = _to_page(path)
    secure = request.url.scheme == "https" or request.headers.get("x-forwarded-proto") == "https"
    answer.set_cookie(
        COOKIE, token, httponly=True, samesite="lax", secure=secure, max_age=int(SESSION_LASTS.total_seconds())
    )
    return answer


async def sign_in(request: Request) -> Response:
    """A code for a session. One answer for every code that opens nothing, and for one too many."""
    path = request.path_params.get("path", "")
    code = await _typed_code(request)
    token = None
    if code is not None and _same_origin(request) and _may_try(request):
        token = await run_in_threadpool(workspace().sign_in, code)
    if token is None:
        return _to_page(path, door="wrong")
    GUESSES.give_back(_address(request))
    return _let_in(request, token, path)


async def _typed_code(request: Request) -> str | None:
    """The field of the form; None for what no browser sends from it. Never more than a few kilobytes are read."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > FORM_MAX_BYTES:
            return None
    try:
        return parse_qs(body.decode("ascii"), max_num_fields=5, strict_parsing=True)["code"][0]
    except (KeyError, ValueError):
        return None


def _may_try(request: Request) -> bool:
    """Whether this try reaches the check. The log says that some do not, never whose."""
    allowed = GUESSES.allow(_address(request))
    if not allowed and (times := REFUSED.due()):
        event(_log, "the limit refused to try a code or a link", level=logging.WARNING, times=times)
    return allowed


def _address(request: Request) -> str:
    """Of who asks. Behind a proxy the server puts in what the proxy says of them (see `server.run`)."""
    return "" if request.client is None else request.client.host


async def invitation(request: Request) -> Response:
    """GET shows who is invited, so that a program that previews links cannot use this one up; POST exchanges it."""
    token = request.path_params["token"]
    if not _may_try(request):
        return _to_page(door="used")
    if request.method == "POST":
        session = await run_in_threadpool(workspace().accept_invitation, token) if _same_origin(request) else None
        if session is None:
            return _to_page(door="used")
        GUESSES.give_back(_address(request))
        return _let_in(request, session)
    person = await run_in_threadpool(workspace().invited, token)
    if person is None:
        return _to_page(door="used")
    GUESSES.give_back(_address(request))
    wanted = [person.ui_language or "", *(part.split(";")[0].strip() for part in _languages(request))]
    return HTMLResponse(_page(texts(negotiate_ui([tag for tag in wanted if tag], ui_languages())), person.name))


def _languages(request: Request) -> list[str]:
    return request.headers.get("accept-language", "en").split(",")[:10]


def _page(words: Texts, name: str) -> str:
    translate = words.gettext
    greeting = escape(translate("Welcome, {name}").format(name=name))
    button = escape(translate("Sign in and start"))
    note = escape(translate("This link works once. On another device, use your access code."))
    style = (
        "body{font:1.1rem/1.6 'Noto Sans','Noto Sans Arabic',system-ui,sans-serif;max-width:26rem;margin:18vh auto;"
        "padding:0 1rem;color:#1b1f24;background:#fff}button{font:inherit;padding:.7rem 1.4rem;border:0;"
        "border-radius:.5rem;background:#1f5fa8;color:#fff;min-height:44px}p{color:#46505b}"
        "@media(prefers-color-scheme:dark){body{background:#14181d;color:#e8ecf0}p{color:#b6c0ca}}"
    )
    return (
        f'<!doctype html><html lang="{words.language}" dir="{words.direction}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>Localize</title><style>{style}</style>'
        f'<h1>{greeting}</h1><form method="post"><button>{button}</button></form><p>{note}</p></html>'
    )


async def begin_at_organisation(request: Request) -> Response:
    """The way to the provider. Each costs a request of ours to it, so nobody has too many."""
    path = request.path_params.get("path", "")
    if not organisation.is_offered() or not _may_try(request):
        return _to_page(path, door="organisation")
    return organisation.to_provider(path if _PATH.fullmatch(path) else "")


async def finish_at_organisation(request: Request) -> Response:
    """Back from the provider: a session for whose e-mail it vouches, if that is somebody's here."""
    path, token, why = request.cookies.get(organisation.WANTED, ""), None, "unknown"
    try:
        token = await organisation.session_of(request) if organisation.is_offered() else None
    except organisation.Unvouched:
        why = "unvouched"
    if token is None:
        answer: Response = _to_page(path, door=why)
        organisation.forget_identity(request, answer)
    else:
        GUESSES.give_back(_address(request))
        answer = _let_in(request, token, path)
    answer.delete_cookie(organisation.WANTED)
    return answer


def _out_there_too(request: Request) -> Response:
    """On to Streamlit's sign-out and the provider's: as a new step, since a form may not lead to another site."""
    words = texts(negotiate_ui([part.split(";")[0].strip() for part in _languages(request)], ui_languages()))
    link = f'<a href="{organisation.LOG_OUT}">{escape(words.gettext("Sign out of your organisation too"))}</a>'
    page = f'<!doctype html><html lang="{words.language}" dir="{words.direction}"><meta charset="utf-8">{link}</html>'
    return HTMLResponse(page, headers={"refresh": f"0; url={organisation.LOG_OUT}", "cache-control": "no-store"})


async def sign_out(request: Request) -> Response:
    ends_both = _same_origin(request) and organisation.is_offered() and organisation.is_signed_in(request)
    answer = _out_there_too(request) if ends_both else _to_page()
    token = request.cookies.get(COOKIE)
    if token is not None and _same_origin(request):
        await run_in_threadpool(workspace().sign_out, token)
        answer.delete_cookie(COOKIE)
    return answer


async def health(request: Request) -> Response:
    return JSONResponse({"ok": True})


ROUTES = [
    Route("/auth/sign-in/{path:path}", sign_in, methods=["POST"]),
    Route("/auth/sign-out", sign_out, methods=["POST"]),
    Route(organisation.BEGIN + "/{path:path}", begin_at_organisation),
    Route(organisation.FINISH, finish_at_organisation),
    Route("/auth/login", organisation.login),
    Route("/oauth2callback", organisation.came_back),
    Route("/join/{token}", invitation, methods=["GET", "POST"]),
    Route("/api/health", health),
]
