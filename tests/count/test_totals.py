"""The sum over sections is the clean text; word counts are those of plain jieba."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import npccli
from npccli.count import UNITS, Segmenter, count_characters, count_table, is_word, report_parts
from npccli.model import Document, Table

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
REAL = sorted([*(SHARED / "seeds").glob("*.txt"), *(SHARED / "real").glob("[!pe]*/*.txt")])
SEGMENTER = Segmenter()

CLAUSES = ("听取专项工作报告12项", "开展执法检查3次", "代表提出建议28件", "推动民生实事落地见效")
PARAGRAPHS = (
    st.lists(st.sampled_from(CLAUSES), min_size=2, max_size=6).map("，".join).map("{}。".format)
)
PARTS = st.lists(st.lists(PARAGRAPHS, min_size=1, max_size=3), min_size=1, max_size=4)
HEADINGS = ("强化依法监督", "做实代表工作", "加强自身建设", "坚持党的领导")


def counted(document: Document) -> str:
    """Return the clean text less what is no part of a report: contents pages and the like."""
    return "\n".join(p.text for p in document.paragraphs if p.kind not in ("contents", "other"))


def total(table: Table, name: str) -> int:
    place = [column.name for column in table.columns].index(name)
    return sum(int(row[place] or 0) for row in table.rows)


@settings(max_examples=40, deadline=None)
@given(PARTS, st.lists(st.sampled_from(UNITS), unique=True, max_size=3))
def test_groups_add_up_to_the_clean_text(parts: list[list[str]], by: list[str]) -> None:
    lines = ["东川县人大常委会2023年工作综述"]
    for heading, number, paragraphs in zip(HEADINGS, "一二三四", parts, strict=False):
        lines += [f"{number}、{heading}", *paragraphs]
    document = npccli.clean("\n\n".join(lines) + "\n")
    table = count_table(npccli.sections(document), by, SEGMENTER)
    words = [token for token in SEGMENTER.tokens(counted(document)) if is_word(token)]
    assert total(table, "characters") == count_characters(counted(document))
    assert total(table, "words") == len(words)


def signs_apart(text: str) -> Counter[str]:
    """Return the characters of a text without spaces and the signs that only set it out."""
    return Counter(char for char in text if not char.isspace() and char not in "—■")


@pytest.mark.parametrize("path", [*SAMPLES, *REAL], ids=lambda path: path.name[:20])
@pytest.mark.parametrize("by", ["section,role", "region,year,level"])
def test_documents_lose_nothing(path: Path, by: str) -> None:
    document = npccli.clean(path)
    reports = npccli.sections(document)
    parts = "\n".join(text for report in reports for text, _ in report_parts(report))
    assert signs_apart(parts) == signs_apart(counted(document))
    table = count_table(reports, by.split(","), SEGMENTER)
    assert total(table, "characters") == count_characters(parts)
    tokens = (token for part in parts.split("\n") for token in SEGMENTER.tokens(part))
    assert total(table, "words") == sum(map(is_word, tokens))


@pytest.fixture(scope="module")
def jieba_cut() -> Any:
    import jieba

    jieba.setLogLevel(60)
    return jieba.lcut


def counts_of(table: Table) -> dict[object, object]:
    names = [column.name for column in table.columns]
    return {row[names.index("word")]: row[names.index("count")] for row in table.rows}


@pytest.mark.parametrize("path", [*SAMPLES[:3], *REAL], ids=lambda path: path.name[:20])
def test_words_are_those_of_a_plain_script(path: Path, jieba_cut: Any) -> None:
    text = npccli.clean(path).text
    expected = Counter(token for token in jieba_cut(text) if is_word(token))
    table = npccli.stats(text, by=(), table="keywords", as_is=True, top=None, stopwords="none")
    assert counts_of(table) == expected


@pytest.mark.skipif(not REAL, reason=f"no real documents in {SHARED}")
def test_there_are_real_documents() -> None:
    assert len(REAL) >= 20
