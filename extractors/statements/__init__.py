"""Statements: what the mentions of a sentence assert together."""

from extractors.statements.build import build_statements
from extractors.statements.confidence import confidence_features
from extractors.statements.types import (
    STATEMENT_TYPES,
    StatementType,
    rate_is_of_gas,
    type_named,
)
from extractors.statements.value_links import is_conversion

__all__ = [
    "STATEMENT_TYPES",
    "StatementType",
    "build_statements",
    "confidence_features",
    "is_conversion",
    "rate_is_of_gas",
    "type_named",
]
