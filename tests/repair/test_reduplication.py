"""Each known repetition survives in a sentence, as a heading, and over a wrapped line end."""

from __future__ import annotations

from pathlib import Path

import pytest
from repair_cases import repaired
from repair_texts import PARAGRAPHS, wrap

REPETITIONS = [
    word
    for line in (Path(__file__).parent / "reduplications.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
]
LOST_AT_A_GAP = {"上上策与下下策"}
REASON = "behind a mark, the first character is taken for a word begun twice at a break"
SENTENCES = (
    "群众利益无小事，{}都要放在心上，落到实处。",
    "这项工作，常委会领导在会上反复强调要{}，不能走过场。",
    "代表们说，{}，说到底是为了让老百姓过上好日子。",
)
DOUBLED_ELSEWHERE = "织密监督网络织密监督网络\n"


def test_there_are_enough_repetitions() -> None:
    assert len(REPETITIONS) >= 120
    assert len(set(REPETITIONS)) == len(REPETITIONS)


@pytest.mark.parametrize("words", REPETITIONS)
def test_it_survives_in_a_sentence(words: str) -> None:
    text = "".join(f"{sentence.format(words)}\n" for sentence in SENTENCES)
    assert repaired(text).text == text


@pytest.mark.parametrize("words", REPETITIONS)
def test_it_survives_as_a_heading(words: str) -> None:
    text = f"{words}\n{PARAGRAPHS[1]}\n{PARAGRAPHS[2]}\n"
    assert repaired(text).text == text


@pytest.mark.parametrize("words", REPETITIONS)
def test_it_survives_where_other_headings_are_doubled(words: str) -> None:
    text = f"{words}\n{PARAGRAPHS[1]}\n{SENTENCES[0].format(words)}\n"
    damaged = f"{DOUBLED_ELSEWHERE}{PARAGRAPHS[0]}\n{text}"
    assert repaired(damaged).text == f"织密监督网络\n{PARAGRAPHS[0]}\n{text}"


@pytest.mark.parametrize("words", REPETITIONS)
def test_it_survives_over_a_wrapped_line_end(words: str) -> None:
    for cut in range(1, len(words)):
        lead = "常委会坚持眼睛向下、脚步向下，紧扣群众所思所盼，把"
        sentence = f"{lead}{words}作为检验工作成效的重要标尺，推动各项部署落地见效。"
        width = 2 * (len(lead) + cut)
        lines = [sentence[: len(lead) + cut], *wrap(sentence[len(lead) + cut :], width)]
        rest = wrap(PARAGRAPHS[1], width)
        text = "\n".join([*lines, "", *rest]) + "\n"
        assert repaired(text).text.replace("\n", "") == sentence + PARAGRAPHS[1], cut


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(word, marks=pytest.mark.xfail(reason=REASON) if word in LOST_AT_A_GAP else ())
        for word in REPETITIONS
    ],
)
def test_it_survives_over_a_gap(words: str) -> None:
    for cut in range(1, len(words)):
        before = f"常委会坚持眼睛向下，紧扣群众所思所盼，{words[:cut]}"
        behind = f"{words[cut:]}作为检验工作成效的重要标尺，推动各项部署落地见效。"
        text = f"{PARAGRAPHS[0]}\n\n{before}\n\n{behind}\n\n{PARAGRAPHS[1]}\n"
        assert repaired(text).text.replace("\n", "") == text.replace("\n", ""), cut
