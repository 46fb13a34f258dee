"""Concept dictionaries: what is found, the rule for overlaps, panels, what is refused."""

import os
from pathlib import Path

import pytest
from count_texts import make_report

from npccli.count import Segmenter
from npccli.count.concepts import (
    Concept,
    find_concepts,
    leftmost_longest,
    load_concepts,
    parse_concepts,
)
from npccli.count.dictionary_files import parse_toml, parse_yaml
from npccli.count.passages import Passage, passage_sentences
from npccli.count.terms import term_table
from npccli.errors import UsageError

SEGMENTER = Segmenter()
TOML = """# a dictionary
民主 = ["民主", "全过程人民民主"]

[监督]
words = ["监督", "执法检查"]
phrases = ["专项工作报告"]
patterns = ['听取.{0,4}报告']
exclude = ["舆论监督"]

[监督.预算监督]
words = ["预算监督", "预算审查"]
"""
YAML = """# the same
民主: [民主, 全过程人民民主]
监督:
  words: [监督, 执法检查]
  phrases: 专项工作报告
  patterns: ['听取.{0,4}报告']
  exclude: [舆论监督]
  预算监督:
    words:
      - 预算监督
      - 预算审查
"""


def concepts_of(text: str, name: str = "c.toml") -> tuple[Concept, ...]:
    file = parse_yaml(text, name) if name.endswith(".yaml") else parse_toml(text, name)
    return parse_concepts(file)


def found(text: str, concepts: tuple[Concept, ...]) -> list[tuple[str, str]]:
    return [
        (name, text[start:end])
        for sentence in passage_sentences(Passage(text, "a"), SEGMENTER)
        for name, (start, end) in find_concepts(sentence, concepts)
    ]


def test_toml_and_yaml_say_the_same() -> None:
    assert concepts_of(TOML) == concepts_of(YAML, "c.yaml")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发展全过程人民民主。", [("民主", "全过程人民民主")]),
        ("开展执法检查。", [("监督", "执法检查")]),
        ("开展舆论监督。", []),
        ("加强预算监督工作。", [("监督", "预算监督"), ("监督.预算监督", "预算监督")]),
        ("听取专项工作报告。", [("监督", "听取专项工作报告")]),
        ("听取两院报告。", [("监督", "听取两院报告")]),
        ("听取。报告", []),
        ("监督，监督。", [("监督", "监督"), ("监督", "监督")]),
        ("三民主义", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, concepts_of(TOML)) == expected


@pytest.mark.parametrize(
    ("entries", "text", "expected"),
    [
        ('words=["工作监督", "监督工作"]', "工作监督工作", ["工作监督"]),
        ('words=["监督", "监督工作"]', "监督工作", ["监督工作"]),
        ('phrases=["作监", "工作监督"]', "工作监督", ["工作监督"]),
        ('words=["作监"]', "工作监督", []),
        ('phrases=["作监"]', "工作监督", ["作监"]),
        ('phrases=["监督"]\nexclude=["督工"]', "监督工作", []),
        ('phrases=["人人"]', "人人人人人", ["人人", "人人"]),
        ('words=["人大、政府"]', "县人大、政府依法", ["人大、政府"]),
    ],
)
def test_overlaps_have_one_rule(entries: str, text: str, expected: list[str]) -> None:
    assert [hit for _, hit in found(text, concepts_of(f"[x]\n{entries}\n"))] == expected


def test_first_begun_then_longest() -> None:
    assert leftmost_longest([]) == []
    assert leftmost_longest([(4, 6), (1, 3), (2, 9), (3, 5)]) == [(1, 3), (3, 5)]


def test_an_exclusion_holds_inside_too() -> None:
    concepts = concepts_of('[a]\nexclude=["舆论监督"]\n[a.b]\nwords=["监督"]\n')
    assert found("舆论监督。依法监督。", concepts) == [("a", "监督"), ("a.b", "监督")]


REPORTS = [
    make_report("依法监督。监督预算。", source="a.txt", region="甲县", year=2023),
    make_report("代表履职。", source="b.txt", region="甲县", year=2023),
    make_report("依法监督，发展民主。", source="c.txt", region="乙县", year=2024),
]


def test_the_panel() -> None:
    table = term_table(REPORTS, concepts_of(TOML), ("region", "year"), SEGMENTER, examples=2)
    names = [column.name for column in table.columns]
    assert names == [
        *("region", "year", "concept", "count", "per_thousand", "documents", "share"),
        *("words", "reports", "examples"),
    ]
    assert [row[:4] for row in table.rows] == [
        ("乙县", 2024, "民主", 1),
        ("乙县", 2024, "监督", 1),
        ("乙县", 2024, "监督.预算监督", 0),
        ("甲县", 2023, "民主", 0),
        ("甲县", 2023, "监督", 2),
        ("甲县", 2023, "监督.预算监督", 0),
    ]
    assert table.rows[4][4:] == (2000 / 6, 1, 0.5, 6, 2, "a.txt:3; a.txt:3")


@pytest.mark.parametrize(
    ("value", "cell"), [("count", 2), ("per_thousand", 2000 / 6), ("documents", 1), ("share", 0.5)]
)
def test_the_wide_panel(value: str, cell: float) -> None:
    table = term_table(REPORTS, concepts_of(TOML), ("region", "year"), SEGMENTER, wide=value)
    names = [column.name for column in table.columns]
    assert names == ["region", "year", "words", "reports", "民主", "监督", "监督.预算监督"]
    assert table.rows[1] == ("甲县", 2023, 6, 2, 0, cell, 0)


def test_hits_are_listed_by_text() -> None:
    table = term_table(REPORTS, concepts_of(TOML), (), SEGMENTER, hits=True)
    assert [row[:3] for row in table.rows] == [("民主", "民主", 1), ("监督", "监督", 3)]


@pytest.mark.parametrize("by", [(), ("section",), ("year", "role"), ("source",)])
def test_counts_add_up_over_any_grouping(by: tuple[str, ...]) -> None:
    concepts = concepts_of(TOML)
    whole = term_table(REPORTS, concepts, (), SEGMENTER)
    parts = term_table(REPORTS, concepts, by, SEGMENTER)
    at = [column.name for column in parts.columns].index("concept")
    for row in whole.rows:
        assert row[1] == sum(int(part[at + 1] or 0) for part in parts.rows if part[at] == row[0])


def test_no_reports_give_no_rows() -> None:
    assert term_table([], concepts_of(TOML), ("year",), SEGMENTER).rows == ()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"wide": "mean"}, "count, per_thousand, documents, share"),
        ({"wide": "count", "hits": True}, "no room"),
        ({"by": ("chapter",)}, "cannot group by 'chapter'"),
    ],
)
def test_options_that_are_wrong(options: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        term_table(REPORTS, concepts_of(TOML), segmenter=SEGMENTER, **options)  # type: ignore[arg-type]


def test_a_concept_named_like_a_column_has_no_wide_table() -> None:
    with pytest.raises(UsageError, match="'year'"):
        term_table(REPORTS, concepts_of('year = ["年"]'), ("year",), wide="count")


BAD = {
    "an empty file": ("c.toml", "", "c.toml, line 1: holds no concepts"),
    "a concept twice": (
        "c.toml",
        '[a]\nwords = ["x"]\n[a]\nwords = ["y"]\n',
        "c.toml, line 3: concept 'a' is there already",
    ),
    "a list twice": ("c.toml", 'a = ["x"]\n\na = ["y"]\n', "c.toml, line 3: concept 'a'"),
    "a field twice": (
        "c.toml",
        '[a]\nwords=["x"]\nwords=["y"]\n',
        "c.toml, line 3: concept 'a.words'",
    ),
    "an unknown field": (
        "c.toml",
        '[a]\nwords = ["x"]\nwrods = ["y"]\n',
        "c.toml, line 3: concept 'a': unknown field 'wrods'",
    ),
    "an invalid pattern": (
        "c.toml",
        "[a]\nwords = ['x']\npatterns = [\n  'y+',\n  '听取(',\n]\n",
        "c.toml, line 5: field patterns: not a regular expression: '听取('",
    ),
    "a pattern that fits nothing": (
        "c.toml",
        "[a]\npatterns = ['x*']\n",
        "c.toml, line 2: field pat",
    ),
    "an empty concept": (
        "c.toml",
        '[b]\nwords=["x"]\n[a]\n',
        "c.toml, line 3: concept 'a': holds nothing",
    ),
    "only exclusions": (
        "c.toml",
        '[a]\nexclude = ["x"]\n',
        "c.toml, line 1: concept 'a': holds nothing",
    ),
    "an empty list": (
        "c.toml",
        "[a]\nwords = []\n",
        "c.toml, line 2: concept 'a': field words: empty",
    ),
    "an empty word": (
        "c.toml",
        '[a]\nwords = [\n"x",\n""]\n',
        "c.toml, line 4: concept 'a': field words",
    ),
    "a number": (
        "c.toml",
        "[a]\nwords = [2023]\n",
        "c.toml, line 2: concept 'a': field words: not a text",
    ),
    "a number for a concept": ("c.toml", "a = 3\n", "c.toml, line 1: concept 'a': neither a table"),
    "a field that is no list": (
        "c.toml",
        "[a]\nwords = 3\n",
        "c.toml, line 2: concept 'a': field words",
    ),
    "no TOML": ("c.toml", "[a\nwords", "c.toml, line 1: "),
    "yaml: a concept twice": (
        "c.yaml",
        "a: [x]\nb: [y]\na: [z]\n",
        "c.yaml, line 3: concept 'a' is there already",
    ),
    "yaml: an invalid pattern": (
        "c.yaml",
        "a:\n  patterns:\n    - x+\n    - y(\n",
        "c.yaml, line 4: field patterns: not a regular expression: 'y('",
    ),
    "yaml: an unknown field": (
        "c.yaml",
        "a:\n  wrods: [x]\n",
        "c.yaml, line 2: concept 'a': unknown field",
    ),
    "yaml: nothing": ("c.yaml", "a:\n", "c.yaml, line 1: concept 'a': neither a table"),
    "yaml: a list": ("c.yaml", "- a\n", "c.yaml, line 1: not a table of concepts"),
    "yaml: no YAML": ("c.yaml", "a: [x\nb: }", "c.yaml, line 2: not YAML"),
    "yaml: an empty entry": ("c.yaml", "a:\n  words:\n    - x\n    -\n", "field words: empty"),
}


@pytest.mark.parametrize(("name", "text", "message"), BAD.values(), ids=BAD.keys())
def test_dictionaries_that_are_wrong(name: str, text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    old = Path.cwd()
    os.chdir(tmp_path)
    try:
        with pytest.raises(UsageError) as error:
            load_concepts(name)
    finally:
        os.chdir(old)
    assert message in str(error.value)


def test_dictionaries_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no/such"):
        load_concepts("/no/such.toml")
    (tmp_path / "c.toml").write_bytes('a = ["x"]\n[监督]'.encode("gbk"))
    with pytest.raises(UsageError, match="line 2: not UTF-8"):
        load_concepts(str(tmp_path / "c.toml"))


def test_a_corpus_is_no_dictionary(tmp_path: Path) -> None:
    with (tmp_path / "corpus.duckdb").open("wb") as stream:
        stream.truncate(1 << 34)  # takes no room
    with pytest.raises(UsageError, match="too large for a dictionary"):
        load_concepts(str(tmp_path / "corpus.duckdb"))
