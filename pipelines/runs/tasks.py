"""What workers are asked to do, named without importing what does it: spaCy and the grammars, which
a process that only hands out the work needs later or not at all.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.runs.batches import Batch, BatchResult


def extract_batch(batch: "Batch") -> "BatchResult":
    """Read and extract a batch of files into the cache."""
    from pipelines.runs import extraction

    return extraction.extract_batch(batch)


@dataclass(frozen=True, slots=True)
class LoadModel:
    """Loads what `extract_batch` needs with a model, None for the one that ships."""

    model: str | None

    def __call__(self) -> None:
        """Load it."""
        from pipelines.runs import extraction

        extraction.prepare(self.model)
