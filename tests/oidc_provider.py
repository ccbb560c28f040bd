"""A provider of OpenID Connect on the loopback, which says at once whatever it was told to say."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "localize"


@dataclass
class Provider:
    """`claims` is what it says of whoever comes; `down`: it answers nothing; `denies`: it lets nobody in."""

    claims: dict[str, Any] = field(default_factory=dict)
    down: bool = False
    denies: bool = False
    signed_out: int = 0
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, parameters={"kid": "one"}))
    port: int = 0
    nonces: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def secrets(self, app_url: str, cookie_secret: str = "s" * 40) -> str:
        """The file that names it to Streamlit."""
        return (
            f'[auth]\nredirect_uri = "{app_url}/oauth2callback"\ncookie_secret = "{cookie_secret}"\n'
            f'client_id = "{CLIENT}"\nclient_secret = "x"\n'
            f'server_metadata_url = "{self.url}/.well-known/openid-configuration"\n'
        )

    def metadata(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "end_session_endpoint": f"{self.url}/logout",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """Where it sends the browser back to."""
        answer = {"error": "access_denied"} if self.denies else {"code": "once"}
        self.nonces["once"] = asked.get("nonce", "")
        return f"{asked['redirect_uri']}?{urlencode(answer | {'state': asked['state']})}"

    def token(self) -> dict[str, Any]:
        now = int(time.time())
        said = {"iss": self.url, "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 300, "nonce": self.nonces["once"]}
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, said | self.claims, self.key)
        return {"access_token": "opaque", "token_type": "Bearer", "expires_in": 300, "id_token": signed}


@contextmanager
def running() -> Iterator[Provider]:
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here = urlsplit(self.path)
            asked = {name: values[0] for name, values in parse_qs(here.query).items()}
            if provider.down:
                self.answer(503, b"")
            elif here.path == "/authorize":
                self.answer(302, b"", location=provider.authorize(asked))
            elif here.path == "/logout":
                provider.signed_out += 1
                self.answer(302, b"", location=asked["post_logout_redirect_uri"])
            elif here.path == "/keys":
                self.answer(200, json.dumps({"keys": [provider.key.as_dict(private=False)]}).encode())
            else:
                self.answer(200, json.dumps(provider.metadata()).encode())

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("content-length", 0)))
            self.answer(200, json.dumps(provider.token()).encode())

        def answer(self, status: int, body: bytes, location: str | None = None) -> None:
            self.send_response(status)
            if location is not None:
                self.send_header("Location", location)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield provider
    server.shutdown()
    server.server_close()
