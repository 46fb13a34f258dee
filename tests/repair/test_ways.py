"""The shorter step over lines of one width does what the longer one does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from npccli.repair.wraps.ways import NOTHING_SEEN, Seen, blank_front, step, step_alone

SCORES = st.floats(-20.0, 2.0).map(lambda score: round(score, 1))
ROWS = st.tuples(*[SCORES] * 6)
SEEN = st.builds(
    Seen.of,
    inside=SCORES,
    switch=st.floats(-9.0, -0.1),
    between=SCORES,
    before=SCORES,
    after=SCORES,
    single=st.sampled_from([0.1, 0.4]),
)


@given(ROWS, st.lists(st.tuples(SEEN, ROWS, SCORES, SCORES), min_size=1, max_size=6))
def test_one_width_needs_no_switch(
    first: tuple[float, ...], lines: list[tuple[Seen, tuple[float, ...], float, float]]
) -> None:
    front = step(blank_front((40,)), NOTHING_SEEN, [first], 0.0, 0.0, 1)  # type: ignore[list-item]
    for seen, row, fit, more in lines:
        front = step(front, seen[:], [row], fit, more, 1)  # type: ignore[list-item]
    alone = step(blank_front((40,)), NOTHING_SEEN, [first], 0.0, 0.0, 1)  # type: ignore[list-item]
    for index, (seen, row, fit, more) in enumerate(lines):
        do = step_alone if index else step  # the first line may come from another column
        alone = do(alone, seen[:], [row], fit, more, 1)  # type: ignore[list-item]
    assert alone == front
