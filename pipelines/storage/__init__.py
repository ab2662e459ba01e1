"""Inputs and outputs at addresses of an object store (``s3://bucket/prefix``, ``memory://…``).

Everything works on folders of this machine; here is what brings them and an address together: the
input is fetched before it is listed, a run's snapshot is sent up after it is published in the
mirror, and a snapshot to look at is fetched when it is opened. For a path of this machine each of
these does what it did without this room, and no library of object stores is imported. Inputs have a
door of their own, `pipelines.storage.inputs`: a notebook that opens a snapshot does not wait for
the settings of runs.
"""

from pipelines.storage.opening import (
    open_pair,
    open_snapshot,
    readable_folder,
    sole_writer,
)

__all__ = [
    "open_pair",
    "open_snapshot",
    "readable_folder",
    "sole_writer",
]
