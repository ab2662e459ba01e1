"""Which of the names that a text may hold stand: the sure ones, and those that the words around
them bear out.
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from extractors.text import ArticleText, TakenSpans, plain_letters
from extractors.weapons.context import Context
from extractors.weapons.counts import caliber_beside, count_before
from extractors.weapons.names import Name, settle_names, spans_in_lists
from extractors.weapons.ships import has_prefix
from extractors.weapons.systems import System, leading_code

_ROCKETS = ("rocket", "rockets")


def accepted_names(
    article: ArticleText, candidates: Sequence[Name], context: Context
) -> list[Name]:
    """Return the names that stand, from left to right, none over another.

    Those are the sure ones, those beside a class noun, those in context, and their namesakes. The
    first two become cues of `context`, since weapons bear each other out.
    """
    plain = [
        name
        for name in candidates
        if not (_is_of_others(name, context) or has_prefix(article, name.start))
    ]
    sure = settle_names(_backed(plain, [name for name in plain if _is_evident(name, context)]))
    context.add_weapons(spans_of(sure))
    unsure = _unsure_names(plain, sure, context)
    listed = spans_in_lists(article, _free(plain, sure), sure)
    meant = [
        name
        for name in _free(plain, sure)
        if (name.start, name.end) in listed
        or (name in unsure and _is_meant(article, name, context))
    ]
    stand = settle_names([*sure, *meant])
    namesakes = _namesakes(unsure, stand, context)
    found = sorted(settle_names([*stand, *namesakes]), key=attrgetter("start"))
    return _as_named_before(found)


def _as_named_before(names: Iterable[Name]) -> list[Name]:
    """Return the names, a code alone as the system that the text has called by it and a name: "the
    S-70" after "the S-70 Okhotnik".
    """
    called: dict[str, System] = {}
    settled: list[Name] = []
    for name in names:
        code = leading_code(name.system)
        surface = plain_letters(name.surface)
        if code and surface != (short := plain_letters(code)) and surface.startswith(short):
            called[short] = name.system
        before = called.get(surface)
        if before and before is not name.system:
            settled.append(name._replace(system=before, canonical=before.name))
        else:
            settled.append(name)
    return settled


def spans_of(names: Iterable[Name]) -> list[tuple[int, int]]:
    """Return where names stand, without the class phrases after them."""
    return [(name.start, name.end) for name in names]


def _is_of_others(name: Name, context: Context) -> bool:
    """Whether the word beside a name makes it a company's, a road's, a bill's, a space rocket's."""
    if context.is_of_troops(name.end, name.surface) or context.is_kind_of(name.end):
        return True
    if name.phrase and name.phrase.words[0] in _ROCKETS:
        return context.has_other_sense(name.start, name.end, name.surface)
    if not (name.code or name.phrase) and context.is_part_of_name(name.start, name.end):
        return True
    return context.is_organisation(name.end) or context.is_labelled(name.start, name.end)


def _is_evident(name: Name, context: Context) -> bool:
    return name.has_class_noun or _is_sure(name, context)


def _is_sure(name: Name, context: Context) -> bool:
    """Whether the form alone is enough: not "the B-52s released an album"."""
    if not name.sure or name.strict:
        return False
    if not name.code:
        return True
    if context.is_shunned(name.start, name.end, name.surface):
        return False
    return not context.is_civil(name.start, name.end) or context.is_military(name.start, name.end)


def _backed(names: Sequence[Name], evident: Sequence[Name]) -> list[Name]:
    """Return the evident names, and those that begin with one of them: "Scorpene class" begins with
    "Scorpene".
    """
    clear: dict[int, dict[int, System]] = {}
    for name in evident:  # of two for one stretch the better comes first
        clear.setdefault(name.start, {}).setdefault(name.end, name.system)
    return [name for name in names if _begins_with_clear(name, clear.get(name.start, {}))]


def _begins_with_clear(name: Name, systems: Mapping[int, System]) -> bool:
    """Whether a name is, or begins with, one of its own system; `systems` are by where their names
    end.
    """
    return any(end <= name.end and system is name.system for end, system in systems.items())


def _free(names: Sequence[Name], sure: Sequence[Name]) -> list[Name]:
    """Return the names that stand over no sure one."""
    taken = TakenSpans(spans_of(sure))
    return [name for name in names if taken.is_free(name.start, name.end)]


def _unsure_names(names: Sequence[Name], sure: Sequence[Name], context: Context) -> list[Name]:
    """Return the names that context may bear out: over no sure one, and not once a person's."""
    unsure = [name for name in _free(names, sure) if not name.strict]
    people = {name.surface for name in unsure if _is_person(name, context)}
    return [name for name in unsure if name.surface not in people]


def _is_person(name: Name, context: Context) -> bool:
    return not name.code and context.is_person(name.start, name.end)


def _namesakes(names: Sequence[Name], stand: Sequence[Name], context: Context) -> list[Name]:
    """Return the names of the systems that stand elsewhere in the text."""
    systems = {name.system.name for name in stand}
    return [
        name
        for name in names
        if name.system.name in systems and not _is_something_else(name, context)
    ]


def _is_meant(article: ArticleText, name: Name, context: Context) -> bool:
    """Whether the sentence speaks of weapons, or of so many of them that are bought or lost."""
    if _is_something_else(name, context):
        return False
    if context.is_military(name.start, name.end):
        return True
    if caliber_beside(article, name.start, name.start):
        return True
    is_dealt_in = context.is_dealing(name.start, name.end)
    return is_dealt_in and count_before(article, name.start, name.end) is not None


def _is_something_else(name: Name, context: Context) -> bool:
    """Whether the sentence says that the name is a programme's, a headline's word, a person's."""
    if name.code and (context.is_civil(name.start, name.end) or context.is_programme(name.start)):
        return True
    if not name.code and context.is_shouted(name.start, name.end):
        return True
    return context.is_shunned(name.start, name.end, name.surface) or context.is_person(
        name.start, name.end
    )
