"""N-grams, collocates, concordances, dispersion and keywords by measure."""

from collections import Counter

import pytest
from count_texts import make_report
from hypothesis import given
from hypothesis import strategies as st

from npccli.count import Segmenter, Selection, keyword_table
from npccli.count.collocates import collocate_table, count_neighbours
from npccli.count.concordance import concordance
from npccli.count.dispersion import dispersion_table
from npccli.count.ngrams import ngram_table, ngrams_of
from npccli.count.passages import Passage, passage_sentences, sentences_with
from npccli.errors import UsageError
from npccli.model import Report, Scalar, Table

SEGMENTER = Segmenter()
REPORTS = [
    make_report("依法监督预算，监督执行。依法监督预算！", source="a.txt", year=2023, region="甲县"),
    make_report("代表依法履职。", "代表提建议。", source="b.txt", year=2024, region="乙县"),
]


def cells(table: Table, *names: str) -> list[tuple[Scalar, ...]]:
    places = [[column.name for column in table.columns].index(name) for name in names]
    return [tuple(row[place] for place in places) for row in table.rows]


@pytest.mark.parametrize(
    ("run", "size", "expected"),
    [
        ("abab", 2, {("a", "b"): 2, ("b", "a"): 1}),
        ("aaa", 2, {("a", "a"): 2}),
        ("ab", 3, {}),
        ("", 1, {}),
        ("aba", 1, {("a",): 2, ("b",): 1}),
    ],
)
def test_ngrams_by_hand(run: str, size: int, expected: dict[tuple[str, ...], int]) -> None:
    assert Counter(ngrams_of(run, size)) == expected


def test_ngrams_stay_between_marks() -> None:
    table = ngram_table(REPORTS, (2,), (), SEGMENTER, examples=2)
    assert cells(table, "ngram", "count", "documents")[:3] == [
        ("依法 监督", 2, 1),
        ("监督 预算", 2, 1),
        ("代表 依法", 1, 1),
    ]
    assert ("预算 监督", 1, 1) not in cells(table, "ngram", "count", "documents")
    assert cells(table, "examples")[0] == ("a.txt:3; a.txt:3",)


TEXTS = st.lists(st.sampled_from(["依法", "监督", *"人a3.%é!！。…，” \n\u3000《-"]), max_size=9)


@given(st.lists(TEXTS.map("".join), max_size=3), st.sampled_from([(1,), (2,), (3, 2), (2, 2)]))
def test_ngrams_without_places_are_the_same(texts: list[str], sizes: tuple[int, ...]) -> None:
    reports = [
        make_report(*texts, title="依法监督", heading="监督"),
        make_report(*texts[::-1], year=2024),
    ]
    everything = Selection(top=None, stopwords="none")
    tables = [
        ngram_table(reports, sizes, ("role",), SEGMENTER, selection=everything, examples=most)
        for most in (0, 1)
    ]
    assert [row[:-1] for row in tables[1].rows] == list(tables[0].rows)


@given(TEXTS.map("".join))
def test_sentences_that_are_cut_by_themselves_are_the_same(text: str) -> None:
    passage = Passage(text, "a.txt")
    every = passage_sentences(passage, SEGMENTER)
    expected = [each for each in every if "监" in text[slice(*each.span)]]
    assert list(sentences_with("监", passage, SEGMENTER)) == expected


@pytest.mark.parametrize(
    ("selection", "ngrams"),
    [
        (Selection(stopwords="none", top=1), ["依法 监督"]),
        (Selection(stopwords="none", min_count=2), ["依法 监督", "监督 预算"]),
        (Selection(stopwords="none", pos=("m",), min_count=2), []),
        (Selection(stopwords="none", min_docs=2), []),
        (Selection(stopwords="none", min_length=5), []),
    ],
    ids=str,
)
def test_what_ngrams_are_listed(selection: Selection, ngrams: list[str]) -> None:
    table = ngram_table(REPORTS, (2,), (), SEGMENTER, selection=selection)
    assert [row[0] for row in table.rows] == ngrams


@pytest.mark.parametrize("sizes", [(), (0,), (11,), (2, 99)])
def test_sizes_beyond_reason_are_refused(sizes: tuple[int, ...]) -> None:
    with pytest.raises(UsageError, match="1 to 10"):
        ngram_table(REPORTS, sizes)


def test_neighbours_within_the_window() -> None:
    found = count_neighbours([list("xaNbyN")], "N".__eq__, 1, 1)
    assert dict(found.together) == {"a": 1, "b": 1, "y": 1}
    assert dict(found.left) == {"a": 1, "b": 0, "y": 1}
    assert dict(found.elsewhere) == {"x": 1}
    assert found.nodes == 2
    once = count_neighbours([list("NaN")], "N".__eq__, 5, 5)
    assert once.together["a"] == 1


def test_collocates_do_not_leave_the_sentence() -> None:
    table = collocate_table(
        REPORTS, "监督", (5, 5), SEGMENTER, selection=Selection(stopwords="none"), examples=1
    )
    assert {row[0] for row in table.rows} == {"依法", "预算", "执行"}
    (row,) = [row for row in table.rows if row[0] == "预算"]
    assert row[2:7] == (2, 1, 1, 2, 1)
    assert row[-1] == "a.txt:3"


def test_a_node_can_be_several_words() -> None:
    table = collocate_table(
        REPORTS, "依法监督", (1, 1), SEGMENTER, selection=Selection(stopwords="none")
    )
    assert [row[0] for row in table.rows] == ["预算"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"sort": "chi2"}, "log_likelihood"),
        ({"window": (0, 0)}, "1 to 50"),
        ({"window": (5, 51)}, "1 to 50"),
    ],
)
def test_collocate_options_that_are_wrong(options: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        collocate_table(REPORTS, "监督", **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("expression", "match", "hits"),
    [
        ("监督", "text", [("依法", "预算，"), ("预算，", "执行。"), ("。依法", "预算！")]),
        ("监", "word", []),
        ("监", "text", [("依法", "督预算"), ("算，", "督执行"), ("依法", "督预算")]),
        ("监督.", "regex", None),
        ("。依", "text", []),
    ],
)
def test_concordances(expression: str, match: str, hits: list[tuple[str, str]] | None) -> None:
    table = concordance(REPORTS[:1], expression, SEGMENTER, match=match, context=3)
    found = cells(table, "left", "hit", "right")
    if hits is None:
        assert [hit for _, hit, _ in found] == ["监督预", "监督执", "监督预"]
    else:
        assert [
            (str(left)[-len(a) :], str(right)[: len(b)])
            for (left, _, right), (a, b) in zip(found, hits, strict=True)
        ] == hits


def test_concordances_are_sorted_by_the_nearest_context() -> None:
    report = make_report("甲乙监督丙。", "丁甲监督乙。", "监督。", "甲乙监督甲。")
    by_left = concordance([report], "监督", SEGMENTER, sort="left")
    assert cells(by_left, "left", "line") == [("", 5), ("甲乙", 3), ("甲乙", 6), ("丁甲", 4)]
    by_right = concordance([report], "监督", SEGMENTER, sort="right")
    assert [row[0] for row in cells(by_right, "right")] == ["。", "丙。", "乙。", "甲。"]
    assert len(concordance([report], "监督", SEGMENTER, top=2).rows) == 2


@pytest.mark.parametrize(
    ("expression", "options", "message"),
    [
        ("", {}, "nothing to look for"),
        ("(", {"match": "regex"}, "not a regular expression"),
        ("a*", {"match": "regex"}, "matches nothing"),
        ("a", {"sort": "up"}, "source, left, right, hit"),
        ("a", {"match": "glob"}, "text, word, regex"),
    ],
)
def test_concordance_options_that_are_wrong(
    expression: str, options: dict[str, str], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        concordance(REPORTS, expression, SEGMENTER, **options)  # type: ignore[arg-type]


def test_dispersion_over_reports_and_sections() -> None:
    table = dispersion_table(REPORTS, ["依法", "监督", "无此词"], "source", SEGMENTER)
    assert cells(table, "word", "count", "range", "parts") == [
        ("依法", 3, 2, 2),
        ("监督", 3, 1, 2),
        ("无此词", 0, 0, 2),
    ]
    # a.txt has 8 words, b.txt 6: all in one part of 8/14
    assert cells(table, "dp", "dp_norm", "juilland_d")[1] == pytest.approx((6 / 14, 0.75, 0.0))
    assert cells(table, "dp", "juilland_d")[2] == (None, None)


def test_dispersion_of_one_part() -> None:
    table = dispersion_table(REPORTS[:1], ["依法"], "report", SEGMENTER)
    assert cells(table, "range", "parts", "dp", "dp_norm", "juilland_d") == [(1, 1, 0, None, None)]


def test_dispersion_lists_the_most_frequent() -> None:
    table = dispersion_table(REPORTS, (), "report", SEGMENTER, selection=Selection(top=2))
    assert cells(table, "word", "count") == [("依法", 3), ("监督", 3)]
    with pytest.raises(UsageError, match="report, section"):
        dispersion_table(REPORTS, (), "page")


def test_keywords_by_other_measures() -> None:
    by_tfidf = keyword_table(REPORTS, ("source",), SEGMENTER, measure="tfidf", stopwords="none")
    weights = {(row[0], row[1]): row[5] for row in by_tfidf.rows}
    assert weights["a.txt", "依法"] == 0
    assert weights["a.txt", "监督"] == pytest.approx(3 * 0.30102999566398114)
    by_rate = keyword_table(REPORTS, ("source",), SEGMENTER, measure="rate", top=1)
    assert cells(by_rate, "word", "per_million")[0] == ("监督", 375000.0)
    ranked = keyword_table(REPORTS, ("source",), SEGMENTER, measure="textrank", top=1)
    assert cells(ranked, "source", "word", "textrank")[0] == ("a.txt", "监督", 1.0)
    assert [row[1] for row in ranked.rows] == ["监督", "代表"]


def test_measures_that_cannot_be_used() -> None:
    with pytest.raises(UsageError, match="count, rate, tfidf, textrank"):
        keyword_table(REPORTS, (), SEGMENTER, measure="bm25")
    with pytest.raises(UsageError, match="only one"):
        keyword_table(REPORTS, (), SEGMENTER, measure="tfidf")
    assert keyword_table([], (), SEGMENTER, measure="tfidf").rows == ()


NOTHING: list[Report] = []
EMPTY = [make_report()]
MARKS = [make_report("，。！")]


@pytest.mark.parametrize("reports", [NOTHING, EMPTY, MARKS], ids=["none", "empty", "marks alone"])
def test_nothing_gives_tables_without_rows(reports: list[Report]) -> None:
    assert ngram_table(reports, (1, 2), ("year",), SEGMENTER).rows == ()
    assert collocate_table(reports, "监督", segmenter=SEGMENTER).rows == ()
    assert concordance(reports, "监督", SEGMENTER).rows == ()
    assert dispersion_table(reports, (), "section", SEGMENTER).rows == ()
    for measure in ("count", "rate", "textrank"):
        assert keyword_table(reports, (), SEGMENTER, measure=measure).rows == ()


def test_ties_stand_by_code_point() -> None:
    report = make_report("丙 乙 甲 丁。")
    words = [row[0] for row in keyword_table([report], (), SEGMENTER, stopwords="none").rows]
    assert words == sorted(words) != []
    bigrams = [row[0] for row in ngram_table([report], (2,), (), SEGMENTER).rows]
    assert bigrams == sorted(bigrams)
