"""What a claim takes from its reports."""

import pytest

from pipelines.claims.records import ClaimParty
from pipelines.claims.summary import summarise
from tests.pipelines.claims.claim_reports import party, report


@pytest.mark.parametrize(
    ("statement_type", "parties", "expected"),
    [
        pytest.param(
            "loan",
            (party("lender", "Oslo Bank"), party("borrower", "Peru"), party("borrower", "Chile")),
            ("Oslo Bank", "Chile; Peru", None),
            id="two takers",
        ),
        pytest.param(
            "production", (party("producer", "Sahra"),), ("Sahra", None, None), id="giver alone"
        ),
        pytest.param("price", (party("subject", "TTF"),), (None, None, "TTF"), id="no deal"),
    ],
)
def test_who_gives_who_takes_and_whom_it_is_about(
    statement_type: str, parties: tuple[ClaimParty, ...], expected: tuple[str | None, ...]
) -> None:
    told = report("s1", "…", amount=5, parties=parties, statement_type=statement_type)
    claim = summarise("c1", [told], None)
    assert (claim.supplier, claim.buyer, claim.subject) == expected


def test_nobody_gives_and_takes() -> None:
    """Two reports see Hanbit sell; a third, that misread its sentence, sees it buy."""
    right = (party("supplier", "Hanbit", "e_h"), party("buyer", "Peru", "e_PER"))
    wrong = (party("buyer", "Hanbit Aerospace", "e_h"), party("buyer", "Peru", "e_PER"))
    reports = [
        report(name, "…", quantity=24, parties=parties)
        for name, parties in (("s1", wrong), ("s2", right), ("s3", right))
    ]
    claim = summarise("c1", reports, None)
    assert (claim.supplier, claim.buyer) == ("Hanbit", "Peru")
    assert [each.role for each in claim.parties] == ["buyer", "supplier"]
