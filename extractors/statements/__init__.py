"""Statements: what the mentions of a sentence assert together."""

from extractors.statements.build import build_statements

__all__ = ["build_statements"]
