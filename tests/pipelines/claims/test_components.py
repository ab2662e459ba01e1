"""What hangs together by edges, whatever these are and in whichever order they come."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.claims.components import LARGEST_MATTER, find_components, hanging_together
from pipelines.claims.scoring import Edges

edges = st.lists(st.tuples(st.integers(0, 199), st.integers(0, 199), st.integers(9, 30)))


@settings(deadline=None, max_examples=40)
@given(edges, st.randoms())
def test_components_of_any_graph(drawn: list[tuple[int, int, int]], random: object) -> None:
    unique = {(min(a, b), max(a, b)): bits for a, b, bits in drawn if a != b}
    forward = [(a, b, bits) for (a, b), bits in unique.items()]
    either_way = [
        Edges(*(np.array([e[n] for e in order], np.int64) for n in range(3)))
        for order in (forward, forward[::-1])
    ]
    found = [find_components(edges, hanging_together(edges, 200)) for edges in either_way]
    assert found[0] == found[1]
    assert all(2 <= len(group) <= LARGEST_MATTER for group in found[0])
    assert len({place for group in found[0] for place in group}) == sum(map(len, found[0]))
