"""A drop of news for the tests that open the desk in a browser."""

from pathlib import Path

_DEAL = (
    "LIMA, March {day}, 2025 - {buyer} will buy {number} K9 howitzers from Hanbit Aerospace for "
    "${amount} million, the ministry said on Tuesday.\n\nThe contract was signed in Lima.\n"
)

HOSTILE = (
    "<script>document.title = 'owned'</script> Storage talks\n\n"
    'BELGRADE, March 4, 2025 - The operator "><img src=x onerror="document.title=1"> will pay '
    "\u202e$45 million\u202c for 400 million cubic meters of gas\x1b[31m, it said.\n"
)
"""An article that would command the page, were its text not shown as text."""


def write_news(drop: Path, amount: str) -> None:
    """Write articles of three deals, all for this amount in millions, a report beside them, and
    hostile ones.
    """
    drop.mkdir(exist_ok=True)
    deals = (("Peru", 24, 4), ("Chile", 36, 11), ("Ecuador", 12, 18))
    for buyer, number, day in deals:
        text = _DEAL.format(buyer=buyer, number=number, day=day, amount=amount)
        (drop / f"{buyer.lower()}.txt").write_text(text, encoding="utf-8")
    (drop / "report.txt").write_text(
        "SEOUL, March 20, 2025 - Peru's army is to get howitzers from Hanbit worth some $300 "
        "million under a contract of March, a newspaper wrote.\n",
        encoding="utf-8",
    )
    (drop / "seoul.txt").write_text(
        "SEOUL, March 5, 2025 - Hanbit Aerospace will supply Peru with 24 K9 howitzers for $320 "
        "million, the company said. Deliveries begin in two years.\n",
        encoding="utf-8",
    )
    (drop / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    (drop / "long.txt").write_text(
        "A long line\n\nZagreb paid $7 million. " + "and so on " * 45_000, encoding="utf-8"
    )
