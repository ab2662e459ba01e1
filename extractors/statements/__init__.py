"""Statements: what the mentions of a sentence assert together."""

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

__all__ = [
    "STATEMENT_TYPES",
    "StatementType",
    "build_statements",
    "confidence_features",
    "is_conversion",
    "rate_is_of_gas",
    "type_named",
]


def __getattr__(name: str) -> object:
    """Import the grammars, and spaCy with them, when they are asked for (PEP 562): what a type is
    called is needed where nothing is read.
    """
    if name == "build_statements":
        from extractors.statements.build import build_statements

        return build_statements
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
