"""What later sentences refer back to, and for how long."""

from dataclasses import replace

from extractors.records import Argument, CalendarDate
from extractors.statements.memory import Memory, Told, memory_at_start
from extractors.statements.scenes import read_article, scene_at
from extractors.statements.surroundings import party_context_of, series_of
from extractors.statements.times.dating import Timing
from extractors.statements.types import type_named
from tests.extractors.statements.marked_sentences import readings_of

SALE, STOCK = type_named("arms_transfer"), type_named("storage")
ROLES = {"supplier": (Argument(role="supplier", name="Acme"),)}
MAY = Timing(period=CalendarDate(value="2024-05", kind="date"))


def told(index: int, *, is_reference: bool = False) -> Told:
    return Told(
        index=index,
        statement_type=SALE,
        kinds=frozenset({"money"}),
        modality="planned",
        roles=ROLES,
        timing=MAY,
        is_reference=is_reference,
    )


def test_a_statement_lends_its_parties_time_and_modality_to_the_next_of_its_type() -> None:
    memory = Memory().after(told(0))
    assert memory.roles_before(SALE, 1) == ROLES
    assert memory.timing_before(SALE, 1, is_measured=SALE.has("measured")) == replace(
        MAY, is_planned=True
    )
    assert memory.modality_before(SALE, 1) == "planned"


def test_it_lends_nothing_to_another_type() -> None:
    memory = Memory().after(told(0))
    assert memory.roles_before(STOCK, 1) == {}
    assert memory.timing_before(STOCK, 1, is_measured=STOCK.has("measured")) == Timing()
    assert memory.modality_before(STOCK, 1) is None


def test_it_lends_nothing_far_on() -> None:
    memory = Memory().after(told(0))
    assert memory.roles_before(SALE, 3) == ROLES
    assert memory.roles_before(SALE, 4) == {}
    assert memory.timing_before(SALE, 4, is_measured=SALE.has("measured")) == Timing()
    assert memory.modality_before(SALE, 4) is None


def test_what_is_only_compared_with_lends_no_time() -> None:
    memory = Memory().after(told(0, is_reference=True))
    assert memory.timing_before(SALE, 1, is_measured=SALE.has("measured")) == Timing()
    assert memory.roles_before(SALE, 1) == ROLES


def test_a_memory_stays_as_it_is() -> None:
    before = Memory()
    before.after(told(0))
    assert before == Memory()


def test_who_spoke() -> None:
    first, second = readings_of("{ORG|Acme} met on {date 2024-05-02|May 2}. It rained.")
    memory = Memory().after_passage(first, ()).after_passage(second, ())
    assert memory.floor.organisation is not None
    assert memory.floor.organisation.name == "Acme"


def test_headings_and_bullets_are_no_part_of_the_beginning() -> None:
    text = (
        "Acme on record\n\nKey points:\n\n* It rained\n\n* It snowed\n\nIt met. "
        "It rose in {date 2024-05|May}. It paid {money 5 USD|$5}."
    )
    readings = readings_of(text)
    memory = memory_at_start(readings)
    for reading in readings:
        memory = memory.after_passage(reading, ())
    assert memory.lead_period is not None
    assert memory.lead_period.value == "2024-05"


def test_a_title_says_who_speaks_throughout() -> None:
    memory = memory_at_start(readings_of("Statement from {PERSON|Ann Lee}\n\nIt rained."))
    assert memory.floor.whole is not None
    assert memory.floor.whole.name == "Ann Lee"
    assert memory_at_start([]) == Memory()


def test_a_scene_points_back_to_the_statement_before() -> None:
    readings = readings_of("Peru paid {money 5 USD|$5}. That is more than {money 4 USD|$4}.")
    article = read_article(readings, None)
    scene = scene_at(article, 1, ())
    assert series_of(scene, 0, Memory().after(told(0))) == SALE.name
    assert series_of(scene, 0, Memory()) is None


def test_a_scene_has_the_parties_around_it() -> None:
    readings = readings_of("Peru met Chile\n\nNorway signed a deal. This deal is big.")
    context = party_context_of(scene_at(read_article(readings, None), 2, ()), SALE, Memory())
    assert [slot.party.name for slot in context.antecedent] == ["Norway"]
    assert {slot.party.name for slot in context.title} == {"Peru", "Chile"}
