"""A desk over two made-up snapshots, and a browser that only asks and prints."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from pipelines.desk.application import build_application
from pipelines.desk.desk import Desk
from pipelines.desk.guard import TOKEN_HEADER, Access
from pipelines.desk.record import Record
from pipelines.snapshots.rows import Row
from tests.pipelines.review.made_up_snapshots import (
    DEAL,
    argument,
    one_deal,
    snapshot,
)

HOSTILE = (
    '<script>alert("title")</script> "quoted" \u202egnp.exe\x1b[31m\n\n'
    'Northland will pay $6 to "><img src=x onerror=alert(1)> Eastland. It paid $4 before.'
)
"""An article whose text would command a page or a terminal, were it not escaped."""

SUPPLIER = argument("s_$6", "Northland", "supplier", entity_id="e_n")


def article_of(text: str, name: str, *amounts: str) -> dict[str, list[Row]]:
    """Return the rows of an article, its ids with its name."""
    rows = one_deal(text, amounts)
    for table in rows.values():
        for row in table:
            for key, value in row.items():
                if key.endswith("_id") and isinstance(value, str):
                    row[key] = f"{value}-{name}" if name else value
    rows["articles"][0]["path"] = f"{name or 'deal'}.txt"
    return rows


def together(*articles: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Return the rows of several articles by table."""
    found: dict[str, list[Row]] = {}
    for rows in articles:
        for table, own in rows.items():
            found.setdefault(table, []).extend(own)
    return found


def make_desk(place: Path, copies: int = 3, reviewer: str = "anna") -> Desk:
    """Return a desk over two snapshots: of some articles a figure was edited alike, a hostile one
    came.
    """
    names = [f"n{number}" for number in range(copies)]
    edited = DEAL.replace("$5", "$6")
    base = together(*(article_of(DEAL, name, "$5", "$3") for name in names))
    head = together(
        *(article_of(edited, name, "$6", "$3") for name in names),
        article_of(HOSTILE, "hostile", "$6", "$4"),
    )
    sides = [snapshot(place / name, **rows) for name, rows in (("1", base), ("2", head))]
    return Desk(*sides, Record(place / "outputs", reviewer))


class Asker:
    """Asks a desk as its page does."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.access = Access(8765, "secret")
        self._application = build_application(desk, self.access)

    def ask(
        self, path: str, method: str = "GET", body: Any = None, **headers: str
    ) -> httpx.Response:
        """Ask with the token as the page has it; `headers` take the place of these, empty ones are
        left out. In their names ``_`` stands for a hyphen.
        """
        own = {"cookie": f"pressledger-8765={self.access.token}", "host": "127.0.0.1:8765"}
        if method == "POST":
            own |= {"origin": "http://127.0.0.1:8765", TOKEN_HEADER: self.access.token}
        given = own | {name.replace("_", "-"): value for name, value in headers.items()}
        return asyncio.run(self._ask(path, method, body, {n: v for n, v in given.items() if v}))

    async def _ask(
        self, path: str, method: str, body: Any, headers: dict[str, str]
    ) -> httpx.Response:
        transport = httpx.ASGITransport(self._application)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1:8765"
        ) as client:
            return await client.request(method, path, json=body, headers=headers)

    def rule(self, ruling: str, **body: Any) -> httpx.Response:
        """Rule as the page's script does."""
        return self.ask("/rule", "POST", {"queue": "changes", "ruling": ruling} | body)


def asking(place: Path, copies: int = 3) -> Iterator[Asker]:
    """Yield what asks a new desk, which is closed afterwards."""
    with make_desk(place, copies) as desk:
        yield Asker(desk)
