"""A snapshot to browse in the web browser. It only reads, and answers this machine alone."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import HTMLResponse
from starlette.middleware.trustedhost import TrustedHostMiddleware

from pipelines.pages.ledger import Ledger
from pipelines.pages.rendering import content_security_policy
from pipelines.snapshots.store import Snapshot, SnapshotError

HOSTS = ("127.0.0.1", "localhost", "[::1]")
"""Names by which a browser may call: another that leads here is a page of somebody else's."""

LAST_PAGE = 10**9
"""What lies behind is as empty, and numbers that are longer are none to the database."""


def build_application(snapshot: Snapshot) -> FastAPI:
    """Return the application that serves a snapshot's pages."""
    ledger = Ledger(snapshot)
    application = FastAPI(
        openapi_url=None, docs_url=None, redoc_url=None, default_response_class=HTMLResponse
    )
    application.add_middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS))
    application.middleware("http")(_guard)
    application.get("/")(_claims_of(ledger))
    application.get("/conflicts")(ledger.conflicts)
    for kind, one in (
        ("claims", ledger.claim),
        ("entities", ledger.entity),
        ("articles", ledger.article),
    ):
        application.get(f"/{kind}/{{name:path}}")(_one_of(one))
    for kind in ("entities", "articles"):
        application.get(f"/{kind}")(_rows_of(ledger, kind))
    return application


async def _guard(request: Request, answer: Any) -> Response:
    """Send the policy with each page; no other page may frame it."""
    response: Response = await answer(request)
    policy = f"{content_security_policy()}; frame-ancestors 'none'"
    response.headers["Content-Security-Policy"] = policy
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _claims_of(ledger: Ledger) -> Callable[[Request], str]:
    def claims(request: Request) -> str:
        asked = {name: text for name, text in request.query_params.items() if text}
        page = asked.pop("page", "0")
        try:
            return ledger.claims(asked, min(int(page), LAST_PAGE) if page.isdecimal() else 0)
        except ValueError as error:
            raise HTTPException(400, "a filter is not of its kind") from error

    return claims


def _rows_of(ledger: Ledger, kind: str) -> Callable[[str], str]:
    def rows(q: str = "") -> str:
        return ledger.rows(kind, q)

    return rows


def _one_of(render: Callable[[str], str]) -> Callable[[str], str]:
    def one(name: str) -> str:
        try:
            return render(name)
        except (LookupError, SnapshotError) as error:
            raise HTTPException(404, "there is no such page") from error

    return one
