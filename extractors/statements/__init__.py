"""Statements: what the mentions of a sentence assert together."""

from importlib import import_module
from typing import TYPE_CHECKING

from extractors.statements.confidence import confidence_features
from extractors.statements.types import (
    STATEMENT_TYPES,
    StatementType,
    rate_is_of_gas,
    type_named,
)
from extractors.statements.value_links import is_conversion

if TYPE_CHECKING:
    from extractors.statements.build import build_statements
    from extractors.statements.choosing.choice import Option, decide, options_for, read_weights
    from extractors.statements.choosing.traits import TRAITS

__all__ = [
    "STATEMENT_TYPES",
    "TRAITS",
    "Option",
    "StatementType",
    "build_statements",
    "confidence_features",
    "decide",
    "is_conversion",
    "options_for",
    "rate_is_of_gas",
    "read_weights",
    "type_named",
]

_BUILDING = {
    "TRAITS": "choosing.traits",
    "Option": "choosing.choice",
    "build_statements": "build",
    "decide": "choosing.choice",
    "options_for": "choosing.choice",
    "read_weights": "choosing.choice",
}


def __getattr__(name: str) -> object:
    """Import the grammars, and spaCy with them, when they are asked for (PEP 562): what a type is
    called is needed where nothing is read.
    """
    if name in _BUILDING:
        return getattr(import_module(f"{__name__}.{_BUILDING[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
