"""The desk as a web application on this machine only."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
)
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from pipelines.desk import pages
from pipelines.desk.changes_queue import group_of
from pipelines.desk.desk import QUEUES, Desk, RulingError
from pipelines.desk.guard import Access, Guard
from pipelines.errors import explain
from pipelines.verdicts.records import Verdict

_STATIC = Path(__file__).parent / "static"

Answer = Callable[[Request], Response]


class Application:
    """Answers the requests of the page."""

    def __init__(self, desk: Desk, access: Access) -> None:
        self._desk = desk
        self._access = access

    def routes(self) -> list[Route | Mount]:
        """Return what is answered where."""
        lists = [Route(f"/{name}", self._list, name=name) for name in QUEUES]
        return [
            Route("/", self._start),
            *lists,
            Route("/article", self._article),
            Route("/quality", self._quality),
            Route("/rule", self._rule, methods=["POST"]),
            Route("/undo", self._undo, methods=["POST"]),
            Route("/typed", self._typed, methods=["POST"]),
            Mount("/static", StaticFiles(directory=_STATIC)),
        ]

    def _start(self, request: Request) -> Response:
        """Lead to what there is most of: the changes, or a sample where nothing is compared."""
        return RedirectResponse("/changes" if self._desk.changes else "/sample", 303)

    def _list(self, request: Request) -> Response:
        queue, query = request.url.path.strip("/"), _query(request)
        if query.get("part") == "detail":
            return _page(pages.show_detail(self._desk, queue, query))
        return _page(pages.show_list(self._desk, queue, query, self._access.token))

    def _article(self, request: Request) -> Response:
        return _page(pages.show_article(self._desk, _query(request), self._access.token))

    def _quality(self, request: Request) -> Response:
        return _page(pages.show_quality(self._desk, self._access.token))

    async def _rule(self, request: Request) -> Response:
        return await self._told(request, self._give)

    async def _undo(self, request: Request) -> Response:
        return await self._told(request, lambda body: asdict(self._desk.undo(_queue(body))))

    async def _typed(self, request: Request) -> Response:
        return await self._told(request, self._look)

    async def _told(
        self, request: Request, act: Callable[[Mapping[str, Any]], Mapping[str, Any]]
    ) -> Response:
        """Answer what the page's script asks; what cannot be done is told in a line."""
        try:
            body = json.loads(await request.body())
            if not isinstance(body, dict):
                raise RulingError("that is no request of the page")
            return JSONResponse(await run_in_threadpool(act, body))
        except json.JSONDecodeError:
            return PlainTextResponse("that is no request of the page\n", 400)
        except Exception as error:
            explained = explain(error)
            if explained is None:
                raise
            return PlainTextResponse(f"{explained[1]}\n", 400)

    def _give(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """Rule on one thing or a group."""
        queue = _queue(body)
        ruled = self._desk.rule(
            queue,
            str(body.get("ruling")),
            self._subjects(queue, body),
            why=str(body.get("why") or ""),
            typed=_texts(body.get("typed")),
        )
        return {"ruled": len(ruled.keys), "done": ruled.done, "whole": ruled.whole}

    def _subjects(self, queue: str, body: Mapping[str, Any]) -> list[Verdict]:
        group = body.get("group")
        if group and queue == "changes" and self._desk.changes:
            self._desk.changes.remember(self._desk.record.judged())
            return self._desk.changes.subjects(pages.filters_of(_texts(group)))
        given = body.get("keys")
        keys = [str(key) for key in given] if isinstance(given, list) else []
        found = [self._desk.detail(queue, key) for key in keys if group_of(key) is None]
        return [detail.subject for detail in found if detail]

    def _look(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """Say how what is being typed would be read."""
        detail = self._desk.detail(_queue(body), str(body.get("key")))
        if detail is None:
            raise RulingError("that is no longer there: load the page anew")
        columns = self._desk.understand(detail.subject, _texts(body.get("typed")))
        known = ((name, value) for name, value in columns.items() if value is not None)
        return {"understood": ", ".join(f"{name} = {pages.plain(value)}" for name, value in known)}


def _queue(body: Mapping[str, Any]) -> str:
    if (queue := body.get("queue")) not in QUEUES:
        raise RulingError("that is no request of the page")
    return str(queue)


def _texts(given: object) -> dict[str, str]:
    """Return the texts of a JSON object by their names."""
    pairs = given.items() if isinstance(given, dict) else ()
    return {str(name): value for name, value in pairs if isinstance(value, str)}


def _query(request: Request) -> dict[str, str]:
    return {name: value for name, value in request.query_params.items() if value}


def _page(html: str | None) -> Response:
    if html is None:
        return PlainTextResponse("that is no longer there: load the page anew\n", 404)
    return HTMLResponse(html.encode("utf-8", "replace"))


def build_application(desk: Desk, access: Access) -> ASGIApp:
    """Return the desk as an application that only the page itself can use."""
    return Guard(Starlette(routes=Application(desk, access).routes()), access)
