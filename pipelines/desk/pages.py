"""The pages of the desk: what is listed, how it is filtered, and what the templates are told."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader
from markupsafe import Markup, escape

from pipelines.desk.changes_queue import change_entry, group_of
from pipelines.desk.charts import draw_charts
from pipelines.desk.desk import Desk
from pipelines.desk.details import Detail
from pipelines.desk.quality import COUNTED, read_quality
from pipelines.desk.queues import Entry
from pipelines.desk.shown_text import LONGEST, Mark, excerpt, one_line, show
from pipelines.review.changes import Filters, shorten_cause
from pipelines.verdicts.records import Verdict
from pipelines.verdicts.statistics import agreement_of

PAGE = 50
"""Lines of a list on one page."""

LABELS = {"changes": "Changes", "conflicts": "Conflicts", "pairs": "Pairs", "sample": "Sample"}
NAMES = ("table", "kind", "cause", "article", "type", "party", "effect", "text")
"""The parameters of an address that filter changes."""

Query = Mapping[str, str]
"""The parameters of an address; empty ones are left out."""


@cache
def templates() -> Environment:
    """Return the templates, which escape whatever they are given."""
    environment = Environment(
        loader=PackageLoader("pipelines.desk"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"shown": shown, "plain": plain, "one_line": one_line}
    return environment


def shown(text: object) -> Markup:
    r"""Return text for a page: escaped, and with the signs that do not print.

    >>> str(shown("<b>\u202e"))
    '&lt;b&gt;<span class="sign" title="A sign that does not print">U+202E</span>'
    """
    sign = Markup('<span class="sign" title="A sign that does not print">{}</span>')
    return Markup("").join(
        sign.format(piece.text) if piece.hidden else escape(piece.text) for piece in show(str(text))
    )


def plain(value: object) -> str:
    """Return a cell as a person reads it.

    >>> plain(6950000000.0), plain(0.25), plain(True), plain("x")
    ('6,950,000,000', '0.25', 'yes', 'x')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return f"{value:,}" if isinstance(value, int | float) else str(value)


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of entries: which of how many, and under what heading."""

    entries: Sequence[Entry]
    total: int
    heading: str


def address(queue: str, query: Query, **others: object) -> str:
    """Return the address of a list; None takes a parameter out."""
    named: dict[str, object] = {**query, **others}
    kept = {name: value for name, value in named.items() if value not in (None, "")}
    kept.pop("part", None)
    return f"/{queue}" + (f"?{urlencode(kept)}" if kept else "")


def filters_of(query: Query) -> Filters:
    """Return the filters that an address names."""
    status = {"open": False, "judged": True}.get(query.get("status", "open"))
    return Filters(judged=status, **{name: query[name] for name in NAMES if query.get(name)})


def page_of(query: Query) -> int:
    """Return the number of the page, from 1."""
    number = query.get("page", "1")
    return max(1, int(number)) if number.isascii() and number.isdigit() and len(number) < 9 else 1


def list_entries(desk: Desk, queue: str, query: Query) -> Listing:
    """Return the entries of a page."""
    offset = (page_of(query) - 1) * PAGE
    judged = desk.record.judged()
    if queue != "changes":
        return _list_others(desk, queue, query, judged)
    if desk.changes is None:
        return Listing((), 0, "No snapshot to compare with")
    desk.changes.remember(judged)
    if query.get("view") == "each" or query.get("effect"):
        entries, total = desk.changes.each(filters_of(query), offset, PAGE)
        return Listing(entries, total, f"{total:,} change{'' if total == 1 else 's'}")
    entries, total = desk.changes.groups(filters_of(query), offset, PAGE)
    return Listing(entries, total, f"{total:,} effect{'' if total == 1 else 's'}")


def _list_others(desk: Desk, queue: str, query: Query, judged: Mapping[str, Verdict]) -> Listing:
    status, words = query.get("status", "open"), query.get("text", "").casefold().split()
    found = [
        entry
        for entry in desk.other(queue).entries(query.get("kind") or None)
        if status == "all" or (entry.key in judged) == (status == "judged")
        if all(word in f"{entry.headline} {entry.note} {entry.after}".casefold() for word in words)
    ]
    offset = (page_of(query) - 1) * PAGE
    named = "mentions" if queue == "sample" else queue
    return Listing(found[offset : offset + PAGE], len(found), f"{len(found):,} {named}")


def show_list(desk: Desk, queue: str, query: Query, token: str) -> str:
    """Return the page of a list, with the detail of the chosen entry."""
    listing = list_entries(desk, queue, query)
    judged = desk.record.judged()
    chosen = query.get("item") or (listing.entries[0].key if listing.entries else None)
    frame = _common(desk, queue, token)
    done, whole = frame["progress"]
    page, last = page_of(query), -(-listing.total // PAGE)
    values = {
        "entries": [_line(judged.get(entry.key), queue, query, entry) for entry in listing.entries],
        "heading": listing.heading,
        "total": listing.total,
        "first": (page - 1) * PAGE + 1,
        "last": min(page * PAGE, listing.total),
        "current": chosen,
        "done": done,
        "whole": whole,
        "status": query.get("status", "open"),
        "view": query.get("view", "groups"),
        "text": query.get("text", ""),
        "effect": query.get("effect"),
        "without_effect": address(queue, query, effect=None, item=None, page=None),
        "is_filtered": any(query.get(name) for name in NAMES),
        "selects": _selects(desk, queue, query),
        "fields": _fields(queue, query),
        "nothing": _nothing(desk, queue, query, whole),
        "previous_page": address(queue, query, page=page - 1, item=None) if page > 1 else None,
        "next_page": address(queue, query, page=page + 1, item=None) if page < last else None,
    }
    template = templates().get_template("list.html")
    return template.render(**values, **frame, **_detail_values(desk, queue, query, chosen))


def make_ready(desk: Desk) -> None:
    """Render the first page once, so that whoever opens the desk need not wait for templates to be
    compiled and samples to be drawn.
    """
    show_list(desk, "changes" if desk.changes else "sample", {}, "")


def show_detail(desk: Desk, queue: str, query: Query) -> str | None:
    """Return the detail of the entry that an address names, None where it is gone."""
    values = _detail_values(desk, queue, query, query.get("item"))
    return templates().get_template("detail.html").render(**values) if values["detail"] else None


def _detail_values(desk: Desk, queue: str, query: Query, key: str | None) -> dict[str, Any]:
    group = group_of(key) if key and queue == "changes" else None
    if key is None or group is None or desk.changes is None:
        return {"detail": desk.detail(queue, key) if key else None}
    within = {**query, **group}
    members = desk.changes.members(filters_of(within))
    detail: Detail | None = desk.changes.detail(members[0]) if members else None
    count = desk.changes.total(filters_of(within))
    opens = address(queue, within, item=None, page=None)
    alike = [
        asdict(change_entry(change))
        | {"href": address(queue, within, item=change.change_id, page=None)}
        for change in members[1:]
    ]
    return {
        "detail": detail,
        "alike": alike,
        "alike_count": count if count > 1 else 0,
        "alike_href": opens,
    }


def _line(verdict: Verdict | None, queue: str, query: Query, entry: Entry) -> dict[str, Any]:
    opens = address(queue, {**query, **(entry.group or {})}, item=None, page=None)
    return asdict(entry) | {
        "href": address(queue, query, item=entry.key),
        "opens": opens if entry.group else None,
        "ruling": verdict.ruling if verdict else None,
    }


def _common(desk: Desk, here: str, token: str) -> dict[str, Any]:
    """Return what the frame of every page shows."""
    tabs: list[dict[str, Any]] = []
    progress = (0, 0)
    for name, label in LABELS.items():
        # Doubtful pairs are looked for when they are asked for: that takes as long as linking.
        known = name != "pairs" or here == "pairs"
        done, whole = desk.progress(name) if known else (0, 0)
        progress = (done, whole) if name == here else progress
        tabs.append({"name": name, "label": label, "count": whole - done if known else None})
    tabs.append({"name": "quality", "label": "Quality", "count": None})
    title = LABELS.get(here, here.capitalize())
    return {
        "tabs": tabs,
        "here": here,
        "title": title,
        "progress": progress,
        "token": token,
        "sides": desk.sides,
        "reviewer": desk.record.reviewer,
    }


def _selects(desk: Desk, queue: str, query: Query) -> list[dict[str, Any]]:
    if queue == "changes":
        choices = desk.changes.choices if desk.changes else {}
    else:
        choices = {"kind": desk.other(queue).kinds()}
    return [
        {
            "name": name,
            "label": name.capitalize(),
            "value": query.get(name, ""),
            "options": [(value, shorten_cause(value)) for value in _with(values, query.get(name))],
        }
        for name, values in choices.items()
    ]


def _with(values: Sequence[str], chosen: str | None) -> list[str]:
    """Return what can be chosen, and what an address chooses though there is none of it."""
    return [*values, *([chosen] if chosen and chosen not in values else [])]


def _fields(queue: str, query: Query) -> list[dict[str, str]]:
    names = ("article", "type", "party") if queue == "changes" else ()
    return [
        {"name": name, "label": name.capitalize(), "value": query.get(name, "")} for name in names
    ]


def _nothing(desk: Desk, queue: str, query: Query, whole: int) -> tuple[str, str]:
    """Say why a list is empty."""
    if queue == "changes" and desk.changes is None:
        return "Nothing to compare with", "There is one snapshot; run again, and come back."
    if whole == 0:
        return "There is nothing here", f"These snapshots have no {LABELS[queue].lower()}."
    if any(query.get(name) for name in NAMES):
        return "Nothing matches", "Take a filter away, or search for something else."
    return "All ruled on", "Nothing waits here; what was ruled on is under “ruled on”."


def show_article(desk: Desk, query: Query, token: str) -> str | None:
    """Return the page of an article, or of the part of a long one around a place."""
    ledger = desk.ledgers.get(query.get("side", "head"))
    article = ledger.row("articles", query.get("article", "")) if ledger else None
    if article is None:
        return None
    start, end = (_number(query.get(name)) for name in ("start", "end"))
    part = excerpt(article["text"], [Mark(start, end, "span")], None)
    at = start if part.cut_before or part.cut_after else 0
    size = len(article["text"])
    return (
        templates()
        .get_template("article.html")
        .render(
            article=article,
            excerpt=part,
            previous_page=_part(query, at - LONGEST // 2) if part.cut_before else None,
            next_page=_part(query, min(at + LONGEST // 2, size - 1)) if part.cut_after else None,
            detail={},
            **_common(desk, "article", token),
        )
    )


def show_quality(desk: Desk, token: str) -> str:
    """Return the page of quality over time."""
    standing = desk.record.standing()
    runs = read_quality(desk.output, standing)
    return (
        templates()
        .get_template("quality.html")
        .render(
            runs=runs,
            latest=runs[-1] if runs else None,
            charts=draw_charts(runs),
            counted=COUNTED,
            agreement=agreement_of(standing.decisive),
            **_common(desk, "quality", token),
        )
    )


def _part(query: Query, at: int) -> str:
    return address("article", query, start=max(at, 0), end=max(at, 0) + 1)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 12 else 0
