"""Full-text search over the sentences of statements: SQLite's FTS5, in memory."""

import re
import sqlite3
from collections.abc import Iterable
from threading import Lock

_WORD = re.compile(r"\w+")

MOST_FOUND = 5_000
"""Claims that a search leads to at most, the best first."""


class SentenceIndex:
    """Finds claims by the words of their sentences.

    Args:
        sentences: the claim and the text of each sentence.

    >>> index = SentenceIndex([("c_1", "Peru buys howitzers."), ("c_2", "Serbia buys gas.")])
    >>> index.find("gas BUYS"), index.find('"howitz*'), index.find('" OR NEAR(')
    (['c_2'], ['c_1'], [])
    """

    def __init__(self, sentences: Iterable[tuple[str, str]]) -> None:
        # Pages are made in several threads; the lock lets one search at a time.
        self._lock = Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute(
            "create virtual table sentence using fts5"
            "(claim_id unindexed, text, tokenize = 'unicode61 remove_diacritics 2')"
        )
        self._database.executemany("insert into sentence values (?, ?)", sentences)

    def find(self, words: str) -> list[str]:
        """Return the claims whose sentences hold all the words, or words that begin so."""
        wanted = " ".join(f'"{word}"*' for word in _WORD.findall(words))
        if not wanted:
            return []
        query = "select distinct claim_id from (select claim_id from sentence where text match ?"
        query += " order by rank limit ?)"
        with self._lock:
            rows = self._database.execute(query, [wanted, MOST_FOUND]).fetchall()
        return [row[0] for row in rows]
