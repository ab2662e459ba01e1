"""Who reports a claim: publishers, not articles.

Near-identical articles are one report, whoever prints them, and so is an agency's copy that two
papers print: the agency answers for it. A publisher that is not known makes no second source.
"""

import re
from collections.abc import Sequence

from extractors.lexicon import read_toml
from extractors.text import fold_name
from pipelines.claims.records import ReportedStatement

_AGENCIES: Sequence[Sequence[str]] = read_toml(__package__, "agencies")["agencies"]
_BY_FOLD = {fold_name(form): name for name, *others in _AGENCIES for form in (name, *others)}
_FORMS = "|".join(
    sorted((re.escape(form) for forms in _AGENCIES for form in forms), key=len, reverse=True)
)

HEAD, TAIL = 400, 200
"""Characters at the ends of an article in which its byline and its credit line stand."""

_CREDIT = re.compile(
    rf"""
    \( (?P<marked>{_FORMS}) \)                            # LIMA, May 2 (Reuters)
    | ^ \W{{0,3}} (?: [Bb]y\ | [Ss]ource:\  | ©\s? )?      # a line of its own
      (?P<line>{_FORMS}) \W{{0,3}} $
    """,
    re.VERBOSE | re.MULTILINE,
)
_DOMAIN = re.compile(
    r"(?:https?://)?(?:www\.)?([\w-]+)(?:\.[\w-]+)*\.[a-z]{2,}(?:/.*)?", re.IGNORECASE
)


def agency_named(name: str | None) -> str | None:
    """Return the agency that a byline, a source or a cited publication names.

    >>> agency_named("Reuters"), agency_named("Thomson Reuters"), agency_named("Lima Post")
    ('Reuters', 'Reuters', None)
    """
    return _BY_FOLD.get(fold_name(name)) if name else None


def find_agency(author: str | None, text: str) -> str | None:
    """Return the agency whose copy an article is, by its author, its first lines or its last.

    >>> find_agency(None, "Tanks sold\\n\\nLIMA, May 2 (Reuters) - Peru sold tanks.")
    'Reuters'
    >>> find_agency("Ana Ruiz", "Tanks sold\\n\\nPeru sold tanks, Reuters reported.")
    """
    if found := agency_named(author):
        return found
    for stretch in (text[:HEAD], text[-TAIL:]):
        if credit := _CREDIT.search(stretch):
            return agency_named(credit["marked"] or credit["line"])
    return None


def publisher_of(source: str | None, via: str | None, cited: str | None) -> str | None:
    """Return who answers for a report: the agency it comes from, else the paper.

    >>> publisher_of("www.limapost.pe", None, None), publisher_of("Lima Post", "Reuters", None)
    ('limapost', 'Reuters')
    """
    if agency := via or agency_named(cited):
        return agency
    if source is None:
        return None
    domain = _DOMAIN.fullmatch(source.strip())
    name = domain[1] if domain else source
    return agency_named(name) or name


def independent_sources(reports: Sequence[ReportedStatement]) -> tuple[str, ...]:
    """Name the independent publishers of a claim, in the order of their reports.

    Reports are of one source when they are of one publisher or of one story, and so are those that
    either brings together.
    """
    if len(reports) == 1:
        return () if reports[0].publisher is None else (reports[0].publisher,)
    if len({report.story_id for report in reports}) == len(reports):
        return _publishers(reports)
    leaders: dict[str, str] = {}
    names: dict[str, str] = {}
    for report in reports:
        story = f"story {report.story_id}"
        leaders.setdefault(story, story)
        if report.publisher is not None:
            publisher = f"publisher {fold_name(report.publisher)}"
            names.setdefault(publisher, report.publisher)
            leaders.setdefault(publisher, publisher)
            leaders[_first(leaders, story)] = _first(leaders, publisher)
    groups: dict[str, str] = {}
    for publisher, name in names.items():
        groups.setdefault(_first(leaders, publisher), name)
    return tuple(groups.values())


def _publishers(reports: Sequence[ReportedStatement]) -> tuple[str, ...]:
    """Name each publisher once, as its first report does."""
    names: dict[str, str] = {}
    for report in reports:
        if report.publisher is not None:
            names.setdefault(fold_name(report.publisher), report.publisher)
    return tuple(names.values())


def _first(leaders: dict[str, str], key: str) -> str:
    while leaders[key] != key:
        leaders[key] = leaders[leaders[key]]
        key = leaders[key]
    return key
