"""From what single files gave, and from the snapshot before, to the tables of articles of a run."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pipelines.claims.copies.known_articles import NOTHING, Known
from pipelines.claims.copies.near_duplicates import update_near_duplicates
from pipelines.reading.drafts import Reject
from pipelines.reading.inputs import Listing, RawFile
from pipelines.runs.entries import CachedArticle
from pipelines.runs.overruling import judged_articles, overrule
from pipelines.runs.parts.article_rows import article_rows
from pipelines.runs.parts.blocks import Blocks
from pipelines.runs.parts.carried import Inheritance, carried_sources, is_unread
from pipelines.runs.parts.cutting import cut
from pipelines.runs.parts.found import FoundFiles
from pipelines.runs.parts.memory import Memory
from pipelines.runs.parts.merging import write_parts
from pipelines.runs.parts.parent_parts import ParentParts
from pipelines.runs.parts.renaming import rename
from pipelines.runs.parts.settling import Settled, place_of, settle
from pipelines.runs.parts.texts import TextReader, read_heads
from pipelines.snapshots.history import History, write_histories
from pipelines.snapshots.inventory import Source, write_inventory
from pipelines.snapshots.parts import fill_column, is_shared
from pipelines.snapshots.rows import Row
from pipelines.snapshots.schemas import ARTICLES, REJECTS
from pipelines.snapshots.tables import build_table, read_rows_of, write_table
from pipelines.verdicts.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """What a run's tables are made of.

    `kept` are the paths of files that are as they were, `found` has what the others gave, and
    `inheritance` what earlier ones did; `standing` are reviewers' verdicts; `prune` drops what is
    no longer in the input; `copies` has what was kept of the comparison of texts, of which a run
    that `compares_all` makes no use.
    """

    run_id: str
    listing: Listing
    kept: Set[str]
    found: FoundFiles
    inheritance: Inheritance
    histories: Mapping[str, History]
    standing: Standing
    copies: Memory[Known]
    prune: bool = False
    compares_all: bool = False

    def files_read(self) -> Iterator[RawFile]:
        """Yield the files that were read."""
        return (raw for raw in self.listing.files if raw.path not in self.kept)


def assemble(assembly: Assembly, partial: Path, scratch: Path) -> None:
    """Write the tables of articles and of rejects, with what the next run will ask for.

    Args:
        assembly: what they are made of.
        partial: the run's folder.
        scratch: a folder for what is on its way.
    """
    read, rejects = _read_heads(assembly)
    rejects += assembly.listing.rejects
    carried = list(
        carried_sources(
            assembly.inheritance,
            assembly.listing,
            kept=assembly.kept,
            unread={reject.path for reject in rejects if is_unread(reject)},
            prune=assembly.prune,
        )
    )
    settled = settle(read, carried, assembly.run_id, assembly.histories)
    parent = ParentParts(assembly.inheritance.snapshot)
    parts = cut(settled)
    blocks = Blocks(scratch / "blocks")
    _fill(blocks, parts, assembly, parent)
    write_parts(partial, parts, blocks, parent)
    _mark_duplicates(partial, assembly)
    _write_rejects(partial, rejects, assembly)
    articles = [article.source for article in settled]
    without = [source for source in (*read, *carried) if source.claimed_id is None]
    write_inventory(partial, [*articles, *without])
    here = {article.article_id for article in settled}
    past = assembly.histories.values()
    write_histories(partial, (each for each in past if each.article_id not in here))


def _read_heads(assembly: Assembly) -> tuple[list[Source], list[Reject]]:
    """Return where the articles of the files read are from, and the rejects."""
    sources: list[Source] = []
    rejects: list[Reject] = []
    for raw in assembly.files_read():
        heads, is_lasting = assembly.found.heads(raw)
        file = Source(path=raw.path, size=raw.size, sha256=raw.sha256, is_lasting=is_lasting)
        articles = [head for head in heads if not isinstance(head, Reject)]
        rejects += [head for head in heads if isinstance(head, Reject)]
        sources += [
            replace(
                file,
                record=head.record,
                claimed_id=head.article_id,
                content_hash=head.content_hash,
            )
            for head in articles
        ] or [file]
    return sources, rejects


def _fill(
    blocks: Blocks, parts: Sequence[Sequence[Settled]], assembly: Assembly, parent: ParentParts
) -> None:
    """Let the blocks have the rows of all articles that are new, have a new identity, or about
    which reviewers ruled.
    """
    places = {
        place_of(article.source): (number, article)
        for number, articles in enumerate(parts)
        for article in articles
    }
    for raw in assembly.files_read():
        items = {
            (item.article.path, item.article.record): item
            for item in assembly.found.items(raw)
            if isinstance(item, CachedArticle)
        }
        for place, item in items.items():
            number, article = places.get(place, (0, None))
            if article is not None and article.earlier_id is None:
                blocks.add(number, overrule(article_rows(item, article), assembly.standing))
    judged = judged_articles(assembly.standing, assembly.inheritance.snapshot)
    for number, article in places.values():
        names = {article.earlier_id, article.article_id}
        if article.earlier_id is not None and (len(names) > 1 or names & judged):
            rows = rename(parent.article_rows(article.earlier_id), article)
            blocks.add(number, overrule(rows, assembly.standing))
    blocks.flush()


def _mark_duplicates(partial: Path, assembly: Assembly) -> None:
    """Say of each article which earlier one it repeats, if any article came, went or changed."""
    folder, memory = partial / ARTICLES.name, assembly.copies
    is_current, parent = assembly.inheritance.is_current, assembly.inheritance.snapshot
    if parent and is_current and is_shared(folder, parent) and not assembly.compares_all:
        memory.carry(partial.stem, parent.run_id)
        return
    known = (
        memory.of(parent.run_id) if parent and is_current and not assembly.compares_all else None
    )
    known = update_near_duplicates(known or NOTHING, read_heads(folder), TextReader(folder))
    fill_column(folder, ARTICLES, "duplicate_of", known.duplicates())
    memory.leave(known, partial.stem, parent.run_id if parent else None)


def _write_rejects(partial: Path, rejects: Iterable[Reject], assembly: Assembly) -> None:
    rows: list[Row] = [asdict(reject) for reject in rejects]
    parent = assembly.inheritance.snapshot
    if parent is not None:
        staying = sorted(assembly.kept | set(assembly.listing.deferred))
        rows += read_rows_of(parent.table_folder(REJECTS.name), "path", staying)
    write_table(build_table(REJECTS, rows), partial / REJECTS.name)
