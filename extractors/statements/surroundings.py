"""What a fact takes over from the sentences around it: its type, its modality and its parties."""

from typing import NamedTuple

from extractors.records import Modality
from extractors.statements.deals import deal_meant
from extractors.statements.evidence import Typing
from extractors.statements.memory import Memory
from extractors.statements.modality.cues import cues_for, modality_of
from extractors.statements.modality.modal_path import (
    SETTING_ASIDE,
    cues_of_clause,
    is_foreseen,
    is_included,
    modality_on_path,
)
from extractors.statements.parties.context import PartyContext
from extractors.statements.parties.settling import TAXES
from extractors.statements.passages import Passage
from extractors.statements.scenes import Scene
from extractors.statements.types import StatementType
from extractors.statements.value_groups import ValueGroup, words_of_group

_POINTERS = frozenset({"that", "it", "this", "these", "by"})


def series_of(scene: Scene, at: int, memory: Memory) -> str | None:
    """Return the name of the type that the group `at` takes over: it is compared with the last one,
    or its sentence points back to it.
    """
    group, last = scene.groups[at], memory.last
    if last is None or not group.kinds & last.kinds:
        return None
    is_next = scene.index - last.index <= 1
    compared = (group.follows_up and at > 0) or (group.is_reference and (at > 0 or is_next))
    points_back = at == 0 and is_next and _begins_with_pointer(scene)
    return last.statement_type.name if compared or points_back else None


class Judged(NamedTuple):
    """The modality of a fact and the rule that says so; None where nothing does. `onwards` is the
    modality of what moves away from it: "will rise from 3 bcm this week"; `sets_aside` says that an
    amount is only set aside, which is planned until its time is over.
    """

    modality: Modality | None
    rule: str
    onwards: Modality | None = None
    sets_aside: bool = False


def modality_in(scene: Scene, group: ValueGroup, typing: Typing, memory: Memory) -> Judged:
    """Return the modality of a group by its sentence, the announcement of its list, or the deal
    that it goes on with.

    None means that none of them says anything of it.
    """
    if group.is_rejected:
        return Judged("denied", "rejected")
    passage, kind = scene.reading.passage, typing.statement_type
    cues = cues_for(scene.cues, kind)
    if group.is_reference:
        return Judged("planned" if is_foreseen(passage, group) else "asserted", "reference")
    on_path = modality_on_path(passage, group, cues)
    if group.is_start:
        return Judged("asserted", "reference", on_path[0] if on_path else None)
    if on_path is not None:
        return Judged(on_path[0], "parse", sets_aside=on_path[1] in SETTING_ASIDE)
    going_on = memory.modality_before(kind, scene.index)
    if going_on is not None and is_included(passage, group):
        return Judged(going_on, "deal")
    within = cues_of_clause(passage, group, cues)
    near = modality_of(passage, words_of_group(passage, group), typing.trigger_at, within)
    others = (
        (near, "words"),
        (_announced(scene, kind), "list"),
        (going_on, "deal"),
    )
    found = next((Judged(modality, rule) for modality, rule in others if modality), None)
    return found or Judged(None, "none")


def party_context_of(scene: Scene, kind: StatementType, memory: Memory) -> PartyContext:
    """Return what bears on the parties of a fact of a type beside its own sentence."""
    readings = [*scene.intro, *([scene.before] if scene.before is not None else [])]
    title = scene.article.title if scene.index else None
    antecedent = deal_meant(scene.article.readings, scene.index)
    return PartyContext(
        slots=scene.reading.slots,
        nearby=[slot for reading in readings for slot in reading.slots],
        title=title.slots if title is not None else (),
        flows=scene.article.flows,
        earlier=memory.roles_before(kind, scene.index),
        antecedent=antecedent.slots if antecedent is not None else (),
        speaking=frozenset(saying.speaker.name for saying in scene.sayings),
        cited=frozenset(saying.speaker.name for saying in scene.sayings if saying.is_cited),
        company=scene.reading.topic.company,
        main=scene.article.main,
        parties=scene.reading.parties,
        times_named=scene.article.times_named,
        of_taxes=kind.has("owed")
        and any(word.lower in TAXES for word in scene.reading.passage.words),
    )


def _begins_with_pointer(scene: Scene) -> bool:
    """Whether a sentence begins with a word that points back: "That was less than ..."."""
    return any(word.lower in _POINTERS for word in scene.reading.passage.words[:1])


def _announced(scene: Scene, kind: StatementType) -> Modality | None:
    """Return the modality that the announcement of a list gives its items."""
    found = (
        modality_of(reading.passage, _behind(reading.passage), None, cues_for(cues, kind))
        for reading, cues in zip(scene.intro, scene.intro_cues, strict=True)
    )
    return next((modality for modality in found if modality is not None), None)


def _behind(passage: Passage) -> tuple[int, int]:
    return len(passage.words), len(passage.words)
