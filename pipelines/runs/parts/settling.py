"""Which articles a run publishes, under which identity, and since when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pipelines.reading.identities import settle_identities
from pipelines.runs.entries import Head
from pipelines.snapshots.history import History
from pipelines.snapshots.inventory import Source

Place = tuple[str, int | None]
"""A raw file's path and the position of a record in it: where an article was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """An article of the new snapshot: `source` says its identity, `earlier_id` the one that it has
    in the snapshot before, from which its rows come; None where it was read in this run.
    """

    source: Source
    earlier_id: str | None
    first_run: str
    last_run: str

    @property
    def article_id(self) -> str:
        """Return the article's identity."""
        return self.source.article_id or ""


def settle(
    read: Iterable[Source],
    carried: Iterable[Source],
    run_id: str,
    histories: Mapping[str, History],
) -> list[Settled]:
    """Return the articles of a run by the order of their ids.

    An article that was withdrawn gives way to one of the input with its identity: it has moved.

    Args:
        read: what the files gave that were read in this run; of one place the last counts.
        carried: what stays from the snapshot before.
        run_id: the run that publishes them.
        histories: for each article of earlier snapshots, by id, when it was published.
    """
    earlier = {place_of(source): source for source in carried if source.article_id is not None}
    found = earlier | {place_of(source): source for source in read if source.claimed_id is not None}
    present = {source.claimed_id for source in found.values() if not source.is_withdrawn}
    heads = [
        Head(
            path=source.path,
            record=source.record,
            article_id=source.claimed_id or "",
            content_hash=source.content_hash or "",
        )
        for source in found.values()
        if not (source.is_withdrawn and source.claimed_id in present)
    ]
    return [
        _settled(head.article_id, found[head.path, head.record], run_id, histories)
        for head in settle_identities(heads)
    ]


def place_of(source: Source) -> Place:
    """Return where an article was read."""
    return source.path, source.record


def _settled(
    article_id: str, source: Source, run_id: str, histories: Mapping[str, History]
) -> Settled:
    past = histories.get(article_id)
    unchanged = past is not None and past.content_hash == source.content_hash
    return Settled(
        source=replace(source, article_id=article_id),
        earlier_id=source.article_id,
        first_run=past.first_run if past else run_id,
        last_run=past.last_run if past and unchanged else run_id,
    )
