"""Templates to pages: everything escaped, under a policy that admits our own style and script."""

import base64
import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from pipelines.claims.telling.periods import say_period
from pipelines.control_characters import show_controls
from pipelines.review.describe import describe_field, describe_side


def render(template: str, **values: Any) -> str:
    """Return a page by a template of ``templates/pages``."""
    return show_controls(_environment().get_template(f"pages/{template}").render(values))


@cache
def content_security_policy() -> str:
    """Return the policy of our pages, by the digests of their style and script (CSP level 2)."""
    return (
        f"default-src 'none'; style-src {_digest(_file('style.css'))}; "
        f"script-src {_digest(_file('tables.js'))}; "
        "base-uri 'none'; form-action 'self'"
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pipelines"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {
        "apart": say_ratio,
        "day": show_day,
        "label": say_label,
        "number_of": say_number_of,
        "safe_url": safe_url,
        "cell": _show_cell,
        "field": describe_field,
        "period": say_period,
        "side": describe_side,
    }
    environment.globals |= _constants()
    return environment


def _constants() -> Mapping[str, Any]:
    """Return what every page holds; our own files alone are markup."""
    style, script = _file("style.css"), _file("tables.js")
    return {
        "style": Markup(style),
        "script": Markup(script),
        "policy": content_security_policy(),
    }


@cache
def _file(name: str) -> str:
    return (files("pipelines") / "templates" / "pages" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def show_day(day: date | None) -> str:
    """Return a day in ISO form, nothing where there is none.

    >>> show_day(datetime(2025, 3, 11)), show_day(None)
    ('2025-03-11', '')
    """
    return "" if day is None else day.strftime("%Y-%m-%d")


def safe_url(url: str | None) -> str | None:
    """Return an address that a link may lead to; None for scripts and the like.

    >>> safe_url("https://example.org/1"), safe_url("javascript:alert(1)"), safe_url(None)
    ('https://example.org/1', None, None)
    """
    return url if url and url.lower().startswith(("https://", "http://")) else None


def say_ratio(ratio: float) -> str:
    """Return how far two figures are apart, of which the larger is so many times the less.

    >>> say_ratio(1.0222), say_ratio(1.00094), say_ratio(3.5)
    ('2.2 % apart', '0.094 % apart', '3.5 times')
    """
    return f"{ratio:.3g} times" if ratio >= 2 else f"{(ratio - 1) * 100:.2g} % apart"


def say_number_of(things: str, number: object) -> str:
    """Return what so many things are called; more than a word is left as it is.

    >>> say_number_of("sources", 1), say_number_of("sources", 2), say_number_of("in common", 1)
    ('source', 'sources', 'in common')
    """
    return things.removesuffix("s") if number == 1 and " " not in things else things


_LABELS: Mapping[str, str] = {
    "EVENT": "event",
    "FAC": "building or works",
    "GPE": "country, region or city",
    "LAW": "law",
    "LOC": "place",
    "NORP": "people or group",
    "ORG": "organisation",
    "PERSON": "person",
    "PRODUCT": "product",
    "WORK_OF_ART": "work of art",
}
"""What readers call the labels of entities (OntoNotes 5)."""


def say_label(label: str) -> str:
    """Return what readers call the label of an entity.

    >>> say_label("GPE"), say_label("SHIP")
    ('country, region or city', 'SHIP')
    """
    return _LABELS.get(label, label)


def _show_cell(cell: object) -> str:
    if isinstance(cell, datetime):
        return show_day(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return f"{cell:,.12g}"
    return "" if cell is None else str(cell)
