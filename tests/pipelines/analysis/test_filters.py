"""The conditions of filters name their values, and never hold them."""

import subprocess
import sys
from pathlib import Path

from extractors.records import NO_PARTIES
from pipelines.analysis.filters import NO_PARTY_ROLES, Filters


def test_nothing_wanted_is_no_condition() -> None:
    assert not Filters().any()
    assert Filters().conditions("claims") == []


def test_values_are_parameters() -> None:
    wanted = Filters(party="x' or 1=1 --", types="loan", min_sources=2)
    assert wanted.parameters() == {"party": "x' or 1=1 --", "types": ["loan"], "min_sources": 2}
    conditions = " ".join(wanted.conditions("claims"))
    assert "1=1" not in conditions
    assert "source_count >= $min_sources" in conditions


def test_what_belongs_to_a_rejected_row_goes_with_it() -> None:
    [condition] = Filters(exclude_rejected=True).conditions("claim_parties")
    assert condition == (
        "claim_id in (select claim_id from claims where verdict is distinct from 'rejected')"
    )


def test_the_roles_of_no_parties_are_those_of_the_extractors() -> None:
    assert set(NO_PARTY_ROLES) == NO_PARTIES


def test_loading_and_reporting_do_not_wait_for_the_extractors(ledger: Path) -> None:
    asked = (
        "import sys\n"
        "from pipelines.pages.report import build_report\n"
        "from pipelines.storage import open_snapshot\n"
        "build_report(open_snapshot(sys.argv[1]))\n"
        "print('pandas' in sys.modules)\n"
        "import pipelines.analysis.frames\n"
        "late = ('extractors', 'spacy', 'prefect', 'pydantic', 'matplotlib')\n"
        "print([name for name in late if name in sys.modules])"
    )
    command = [sys.executable, "-c", asked, str(ledger)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("False\n[]\n", ""), "nor does DuckDB say that it leaks"
