import pytest

from pipelines.claims.at_need.made import Made


def test_an_item_is_made_whenever_it_is_asked_for() -> None:
    asked: list[int] = []

    def make(place: int) -> str:
        asked.append(place)
        return f"item {place}"

    items = Made(3, make)
    assert (len(items), asked) == (3, [])
    assert (items[1], items[-1], items[1]) == ("item 1", "item 2", "item 1")
    assert asked == [1, 2, 1]
    assert [*items] == ["item 0", "item 1", "item 2"]
    with pytest.raises(IndexError):
        items[3]
