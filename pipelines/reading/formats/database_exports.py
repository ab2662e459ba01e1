"""Texts that press databases export: Factiva's two-letter fields and Lexis' labelled heads."""

import re
from collections.abc import Iterator, Mapping

from pipelines.reading.authors import clean_author
from pipelines.reading.cleaning import clean_plain, one_line
from pipelines.reading.drafts import Draft, Fault, RejectReason
from pipelines.reading.publication import parse_day

_FIELD = re.compile(r"^(?P<name>[A-Z]{2})(?:[ \t]{1,9}(?P<value>\S.*)|[ \t]*)$", re.MULTILINE)
_FACTIVA_FIELDS = frozenset(
    [
        "HD",
        "BY",
        "WC",
        "PD",
        "ET",
        "SN",
        "SC",
        "PG",
        "LA",
        "CY",
        "LP",
        "TD",
        "CR",
        "CO",
        "IN",
        "NS",
        "RE",
        "IPD",
        "IPC",
        "PUB",
        "AN",
        "CLM",
        "SE",
        "ED",
        "VOL",
    ]
)
"""The fields of Factiva's display format; HD and LP or TD stand in every record."""
_LEXIS_FIELD = re.compile(
    r"""
    ^ (?P<name> SECTION | LENGTH | HEADLINE | BYLINE | DATELINE | BODY | LOAD-DATE | LANGUAGE
      | PUBLICATION-TYPE | HIGHLIGHT | GRAPHIC | SUBJECT
      | Section | Length | Byline | Dateline | Body | Load-Date | Highlight )
    :? [ \t]* (?P<value>.*) $
    """,
    re.MULTILINE | re.VERBOSE,
)
_LEXIS_BREAK = re.compile(
    r"^[ \t]*(?:\d{1,5} of \d{1,5} DOCUMENTS|End of Document)[ \t]*$", re.MULTILINE
)
_COPYRIGHT = re.compile(r"^Copyright (?:\(c\) |© )?\d{4} (?P<name>.{2,100})$", re.MULTILINE)
_HEAD = 3_000
_FEWEST = 3
"""Fields at the head of an export at least."""


def is_database_export(text: str) -> bool:
    """Say whether a text begins with the head of a Factiva or Lexis record."""
    return _is_factiva(text[:_HEAD]) or _is_lexis(text[:_HEAD])


def _is_factiva(head: str) -> bool:
    names = {match["name"] for match in _FIELD.finditer(head)} & _FACTIVA_FIELDS
    return head.lstrip()[:3].rstrip() in _FACTIVA_FIELDS and "HD" in names and len(names) >= _FEWEST


def _is_lexis(head: str) -> bool:
    names = {match["name"].upper() for match in _LEXIS_FIELD.finditer(head)}
    return "BODY" in names and "LENGTH" in names and len(names) >= _FEWEST


def read_database_export(text: str) -> list[Draft | Fault]:
    """Read each record of an export as one draft."""
    factiva = _is_factiva(text[:_HEAD])
    records = list(_factiva_records(text) if factiva else _lexis_records(text))
    many = len(records) > 1
    read = _read_factiva if factiva else _read_lexis
    return [read(record, index if many else None) for index, record in enumerate(records)]


def _factiva_records(text: str) -> Iterator[str]:
    starts = [match.start() for match in _FIELD.finditer(text) if match["name"] in ("HD", "SE")]
    starts = [
        start for number, start in enumerate(starts) if number == 0 or text.startswith("HD", start)
    ]
    yield from (
        text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
    )


def _factiva_fields(record: str) -> Mapping[str, str]:
    found = [match for match in _FIELD.finditer(record) if match["name"] in _FACTIVA_FIELDS]
    fields: dict[str, str] = {}
    for match, end in zip(found, [*(each.start() for each in found[1:]), len(record)], strict=True):
        fields.setdefault(match["name"], record[match.start() + 2 : end].strip())
    return fields


def _read_factiva(record: str, index: int | None) -> Draft | Fault:
    fields = _factiva_fields(record)
    body = "\n\n".join(fields[name] for name in ("LP", "TD") if fields.get(name))
    if not body:
        return Fault(record=index, reason=RejectReason.NO_ARTICLE, detail="a record without text")
    return Draft(
        body=clean_plain(body),
        title=one_line(fields.get("HD")),
        source=one_line(fields.get("SN")),
        author=clean_author(one_line(fields.get("BY"))),
        published=tuple(filter(None, (one_line(fields.get("PD")),))),
        record=index,
    )


def _lexis_records(text: str) -> Iterator[str]:
    parts = [part for part in _LEXIS_BREAK.split(text) if _LEXIS_FIELD.search(part)]
    yield from parts or [text]


def _read_lexis(record: str, index: int | None) -> Draft | Fault:
    found = list(_LEXIS_FIELD.finditer(record))
    values = {match["name"].upper(): match["value"].strip() for match in reversed(found)}
    body = _lexis_body(record, found)
    if not body:
        return Fault(record=index, reason=RejectReason.NO_ARTICLE, detail="a record without text")
    above = _above(record[: found[0].start()])
    holder = _COPYRIGHT.search(record[:_HEAD])
    title, names = _headline(above, values.get("HEADLINE"))
    return Draft(
        body=body,
        title=one_line(title),
        source=next(iter(names), None) or (one_line(holder["name"]) if holder else None),
        author=clean_author(values.get("BYLINE")),
        published=(*above, values.get("LOAD-DATE", "")),
        record=index,
    )


def _headline(above: list[str], labelled: str | None) -> tuple[str | None, list[str]]:
    """Return the headline of a record and the lines of which the first is the paper: where no label
    says it, it stands below paper and day in old exports, above them in new ones.
    """
    if labelled:
        return labelled, above
    if len(above) > 2 and parse_day(above[1]):
        return above[-1], above
    return next(iter(above), None), above[1:]


def _lexis_body(record: str, found: list[re.Match[str]]) -> str:
    """Return what stands between the label of the body and the next label."""
    body = next((match for match in found if match["name"].upper() == "BODY"), None)
    if body is None:
        return ""
    end = next((match.start() for match in found if match.start() > body.start()), len(record))
    return clean_plain(record[body.start("value") : end]).strip()


def _above(head: str) -> list[str]:
    """Return the lines above the first label: the paper and the day, in new exports the title."""
    lines = (line.strip() for line in head.split("\n"))
    return [line for line in lines if line and not line.startswith(("Copyright", "All Rights"))]
