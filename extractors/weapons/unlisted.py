"""Whether a letter-and-number form that no gazetteer lists names a weapon: by its family, the noun
beside it, or context.
"""

from extractors.text import ArticleText, plain_letters
from extractors.weapons.context import Context
from extractors.weapons.counts import count_before
from extractors.weapons.designations import Designation
from extractors.weapons.gazetteer import find_spelling
from extractors.weapons.phrases import Phrase

_LABELS = ("type", "project", "mk", "mark", "class")  # a name's, though a blank follows them


def is_weapon(
    article: ArticleText, found: Designation, phrase: Phrase | None, context: Context
) -> bool:
    """Whether a designation names a weapon; `phrase` is the class phrase after it, if any."""
    if _is_something_else(article, found, context):
        return False
    start, end = found.start, found.end
    noun = phrase.noun if phrase else None
    if found.series and found.series.sure:
        return not found.spaced or noun is not None or context.is_military(start, end)
    if not _may_be_weapon(article, found, phrase):
        return False
    if context.is_organisation(end) or context.is_civil(start, end):
        return False
    if noun and not noun.weak:
        return True
    return context.is_military(start, phrase.end if phrase else end)


def _is_something_else(article: ArticleText, found: Designation, context: Context) -> bool:
    """Whether the words around a form say that it is a road, a bill, a class of athletes."""
    surface = article.text[found.start : found.end]
    is_other = context.is_shunned(found.start, found.end, surface)
    return is_other or context.is_labelled(found.start, found.end)


def _may_be_weapon(article: ArticleText, found: Designation, phrase: Phrase | None) -> bool:
    if phrase and phrase.noun:
        return _is_noun_enough(article, found, phrase)
    return _is_form_enough(article, found)


def _is_form_enough(article: ArticleText, found: Designation) -> bool:
    """Whether a form without a noun may be a weapon's: counted ("six XB-3s"), or of a known family
    of two letters or more.
    """
    if found.spaced:
        return False
    if found.plural or count_before(article, found.start, found.end) is not None:
        return True
    return found.series is not None and len(found.series.prefix) > 1


def _is_noun_enough(article: ArticleText, found: Designation, phrase: Phrase) -> bool:
    """Whether the noun belongs to the form: in "gave Ukraine 31 tanks" it belongs to the number."""
    first = found.name.split(" ")[0]
    if find_spelling(plain_letters(first)):  # "three Quds 5 missiles"
        return True
    if not found.spaced or found.series or first.lower() in _LABELS:
        return True
    return not article.folded[phrase.start : phrase.end].endswith("s")
