"""Sentences and words with their source lines; a trace from any word to its line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import npccli
from npccli.count import Segmenter, report_parts, sentence_spans, split_sentences
from npccli.count.passages import (
    Passage,
    passage_sentences,
    report_passages,
    section_lines,
    section_passages,
)
from npccli.model import Report, Section

SEGMENTER = Segmenter()
TEXT = st.text(alphabet="人大代表依法监督a1。！？?!…，；”’）》\n “《 ", max_size=40)


@given(TEXT)
def test_spans_are_the_sentences(text: str) -> None:
    spans = sentence_spans(text)
    sentences = split_sentences(text)
    assert len(spans) == len(sentences)
    squeezed = ["".join(text[start:end].split()) for start, end in spans]
    assert squeezed == ["".join(sentence.split()) for sentence in sentences]
    if spans:
        assert [0, *(end for _, end in spans)] == [*(start for start, _ in spans), len(text)]


@given(TEXT)
def test_sentences_hold_all_tokens_in_order(text: str) -> None:
    sentences = passage_sentences(Passage(text, "a"), SEGMENTER)
    tokens = [token for sentence in sentences for token, _ in sentence.tokens]
    assert tokens == (SEGMENTER.tokens(text) if sentences else [])
    for sentence in sentences:
        for token, offset in sentence.tokens:
            assert text.startswith(token, offset)
            assert sentence.span[0] <= offset < sentence.span[1]


def test_runs_are_parted_by_marks_and_not_by_space() -> None:
    (sentence,) = passage_sentences(Passage("听取 报告，审议“预算”草案", "a"), SEGMENTER)
    runs = [[word for word, _ in run] for run in sentence.runs()]
    assert runs == [["听取", "报告"], ["审议"], ["预算"], ["草案"]]


WRAPPED = (
    "东川县人大常委会2023年工作综述\n\n"
    "过去一年，县人大常委会依法履行各项职责，听取和审议了专项工作报\n"
    "告12项，为全县发展作出了应有的贡献，得到了人民群众的充分认\n可和好评。\n\n"
    "一、强化监督\n\n"
    "加强预算监督。听取和审议专项工作报告12项，开展执法检查3次，提出审\n议意见20条。\n"
)


@pytest.mark.parametrize(
    ("expression", "lines"),
    [
        ("东川县", [1]),
        ("过去一年", [3]),
        ("工作报告", [3, 9]),
        ("应有的贡献", [4]),
        ("可和好评", [5]),
        ("强化监督", [7]),
        ("预算监督", [9]),
        ("执法检查", [9]),
        ("意见20条", [10]),
    ],
)
def test_each_hit_has_the_line_on_which_it_begins(
    expression: str, lines: list[int], tmp_path: Path
) -> None:
    path = tmp_path / "page.txt"
    path.write_text(WRAPPED, "utf-8")
    found = npccli.kwic(path, expression)
    assert [row[3] for row in found.rows] == lines
    source = WRAPPED.splitlines()
    for line in lines:
        assert source[line - 1].count(expression[:2])


def test_a_run_in_heading_and_its_text_have_their_lines() -> None:
    section = Section(
        *("1", 1, "加强预算监督", "run_in", ("加强预算监督",), "supervision", 1.0),
        *(("听取报告。", "提出意见。"), (3, 6), None, "。"),
        heading_lines=(3, 4),
        paragraph_lines=((4, 5), (6, 6)),
        line_starts=((2,), ()),
    )
    report = Report("a", 1, *([None] * 8), sections=(section,))  # type: ignore[arg-type]
    first, second = report_passages(report)
    assert first.text == "加强预算监督。听取报告。"
    assert [first.line_at(place) for place in (0, 6, 7, 8, 9)] == [3, 3, 4, 4, 5]
    assert second.line_at(0) == 6
    assert [text for text, _ in report_parts(report)] == [f"{first.text}\n{second.text}"]


@pytest.mark.parametrize("heading", [None, "", "加强预算监督"])
@pytest.mark.parametrize("mark", ["", "——"])
@pytest.mark.parametrize("paragraphs", [(), ("听取报告。",), ("听取报告。", "提出意见。")])
def test_the_lines_of_a_section_are_its_passages(
    heading: str | None, mark: str, paragraphs: tuple[str, ...]
) -> None:
    section = Section(
        *("1", 1, heading, "run_in", (), "other", 1.0, paragraphs, (3, 6)), heading_mark=mark
    )
    passages = [passage.text for passage in section_passages(section, "a")]
    assert list(section_lines(section)) == passages


def test_without_lines_the_source_alone_is_named() -> None:
    assert Passage("监督", "a.txt").place_of(1) == "a.txt"
    assert Passage("监督", "a.txt", lines=(3, 9)).place_of(1) == "a.txt:3"
