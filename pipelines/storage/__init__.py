"""Inputs and outputs at addresses of an object store (``s3://bucket/prefix``, ``memory://…``).

Everything works on folders of this machine; here is what brings them and an address together: the
input is fetched before it is listed, a run's snapshot is sent up after it is published in the
mirror, and a snapshot to look at is fetched when it is opened. For a path of this machine each of
these does what it did without this room, and no library of object stores is imported.
"""

from pipelines.storage.inputs import check_inputs, fetch_inputs
from pipelines.storage.opening import (
    open_pair,
    open_snapshot,
    readable_folder,
    sole_writer,
)

__all__ = [
    "check_inputs",
    "fetch_inputs",
    "open_pair",
    "open_snapshot",
    "readable_folder",
    "sole_writer",
]
