"""The settings of a run: read once at the edge, passed on as an argument, never changed."""

import os
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_serializer
from pydantic_settings import BaseSettings, SettingsConfigDict

from pipelines.locations import INPUTS, folder_of, is_address, place_of


def _output(given: Any) -> Any:
    return folder_of(given) if is_address(given) else given


def _input(given: Any) -> Any:
    return str(folder_of(given, INPUTS)) if is_address(given) else given


class Gates(BaseModel):
    """What a run may differ by from the snapshots before it without being held for a person to look
    at; a section ``[gates]`` in ``pressledger.toml`` sets them.

    Shares are of the median of the last snapshots; null lets everything through.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    fewest_articles: int = Field(
        default=100, ge=1, description="Snapshots with fewer articles are no measure for others"
    )
    snapshots: int = Field(
        default=5, ge=1, description="How many of the last snapshots are the measure"
    )
    articles_floor: float | None = Field(default=0.5, description="Articles, at least")
    articles_ceiling: float | None = Field(default=20, description="Articles, at most")
    claims_floor: float | None = Field(default=0.5, description="Claims, at least")
    claims_ceiling: float | None = Field(default=20, description="Claims, at most")
    mentions_floor: float | None = Field(
        default=0.5, description="Mentions a thousand words, at least"
    )
    mentions_ceiling: float | None = Field(
        default=2, description="Mentions a thousand words, at most"
    )
    rejects_ceiling: float | None = Field(
        default=0.5, description="Share of the files that are rejected"
    )
    undated_ceiling: float | None = Field(
        default=0.25, description="By how much the share of articles without a day may rise"
    )
    model_and_rules: bool = Field(
        default=True, description="Hold a run that another model and other rules made at once"
    )


class Settings(BaseSettings):
    """What a run reads, where it writes and how; ``PRESSLEDGER_<FIELD>`` in the environment sets a
    field (`pipelines.configuration` adds a file).

    Of an input or output at an address the folder stands here that is its mirror
    (`pipelines.locations`); written down, it is the address again.
    """

    model_config = SettingsConfigDict(
        env_prefix="PRESSLEDGER_", frozen=True, extra="forbid", hide_input_in_errors=True
    )

    inputs: tuple[Annotated[str, BeforeValidator(_input)], ...] = Field(
        ("corpus",), min_length=1, description="Files, folders, glob patterns and addresses to read"
    )
    output: Annotated[Path, BeforeValidator(_output)] = Field(
        Path("outputs"), description="Folder or address of the snapshots"
    )
    workers: int = Field(
        default_factory=lambda: os.cpu_count() or 1, ge=1, description="Processes that extract"
    )
    runner: Literal["local", "dask"] = Field("local", description="Where the workers run")
    dask_address: str | None = Field(
        None, description="Address of a Dask scheduler; a cluster of this machine if none is named"
    )
    model: str | None = Field(
        None, description="spaCy package or path; the shipped model if none is named"
    )
    rates: Path | None = Field(
        None, description="File of exchange rates, as the European Central Bank gives them"
    )
    full: bool = Field(False, description="Extract every file anew, whatever the cache holds")
    allow_empty: bool = Field(
        False, description="Publish although an input that held files holds none"
    )
    prune: bool = Field(
        False, description="Drop the articles of files that are no longer in the input"
    )
    batch_size: int = Field(24, ge=1, description="Files that a worker reads at a time")
    max_file_bytes: int = Field(
        20_000_000, ge=1, description="Largest raw file, unpacked, in bytes"
    )
    article_seconds: float = Field(
        60,
        gt=0,
        description="Processor seconds that 100,000 characters may take, and any article at least",
    )
    worker_memory: int = Field(
        4 * 1024**3, ge=512 * 1024**2, description="Bytes of memory that a worker may have"
    )
    database_memory: int = Field(
        2 * 1024**3,
        ge=128 * 1024**2,
        description="Bytes of memory that DuckDB, or the join of claims, may have; more is on disk",
    )
    follow_links: bool = Field(
        False, description="Whether symbolic links that lead out of the input are followed"
    )
    settle_seconds: float = Field(
        0.5, ge=0, description="How long a fresh file must keep its size to count as whole"
    )
    server_start_seconds: int = Field(
        180, ge=1, description="How long the embedded Prefect server may take to start"
    )
    gates: Gates = Field(
        default=Gates(), description="What a run may differ by from those before it"
    )
    keep: int | None = Field(
        None, ge=1, description="Snapshots that a schedule keeps; all if no number is given"
    )
    verbosity: Literal["quiet", "normal", "verbose"] = Field(
        "normal", description="How much is told: quiet has no progress and no summary"
    )
    log_file: Path | None = Field(None, description="File to which what is told is appended too")
    log_format: Literal["text", "json"] = Field(
        "text", description="How messages are written on standard error and in the log file"
    )

    @field_serializer("inputs")
    def _named_inputs(self, inputs: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(place_of, inputs))

    @field_serializer("output")
    def _named_output(self, output: Path) -> str:
        return place_of(output)
