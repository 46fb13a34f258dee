"""Each measure on examples small enough to be checked by hand."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npccli.count import measures
from npccli.count.measures import Contingency


def test_log_likelihood_by_hand() -> None:
    # 8 of 100 against 2 of 100: expected 5 and 5, 95 and 95.
    expected = 2 * (
        8 * math.log(8 / 5) + 2 * math.log(2 / 5) + 92 * math.log(92 / 95) + 98 * math.log(98 / 95)
    )
    assert measures.keyness(8, 2, 100, 100) == pytest.approx(expected)
    assert measures.keyness(2, 8, 100, 100) == pytest.approx(-expected)
    two = 2 * (8 * math.log(8 / 5) + 2 * math.log(2 / 5))
    assert measures.keyness_of_two_cells(8, 2, 100, 100) == pytest.approx(two)
    assert measures.bayes_factor(expected, 200) == pytest.approx(expected - math.log(200))


@pytest.mark.parametrize(
    ("cells", "ratio", "percent"),
    [
        ((4, 2, 100, 100), 1.0, 100.0),
        ((2, 4, 100, 100), -1.0, -50.0),
        ((0, 4, 100, 100), -3.0, -100.0),
        ((4, 0, 100, 100), 3.0, math.inf),
        ((4, 4, 100, 400), 2.0, 300.0),
        ((0, 0, 100, 100), None, None),
        ((0, 4, 0, 100), None, None),
    ],
)
def test_effect_sizes(
    cells: tuple[int, int, int, int], ratio: float | None, percent: float | None
) -> None:
    assert measures.log_ratio(*cells) == ratio
    found = measures.percent_difference(*cells)
    assert found == percent if percent is None else found == pytest.approx(percent)


@pytest.mark.parametrize("cells", [(0, 0, 5, 5), (0, 4, 0, 100), (0, 0, 0, 0), (3, 9, 300, 900)])
def test_no_difference_is_zero(cells: tuple[int, int, int, int]) -> None:
    assert abs(measures.keyness(*cells)) < 1e-9
    assert abs(measures.keyness_of_two_cells(*cells)) < 1e-9


COUNTS = st.integers(0, 200)


@given(COUNTS, COUNTS, st.integers(200, 10**6), st.integers(200, 10**6))
def test_keyness_has_the_sign_of_the_rates(a: int, b: int, n: int, m: int) -> None:
    value = measures.keyness(a, b, n, m)
    assert math.copysign(1, value) == (-1 if a * m < b * n else 1) or value == 0
    assert measures.keyness(b, a, m, n) == pytest.approx(-value, abs=1e-6)
    assert 0 <= measures.chi_square_p(value) <= 1


@pytest.mark.parametrize(
    ("statistic", "p"),
    [(0, 1), (2.705543, 0.1), (3.841459, 0.05), (6.634897, 0.01), (-10.828, 0.001)],
)
def test_p_values(statistic: float, p: float) -> None:
    assert measures.chi_square_p(statistic) == pytest.approx(p, abs=1e-5)


@pytest.mark.parametrize(
    ("correction", "expected"),
    [  # as p.adjust(c(.01, .02, .03, .04, .9), method) in R
        ("none", [0.01, 0.02, 0.03, 0.04, 0.9]),
        ("bonferroni", [0.05, 0.1, 0.15, 0.2, 1]),
        ("holm", [0.05, 0.08, 0.09, 0.09, 0.9]),
        ("bh", [0.05, 0.05, 0.05, 0.05, 0.9]),
    ],
)
def test_corrections(correction: str, expected: list[float]) -> None:
    values = [0.01, 0.02, 0.03, 0.04, 0.9]
    assert measures.adjust_p_values(values, correction) == pytest.approx(expected)
    shuffled = list(range(5))
    random.Random(7).shuffle(shuffled)
    adjusted = measures.adjust_p_values([values[i] for i in shuffled], correction)
    assert adjusted == pytest.approx([expected[i] for i in shuffled])
    assert measures.adjust_p_values([], correction) == []


def test_an_unknown_correction_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="sidak"):
        measures.adjust_p_values([0.5], "sidak")


def test_association_by_hand() -> None:
    cells = Contingency(8, 8, 8, 40)  # expected 16 * 16 / 64 = 4
    assert cells.expected == 4
    assert measures.mutual_information(cells) == 1
    assert measures.t_score(cells) == pytest.approx(4 / math.sqrt(8))
    assert measures.log_dice(cells) == 13
    never = Contingency(0, 5, 5, 90)
    assert measures.mutual_information(never) is None
    assert measures.t_score(never) is None
    assert measures.log_dice(never) is None
    assert measures.log_likelihood(never) < 0


def test_dispersion_by_hand() -> None:
    assert measures.deviation_of_proportions([3, 1], [10, 30]) == pytest.approx(0.5)
    assert measures.normalised_deviation([3, 1], [10, 30]) == pytest.approx(0.5 / 0.75)
    # rates .3 and 1/30: mean 1/6, deviation .8/6, so V = .8
    assert measures.juilland_d([3, 1], [10, 30]) == pytest.approx(0.2)
    assert measures.document_range([3, 0, 2]) == 2


@pytest.mark.parametrize("measure", ["normalised_deviation", "juilland_d"])
@pytest.mark.parametrize(
    ("counts", "sizes"), [([], []), ([3], [10]), ([0, 0], [5, 5]), ([3, 0], [5, 0])]
)
def test_dispersion_of_one_part_has_no_value(
    measure: str, counts: list[int], sizes: list[int]
) -> None:
    assert getattr(measures, measure)(counts, sizes) is None


def test_diversity_by_hand() -> None:
    words = ["a", "b", "a", "c"]
    assert measures.type_token_ratio(words) == 0.75
    assert measures.mattr(words, 2) == 1
    assert measures.mattr(words, 3) == pytest.approx((2 / 3 + 1) / 2)
    assert measures.yule_k(words) == pytest.approx(10**4 * (4 + 1 + 1 - 4) / 16)
    # forward: a b a closes one factor (2/3), c is left with TTR 1; backward: c a b a has 3/4,
    # which is (1 - .75) / (1 - .72) of one.
    assert measures.mtld(words) == pytest.approx((4 / 1 + 4 / (0.25 / 0.28)) / 2)
    # samples of two: 1 - C(2,2)/C(4,2) for a, 1/2 for b and c
    assert measures.hd_d(words, 2) == pytest.approx((5 / 6 + 1 / 2 + 1 / 2) / 2)


@pytest.mark.parametrize("measure", ["type_token_ratio", "mattr", "mtld", "hd_d", "yule_k"])
def test_diversity_of_nothing_has_no_value(measure: str) -> None:
    assert getattr(measures, measure)([]) is None
    assert getattr(measures, measure)(["a"]) in (None, 1.0, 0.0)


@given(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=60), st.integers(1, 20))
def test_moving_windows_equal_their_definition(words: list[str], window: int) -> None:
    windows = [words[i : i + window] for i in range(len(words) - window + 1)]
    expected = [len(set(each)) / window for each in windows]
    found = measures.mattr(words, window)
    assert found == (pytest.approx(sum(expected) / len(expected)) if expected else None)


def test_rates_and_weights() -> None:
    assert (measures.per_thousand(5, 0), measures.per_million(0, 9)) == (0, 0)
    assert measures.tf_idf(2, 10, 1) == 2
    assert measures.tf_idf(0, 0, 0) == 0


def test_text_rank() -> None:
    chain = measures.text_rank([["a", "b", "c"]], window=2)
    # b = .15 + .85 (a + c), a = c = .15 + .85 b / 2
    b = (0.15 + 0.85 * 2 * 0.15) / (1 - 0.85**2)
    assert chain["a"] == chain["c"] == pytest.approx((0.15 + 0.85 * b / 2) / b, abs=1e-6)
    assert chain["b"] == 1
    assert measures.text_rank([]) == {}
    assert measures.text_rank([["a"]]) == {"a": 1.0}
    assert measures.text_rank([["a", "b"], ["c"]], keep="ab".__contains__) == {"a": 1.0, "b": 1.0}
    far = measures.text_rank([["a", "x", "x", "x", "b"], ["b", "c"]], keep="abc".__contains__)
    assert far["a"] == far["c"] < far["b"]


def test_units_hold_together_and_are_free() -> None:
    counts = {("a", "b", "c"): 4, ("a", "b"): 4, ("b", "c"): 8, ("a",): 4, ("b",): 8, ("c",): 16}
    assert measures.cohesion("abc", lambda part: counts[part], 64) == 2
    assert measures.cohesion("a", lambda part: counts[part], 64) is None
    assert measures.boundary_freedom({"a": 1, "b": 1}) == 1
    assert measures.boundary_freedom({"": 2, "b": 2}) == pytest.approx(1.5)
    assert measures.boundary_freedom({}) == 0
