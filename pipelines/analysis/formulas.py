"""Texts of articles that a spreadsheet would take for formulas, and run.

A cell that begins with one of the signs below is kept from it by an apostrophe, as OWASP has it
("CSV Injection").
"""

from typing import Any

SIGNS = "=+-@\t\r\n＝＋－＠"


def guard(cell: Any) -> Any:
    """Return a text with an apostrophe before it where it would be a formula, all else as it is.

    >>> guard("=HYPERLINK(A1)"), guard("Peru"), guard(-5.0)
    ("'=HYPERLINK(A1)", 'Peru', -5.0)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(tuple(SIGNS)) else cell


def guarded(column: str) -> str:
    """Return the SQL expression that does to a column of texts what `guard` does to a cell.

    >>> guarded("title").startswith('case when contains(')
    True
    """
    signs = "".join(f"|| chr({ord(sign)})" for sign in SIGNS).removeprefix("|| ")
    first = f'left("{column}", 1)'
    return (
        f"case when contains({signs}, {first}) and {first} <> '' "
        f'then chr(39) || "{column}" else "{column}" end'
    )
