"""Who may talk to the desk: this machine, the page itself, and whoever holds the token.

Another page in the same browser can send requests to a port of this machine, and another site's
name can be made to lead here. So every request must name this host, carry the token (a cookie that
no other site's request brings along), and, where it changes something, come from the page itself
and repeat the token in a header that no form can set.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN_HEADER = "x-pressledger-token"
LARGEST_BODY = 1_000_000
"""Bytes that a request may bring."""

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
"""What every answer says: nothing from elsewhere is loaded, nothing written into the page runs."""


@dataclass(frozen=True, slots=True)
class Access:
    """The port that the desk listens on and the secret that opens it."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @property
    def hosts(self) -> frozenset[str]:
        """The names under which this machine may be called."""
        return frozenset(f"{name}:{self.port}" for name in ("127.0.0.1", "localhost"))

    @property
    def cookie(self) -> str:
        """The name of the cookie; browsers do not tell ports apart."""
        return f"pressledger-{self.port}"

    @property
    def address(self) -> str:
        """The address that opens the desk."""
        return f"http://127.0.0.1:{self.port}/?token={self.token}"

    def opens(self, given: str) -> bool:
        """Whether this is the token."""
        return secrets.compare_digest(given.encode(), self.token.encode())


class Guard:
    """Lets only requests through that may be made, and says on every answer what it may load."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message.get("headers", ()), *own]
            await send(message)

        answer = self._refusal(scope, headers) or self._entry(scope, headers)
        await (answer or self._app)(scope, receive, send_guarded)

    def _refusal(self, scope: Scope, headers: Mapping[str, str]) -> PlainTextResponse | None:
        """Return why a request is not answered, None where it may be."""
        if headers.get("host") not in self._access.hosts:
            return _no("this address is not the desk's", 421)
        changes = scope["method"] not in ("GET", "HEAD")
        if changes and headers.get("origin") not in {f"http://{h}" for h in self._access.hosts}:
            return _no("only the desk's own page may rule", 403)
        if changes and not self._access.opens(headers.get(TOKEN_HEADER, "")):
            return _no("the page is from before the desk was started again: load it anew", 403)
        if int(headers.get("content-length") or 0) > LARGEST_BODY or "transfer-encoding" in headers:
            return _no("too much at once", 413)
        return None

    def _entry(self, scope: Scope, headers: Mapping[str, str]) -> ASGIApp | None:
        """Return the answer to who comes with the token in the address, or without one."""
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = [value for name, value in query if name == "token"]
        if given and self._access.opens(given[0]):
            return self._welcome(scope, [pair for pair in query if pair[0] != "token"])
        if not self._access.opens(_cookie(headers, self._access.cookie)):
            return _no(
                "open the address that `pressledger review` printed: it holds the token", 403
            )
        return None

    def _welcome(self, scope: Scope, query: list[tuple[str, str]]) -> RedirectResponse:
        """Give the token as a cookie and take it out of the address."""
        # The path is the client's: it must not lead to another host.
        path = "/" + scope["path"].lstrip("/\\")
        answer = RedirectResponse(path + ("?" + urlencode(query) if query else ""), 303)
        answer.set_cookie(
            self._access.cookie, self._access.token, httponly=True, samesite="strict", path="/"
        )
        return answer


def _no(why: str, status: int) -> PlainTextResponse:
    return PlainTextResponse(f"{why}\n", status)


def _cookie(headers: Mapping[str, str], name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""
