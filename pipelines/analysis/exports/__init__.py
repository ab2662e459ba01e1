"""A snapshot as files of other programs, a module a format."""

from pipelines.analysis.exports.choosing import EXPORTS, export

__all__ = ["EXPORTS", "export"]
