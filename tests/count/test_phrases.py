"""Set phrases: quoted, titled, and sequences that recur as units."""

import pytest
from count_texts import make_report

from npccli.count import Segmenter, Selection
from npccli.count.phrases import phrase_table
from npccli.count.units import Thresholds, find_units
from npccli.errors import UsageError
from npccli.model import Report

SEGMENTER = Segmenter()
LEAST = Selection(min_count=1, min_length=2)


def phrases(reports: list[Report], *kinds: str) -> list[tuple[object, ...]]:
    table = phrase_table(reports, (), SEGMENTER, kinds=kinds, selection=LEAST)
    return [row[:3] for row in table.rows]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("着力打造“四个机关”。", "quoted", [("四个机关", "quoted", 1)]),
        (
            "推行“1+8”机制，用好“家、站、点”。",
            "quoted",
            [("1+8", "quoted", 1), ("家、站、点", "quoted", 1)],
        ),
        ("打造「民心橋」。", "quoted", [("民心橋", "quoted", 1)]),
        ("他说：“路修好了，出门方便。”", "quoted", []),
        ("“好”", "quoted", []),
        ("“没有合上的引号", "quoted", []),
        ("学习《监督法》和《预算法》。", "title", [("监督法", "title", 1), ("预算法", "title", 1)]),
        (
            "印发《关于贯彻《监督法》的意见》。",
            "title",
            [("关于贯彻《监督法》的意见", "title", 1)],
        ),
        ("《》", "title", []),
    ],
)
def test_marked_phrases(text: str, kind: str, expected: list[tuple[object, ...]]) -> None:
    assert sorted(phrases([make_report(text)], kind)) == sorted(expected)


CONTEXTS = [("县", "推进"), ("要", "完善"), ("人", "看"), ("都", "听"), ("再", "走")]


def runs_with(unit: list[str], times: int = 5) -> list[list[str]]:
    return [[left, *unit, right] for left, right in CONTEXTS[:times]]


def test_a_unit_holds_together_and_is_free() -> None:
    runs = runs_with(["全过程", "人民", "民主"]) + [["人民"], ["民主"]] * 2
    runs += [[f"词{number}"] for number in range(60)]
    (unit,) = find_units(runs, 5)
    assert unit == ("全过程", "人民", "民主")


@pytest.mark.parametrize(
    ("runs", "least"),
    [
        (runs_with(["依法", "监督"]), 6),
        ([["县", "依法", "监督", right] for _, right in CONTEXTS], 6),
        (runs_with(["的", "监督"]), 3),
        (runs_with(["召开", "5"]), 3),
        (runs_with(["第一", "十二"]), 3),
        ([["甲", "乙"] * 20], 3),
        ([], 1),
    ],
    ids=["too rare", "rare", "a stop word", "a number", "numerals", "never free", "nothing"],
)
def test_what_is_no_unit(runs: list[list[str]], least: int) -> None:
    assert find_units(runs, least, Thresholds()) == {}


def test_a_part_of_a_longer_unit_is_left_out() -> None:
    runs = runs_with(["预算", "审查", "监督"], 5)
    assert list(find_units(runs, 4, Thresholds(1.0))) == [("预算", "审查", "监督")]
    more = runs + [[left, "审查", "监督", right] for left, right in CONTEXTS] * 2
    assert ("审查", "监督") in find_units(more, 4, Thresholds(0.5))


def test_counts_and_first_year_by_group() -> None:
    reports = [
        make_report("打造“四个机关”。", source="a", year=2024, region="甲县"),
        make_report("打造“四个机关”，建“四个机关”。", source="b", year=2022, region="乙县"),
        make_report("打造“四个机关”。", source="c", region="丙县"),
    ]
    table = phrase_table(reports, (), SEGMENTER, kinds=("quoted",), selection=LEAST, examples=2)
    (row,) = table.rows
    assert (row[0], row[2], row[4], row[5]) == ("四个机关", 4, 3, 2022)
    assert row[-1] == "a:3; b:3"
    by_region = phrase_table(reports, ("region",), SEGMENTER, kinds=("quoted",), selection=LEAST)
    assert [(row[0], row[3], row[6]) for row in by_region.rows] == [
        ("丙县", 1, None),
        ("乙县", 2, 2022),
        ("甲县", 1, 2024),
    ]


def test_a_sequence_has_its_own_line() -> None:
    lines = [f"{left}，{left}全过程人民民主{right}。" for left, right in CONTEXTS]
    table = phrase_table(
        [make_report(*lines)],
        (),
        SEGMENTER,
        kinds=("sequence",),
        thresholds=Thresholds(1.0),
        selection=LEAST,
        examples=9,
    )
    rows = {row[0]: row[-1] for row in table.rows}
    assert rows["全过程人民民主"] == "a.txt:3; a.txt:4; a.txt:5; a.txt:6; a.txt:7"


def test_ties_and_nothing() -> None:
    tied = phrases([make_report("“乙乙”“甲甲”“丙丙”")], "quoted")
    assert [row[0] for row in tied] == ["丙丙", "乙乙", "甲甲"]
    assert phrases([]) == phrases([make_report()]) == []
    with pytest.raises(UsageError, match="quoted, title, sequence"):
        phrase_table([], kinds=("idiom",))
