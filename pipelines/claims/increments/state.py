"""What a run keeps of its claims for the next one, in a folder of Arrow files."""

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
from pyarrow import feather

CLAIMS = "claims.arrow"


def write_state(folder: Path, claim_of: Mapping[str, str]) -> None:
    """Write the state of a run to a new folder."""
    folder.mkdir(parents=True)
    table = pa.table({"statement_id": [*claim_of.keys()], "claim_id": [*claim_of.values()]})
    feather.write_feather(table, folder / CLAIMS)


def read_state(folder: Path) -> dict[str, str]:
    """Return the claim that each statement was in."""
    table = feather.read_table(folder / CLAIMS)
    return dict(zip(table["statement_id"].to_pylist(), table["claim_id"].to_pylist(), strict=True))
