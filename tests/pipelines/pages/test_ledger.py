"""What the ledger is asked for, as filters."""

import pytest

from pipelines.pages.ledger import Ledger
from pipelines.snapshots.store import Snapshot


def test_pages_go_on_with_what_was_asked(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.pages.ledger.SIZE", 1)
    page = Ledger(snapshot).claims({"type": "arms_transfer"}, 0)
    assert '<a href="?type=arms_transfer&amp;page=1">next page</a>' in page
    assert "earlier" not in page
