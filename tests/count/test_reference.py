"""Every measure equals the values that established programs compute.

The values lie beside the repository (../shared/reference) and the tests are skipped
without them; `test_measures.py` checks each measure on small examples in any case. Where a
program departs from the definition, the definition wins, and the test says so.
"""

import json
import math
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from npccli.count import measures
from npccli.count.collocates import count_neighbours
from npccli.count.measures import Contingency
from npccli.count.ngrams import ngrams_of

REFERENCE = Path(__file__).resolve().parents[3] / "shared/reference/measures.json"
DATA: dict[str, Any] = json.loads(REFERENCE.read_text("utf-8")) if REFERENCE.exists() else {}
pytestmark = pytest.mark.skipif(not DATA, reason=f"no reference values at {REFERENCE}")

DOCS: dict[str, list[str]] = DATA.get("fixture_zh_small", {}).get("docs", {})
KEYNESS: list[Any] = [
    pytest.param(case, id=f"{part[:13]}-{word}")
    for part in ("keyness_small_d1_vs_rest", "keyness_full_d4_vs_rest_counts_only")
    for word, case in DATA.get(part, {}).items()
    if isinstance(case, dict) and "n_target" in case
]
TABLES: list[Any] = [
    pytest.param(case, id=name) for name, case in DATA.get("association_tables", {}).items()
]


def close(value: float, digits: float = 1e-9) -> Any:
    return pytest.approx(value, rel=digits, abs=digits)


def test_there_are_cases() -> None:
    assert len(KEYNESS) == 26
    assert len(TABLES) == 12


@pytest.mark.parametrize("case", KEYNESS)
def test_keyness(case: dict[str, Any]) -> None:
    cells = (case["n_target"], case["n_reference"], case["N_target"], case["N_reference"])
    peer, other = case["wordless"], case["association_measures"]
    statistic = measures.keyness(*cells)
    assert statistic == close(other["log_likelihood"])
    size, p = peer["log_likelihood_G2_4cell"]
    assert abs(statistic) == close(size)
    assert measures.chi_square_p(statistic) == close(p)
    two = measures.keyness_of_two_cells(*cells)
    assert abs(two) == close(case["rayson_LL_2cell(formula)"])
    assert measures.log_ratio(*cells) == close(other["log_ratio_Hardie2014_disc0.5"])
    assert measures.bayes_factor(statistic, cells[2] + cells[3]) == close(peer["bayes_factor_BIC"])


@pytest.mark.parametrize("case", KEYNESS)
def test_percent_difference(case: dict[str, Any]) -> None:
    cells = (case["n_target"], case["n_reference"], case["N_target"], case["N_reference"])
    found = measures.percent_difference(*cells)
    if case["n_target"] == 0:
        assert found == -100  # by the formula; Wordless gives minus infinity
    elif case["n_reference"] == 0:
        assert found == math.inf == float(case["wordless"]["pct_diff"])
    else:
        assert found == close(case["wordless"]["pct_diff"])


@pytest.mark.parametrize("word", sorted(DATA.get("quanteda", {}).get("keyness_lr_none", {})))
def test_keyness_beside_quanteda(word: str) -> None:
    """quanteda adds 1e-9 inside every logarithm, so only five digits agree."""
    case = DATA["quanteda"]["keyness_lr_none"][word]
    found = measures.keyness(case["n_target"], case["n_reference"], 300, 900)
    assert found == pytest.approx(case["G2"], abs=1e-5)
    # The root in p is steep at 0, where the added 1e-9 shows most.
    assert measures.chi_square_p(found) == pytest.approx(case["p"], abs=2e-3)


@pytest.mark.parametrize("case", TABLES)
def test_association(case: dict[str, Any]) -> None:
    cells = Contingency(case["O11"], case["O12"], case["O21"], case["O22"])
    assert measures.mutual_information(cells) == close(case["nltk"]["pmi"])
    assert measures.mutual_information(cells) == close(case["wordless"]["pmi"])
    # Wordless's t divides by the standard deviation of a proportion; this is the usual t.
    assert measures.t_score(cells) == close(case["association_measures"]["t_score"])
    assert measures.t_score(cells) == close(case["nltk"]["student_t"])
    assert measures.log_likelihood(cells) == close(case["association_measures"]["log_likelihood"])
    assert abs(measures.log_likelihood(cells)) == close(case["nltk"]["likelihood_ratio"])
    # Wordless leaves out the 14 of the definition; the true value stands beside it.
    assert measures.log_dice(cells) == close(case["wordless"]["logDice_true(=14+log_dice)"])


@pytest.mark.parametrize("name", sorted(DATA.get("dispersion_tlda", {}).get("cases", {})))
def test_dispersion(name: str) -> None:
    case = DATA["dispersion_tlda"]["cases"][name]
    counts, sizes = case["v"], case["s"]
    assert measures.deviation_of_proportions(counts, sizes) == close(case["DP_gries_2008"])
    assert measures.normalised_deviation(counts, sizes) == close(case["DP_lijffit_gries_2012"])
    # tlda was asked for 0 = even: the conventional D is 1 less its value.
    assert measures.juilland_d(counts, sizes) == close(1 - case["all"]["D"])
    parts = len(counts)
    assert measures.document_range(counts) == close(parts * (1 - case["all"]["Rrel"]))


@pytest.mark.parametrize("name", ["gries2008_a", "even", "skew", "one_part"])
def test_dispersion_over_equal_parts(name: str) -> None:
    case = DATA["dispersion_wordless_equal_parts"][name]
    sizes = [100] * len(case["v"])
    assert measures.deviation_of_proportions(case["v"], sizes) == close(case["griess_dp"])
    assert measures.normalised_deviation(case["v"], sizes) == close(case["griess_dp_norm"])
    assert measures.juilland_d(case["v"], sizes) == close(case["juillands_d"])


@pytest.mark.parametrize("name", sorted(DOCS))
def test_diversity(name: str) -> None:
    words = DOCS[name]
    peers = DATA["lexical_diversity"]["docs"][name]
    quanteda = {row["document"]: row for row in DATA["quanteda"]["lexdiv"]}[name]
    for peer, keys in (
        (peers["wordless"], ("ttr", "mattr", "mtld", "hdd", "yules_characteristic_k")),
        (peers["lexicalrichness"], ("ttr", "mattr_w50", "mtld_0.72", "hdd_42", "yulek")),
    ):
        assert measures.type_token_ratio(words) == close(peer[keys[0]])
        assert measures.mattr(words) == close(peer[keys[1]])
        assert measures.mtld(words) == close(peer[keys[2]])
        assert measures.hd_d(words) == close(peer[keys[3]])
        assert measures.yule_k(words) == close(peer[keys[4]])
    assert measures.type_token_ratio(words) == close(quanteda["TTR"])
    assert measures.yule_k(words) == close(quanteda["K"])
    # quanteda's MATTR cuts the words anew and is wrong for Chinese: not compared.


def test_tf_idf() -> None:
    for word, value in DATA["quanteda"]["dfm_tfidf_d1"].items():
        groups_with = sum(word in words for words in DOCS.values())
        found = measures.tf_idf(DOCS["d1"].count(word), len(DOCS), groups_with)
        assert found == close(value)


def test_ngrams() -> None:
    counts = Counter(ngram for words in DOCS.values() for ngram in ngrams_of(words, 2))
    for row in DATA["quanteda"]["bigrams"]:
        assert counts[tuple(row["feature"].split())] == row["frequency"]


def test_neighbours() -> None:
    """quanteda's co-occurrence matrix counts pairs; no two windows of this word overlap."""
    counts = count_neighbours(DOCS.values(), lambda word: word == "t232", 5, 5).together
    for word, count in DATA["quanteda"]["fcm_window5_t232"].items():
        assert counts[word] == count
