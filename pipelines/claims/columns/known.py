"""What is known of the names and words of reports that were read: those that are read later go by
the same numbers, so that the columns of both stand side by side.
"""

from dataclasses import dataclass, field

from pipelines.claims.columns.party_names import PartyTable
from pipelines.claims.columns.words import Vocabulary


@dataclass(slots=True)
class Places:
    """Distinct names and their places.

    >>> places = Places()
    >>> [places.place(name) for name in ("buk", "f16", "buk")], places.names
    ([0, 1, 0], ['buk', 'f16'])
    """

    names: list[str] = field(default_factory=list)
    _places: dict[str, int] = field(default_factory=dict)

    def place(self, name: str) -> int:
        """Return the place of a name."""
        if name not in self._places:
            self._places[name] = len(self.names)
            self.names.append(name)
        return self._places[name]


@dataclass(slots=True)
class Known:
    """The parties, weapon systems, classes of weapons and words met so far."""

    parties: PartyTable = field(default_factory=PartyTable)
    systems: Places = field(default_factory=Places)
    classes: Places = field(default_factory=lambda: Places([""], {"": 0}))
    words: Vocabulary = field(default_factory=Vocabulary)
