"""Small runs of one table, published as the real ones are."""

from pathlib import Path

from pipelines.digests import digest_file
from pipelines.snapshots.publishing import begin_partial, next_run_id, publish, write_manifest
from pipelines.snapshots.store import latest_or_none


def prepare_run(output: Path, content: bytes = b"rows", digest: str = "abcdef0123456789") -> Path:
    """Return the complete partial folder of a run that only has to be published."""
    partial = begin_partial(output, next_run_id(output, digest))
    (partial / "claims").mkdir()
    table = partial / "claims" / "part-00000.parquet"
    table.write_bytes(content)
    parent = latest_or_none(output)
    manifest = {
        "run_id": partial.stem,
        "parent": parent.run_id if parent else None,
        "tables": {"claims": {"rows": 1, "sha256": {table.name: digest_file(table)}}},
    }
    write_manifest(partial, manifest)
    return partial


def make_run(output: Path, content: bytes = b"rows", digest: str = "abcdef0123456789") -> str:
    """Publish a run of one table and return its id."""
    return publish(output, prepare_run(output, content, digest), latest_or_none(output)).run_id
