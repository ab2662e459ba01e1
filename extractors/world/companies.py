"""Legal forms of companies, and the form of a company's name in which they count for nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from extractors.lexicon import LexiconError, read_csv
from extractors.text import alternatives, fold_name


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalForm:
    """What may stand after a company's name, as it is printed; the head of ``legal_forms.csv`` says
    what each mark means.
    """

    form: str
    is_legal: bool
    is_shown: bool
    is_compared: bool
    is_telling: bool
    is_abbreviated: bool

    @property
    def folded(self) -> str:
        """The form as `fold_name` writes it after a name: "spa" for "S.p.A."."""
        return fold_name(f"firm {self.form}").partition(" ")[2]

    @property
    def pattern(self) -> str:
        """A pattern for the form; the full stop that it ends with, or may end with, is optional."""
        printed = alternatives([self.form.rstrip(".")])
        return rf"{printed}\.?" if self.is_abbreviated or self.form.endswith(".") else printed


_TRUTH = {"yes": True, "no": False}
_MARKS = [field.name for field in fields(LegalForm) if field.name != "form"]


def read_form(row: Mapping[str, str]) -> LegalForm:
    """Return a row of the lexicon as a record.

    Raises:
        LexiconError: a mark is neither "yes" nor "no".
    """
    marks = {name: _TRUTH.get(row[name]) for name in _MARKS}
    if None in marks.values():
        raise LexiconError(
            f"legal_forms.csv: the row {row['form']!r} has other marks than 'yes' and 'no'; "
            "write one of the two in every column"
        )
    return LegalForm(form=row["form"], **{name: bool(mark) for name, mark in marks.items()})


LEGAL_FORMS: tuple[LegalForm, ...] = tuple(map(read_form, read_csv(__package__, "legal_forms")))
"""Every form of the lexicon, in its order."""

_ENDINGS = frozenset(one.folded for one in LEGAL_FORMS if not one.is_compared)


def fold_company(name: str) -> str:
    """Return `name` folded and without the endings that say what kind of company it is.

    >>> fold_company("Huntington Ingalls Industries, Inc.")
    'huntington ingalls'
    """
    words = fold_name(name).split()
    while len(words) > 1 and words[-1] in _ENDINGS:
        words.pop()
    return " ".join(words)
