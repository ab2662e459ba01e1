"""A spaCy component that settles the labels of a model's names by what the whole article and the
training data say.

More than half of a small model's mistakes have the right stretch and the wrong label. A name's last
word ("... University"), the word before its "of" ("Bank of ..."), the name itself if the training
data have it, an acronym's long form and a person's full name elsewhere in the article often know
better. The tables are learnt from the annotated articles and travel with the model.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

Annotated = tuple[str, Sequence[tuple[int, int, str]]]
"""A text and its annotated names: start, end, label."""

_JOINTS = frozenset({"of", "for", "on", "in"})
_FILE = "tables.json"
# How often a word must have been seen, and with which share of one label, to overrule the model:
# chosen on the development articles, where anything near gives the same.
_HEAD_COUNT, _HEAD_SHARE = 3, 0.75
_JOINT_COUNT, _JOINT_SHARE = 3, 0.85
_NAME_COUNT, _NAME_SHARE = 1, 0.8

_LONGEST_NAME = 7  # words; a longer one hardly comes again, and its last word says what it is


class NameLabels:
    """The component; it changes labels, and adds only the acronyms that an article introduces in
    brackets.

    Args:
        person: the model's label of people.
        with_acronyms: the labels of what acronyms stand for.
        settled: labels that are left as they are.
    """

    def __init__(self, person: str, with_acronyms: Sequence[str], settled: Sequence[str]) -> None:
        self._person = person
        self._with_acronyms = frozenset(with_acronyms)
        self._settled = frozenset(settled)
        self._tables: dict[str, dict[str, str]] = {"heads": {}, "joints": {}, "names": {}}

    def learn(self, articles: Iterable[Annotated]) -> None:
        """Take the tables from annotated articles."""
        counts: dict[str, dict[str, Counter[str]]] = {
            table: defaultdict(Counter) for table in self._tables
        }
        for text, spans in articles:
            for start, end, label in spans:
                for table, key in _keys(text[start:end]):
                    counts[table][key][label] += 1
        self._tables = {
            "heads": _settle(counts["heads"], _HEAD_COUNT, _HEAD_SHARE),
            "joints": _settle(counts["joints"], _JOINT_COUNT, _JOINT_SHARE),
            "names": _settle(counts["names"], _NAME_COUNT, _NAME_SHARE),
        }

    def __call__(self, doc: Doc) -> Doc:
        """Settle the labels of ``doc.ents``."""
        entities = {(entity.start, entity.end): entity for entity in doc.ents}
        names = {place: entity.text for place, entity in entities.items()}
        labels = {
            place: self._label(entity.label_, names[place]) for place, entity in entities.items()
        }
        acronyms = self._acronyms(doc, labels)
        labels |= acronyms
        names |= {place: doc[place[0]].text for place in acronyms}
        labels |= self._majority(names, labels)
        people = {
            word
            for place, label in labels.items()
            if label == self._person and len(words := names[place].split()) > 1
            for word in words
        }
        doc.ents = [
            Span(
                doc,
                *place,
                label=self._person if self._is_person(names[place], label, people) else label,
            )
            for place, label in sorted(labels.items())
        ]
        return doc

    def _label(self, label: str, name: str) -> str:
        if label in self._settled:
            return label
        for table, key in _keys(name):
            label = self._tables[table].get(key, label)
        return label

    def _acronyms(
        self, doc: Doc, labels: Mapping[tuple[int, int], str]
    ) -> dict[tuple[int, int], str]:
        """Return the acronyms in brackets after a name, wherever the article uses them, with that
        name's label.
        """
        introduced = {
            doc[end + 1].text: label
            for (_, end), label in labels.items()
            if label in self._with_acronyms and _brackets_acronym(doc, end)
        }
        if not introduced:
            return {}
        taken = {place for start, end in labels if end - start > 1 for place in range(start, end)}
        found = (token for token in doc if token.text in introduced and token.i not in taken)
        return {(token.i, token.i + 1): introduced[token.text] for token in found}

    def _majority(
        self, names: Mapping[tuple[int, int], str], labels: Mapping[tuple[int, int], str]
    ) -> dict[tuple[int, int], str]:
        """Return the label that each name has most often in the article, where it has one more
        often than not.
        """
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        open_names = {
            place: names[place] for place, label in labels.items() if label not in self._settled
        }
        for place, name in open_names.items():
            counts[name][labels[place]] += 1
        common = {name: counter.most_common(1)[0] for name, counter in counts.items()}
        return {
            place: common[name][0]
            for place, name in open_names.items()
            if common[name][1] * 2 > counts[name].total()
        }

    def _is_person(self, name: str, label: str, people: set[str]) -> bool:
        known = self._tables["names"].get(name, self._person)
        return label not in self._settled and known == self._person and name in people

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the tables into the folder `path`."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_text(
            json.dumps(self._tables, ensure_ascii=False, indent=0) + "\n", encoding="utf-8"
        )

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "NameLabels":
        """Read the tables from the folder `path`."""
        self._tables = json.loads((Path(path) / _FILE).read_text(encoding="utf-8"))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the tables as bytes."""
        return json.dumps(self._tables).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "NameLabels":
        """Read the tables from bytes."""
        self._tables = json.loads(data)
        return self


@Language.factory(
    "name_labels",
    default_config={
        "person": "Person",
        "with_acronyms": ["Organization", "Misc", "Facility"],
        "settled": ["Date", "Money"],
    },
    requires=["doc.ents"],
    assigns=["doc.ents"],
)
def make_name_labels(
    nlp: Language, name: str, person: str, with_acronyms: list[str], settled: list[str]
) -> NameLabels:
    """Make the component, its tables still empty."""
    return NameLabels(person, with_acronyms, settled)


def _keys(name: str) -> list[tuple[str, str]]:
    """Return which table to ask for `name` by which key, the most telling last."""
    words = name.split()
    keys = [("heads", words[-1])] if len(words) > 1 else []
    joint = next((place for place, word in enumerate(words) if word in _JOINTS and place), None)
    if joint is not None and joint + 1 < len(words):
        keys.append(("joints", words[joint - 1]))
    return [*keys, ("names", name)] if len(words) <= _LONGEST_NAME else keys


def _settle(counts: Mapping[str, Counter[str]], least: int, share: float) -> dict[str, str]:
    """Return the commonest label of each key that is seen often enough and mostly with that
    label.
    """
    common = {key: counter.most_common(1)[0] for key, counter in sorted(counts.items())}
    totals = {key: counter.total() for key, counter in counts.items()}
    return {
        key: label
        for key, (label, count) in common.items()
        if totals[key] >= least and count >= share * totals[key]
    }


def _brackets_acronym(doc: Doc, at: int) -> bool:
    """Say whether "(ABC)" stands at the token `at`."""
    return (
        at + 2 < len(doc)
        and doc[at].text == "("
        and doc[at + 2].text == ")"
        and doc[at + 1].text[:1].isupper()
        and 2 <= len(doc[at + 1].text) <= 10
        and sum(letter.isupper() for letter in doc[at + 1].text) >= 2
    )
