"""Who may fill a side: the parties of the sentence, of those around, and of the article."""

from dataclasses import replace

from extractors.records import Argument
from extractors.statements.choosing.candidates import Candidate, candidates_for
from extractors.statements.parties.context import PartyContext
from extractors.statements.parties.roles import propose
from extractors.statements.parties.sentence import Slot
from tests.extractors.statements.marked_sentences import party, reading_of, typed_group_of

MARKED = "Peru ordered {weapon #tank x12|12 tanks} from {ORG|Acme}."


def candidates(**around: object) -> dict[str, Candidate]:
    """Return the candidates of the marked sentence, with what stands around it."""
    reading, typed = reading_of(MARKED), typed_group_of(MARKED)
    context = PartyContext(
        slots=reading.slots,
        nearby=(),
        title=(),
        flows=frozenset(),
        earlier={},
        antecedent=(),
        speaking=frozenset(),
        cited=frozenset(),
        company=None,
        main=(),
        parties=reading.parties,
    )
    context = replace(context, **around)  # type: ignore[arg-type]
    return dict(candidates_for(typed, context, propose(typed, context)))


def test_parties_of_the_sentence_with_their_sides() -> None:
    found = candidates()
    assert [*found] == ["Peru", "Acme"] or [*found] == ["Acme", "Peru"]
    assert found["Peru"].weight("taker") > 0
    assert found["Acme"].weight("giver") > 0
    assert found["Peru"].is_here
    assert found["Peru"].nature == "state"
    assert found["Acme"].distance is not None
    assert found["Acme"].nature == "organisation"


def test_parties_around_stand_nowhere_in_the_sentence() -> None:
    slot = Slot(party("Chile"), "taker", 2.0, 0)
    found = candidates(nearby=[slot], title=[slot], main=[party("Norway")])
    assert found["Chile"].nearby == {"taker"}
    assert found["Chile"].title == {"taker"}
    assert found["Chile"].distance is None
    assert not found["Chile"].is_here
    assert found["Norway"].main == 0


def test_a_people_is_its_state() -> None:
    found = candidates(main=[party("Peruvian")])
    assert found["Peru"].main == 0


def test_an_earlier_statement_lends_its_parties() -> None:
    lent = Argument(role="supplier", name="Norgas", entity_id="e_norgas")
    one = candidates(earlier={"supplier": (lent,)})["Norgas"]
    assert one.nature == "organisation"
    assert one.argument("supplier") is lent
    assert one.argument("buyer") is None
