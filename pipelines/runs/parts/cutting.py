"""Which articles stand together in a part.

Articles are ordered by the run that last published a change of their text, so that a drop of new
articles touches the last part only; and cut where an article's id says so, not after so many, so
that one which leaves or comes moves no other cut (content-defined chunking, as in Muthitacharoen,
Chen and Mazieres, "A Low-bandwidth Network File System", SOSP 2001). The cuts follow from the
articles alone, whatever way a run went to get them.
"""

from collections.abc import Iterable, Iterator
from zlib import crc32

from pipelines.runs.parts.settling import Settled

ARTICLES_IN_A_PART = 1024
"""On average; parts are of very different sizes."""

FEW_ARTICLES = 4000
"""So many are one part: the whole table is in the order of its key."""


def cut(articles: Iterable[Settled]) -> list[list[Settled]]:
    """Return the articles part by part; there is at least one."""
    ordered = sorted(articles, key=_order)
    return [ordered] if len(ordered) <= FEW_ARTICLES else list(_parts(ordered))


def _order(article: Settled) -> tuple[str, str]:
    return article.last_run, article.article_id


def _parts(ordered: Iterable[Settled]) -> Iterator[list[Settled]]:
    part: list[Settled] = []
    for article in ordered:
        part.append(article)
        if crc32(article.article_id.encode()) % ARTICLES_IN_A_PART == 0:
            yield part
            part = []
    if part:
        yield part
