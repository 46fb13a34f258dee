"""What stands above a report stands alone: the number of a document, the name of a session."""

from __future__ import annotations

import pytest
from repair_texts import PARAGRAPHS, wrap

import npccli
from npccli.repair.measure.settled_lines import measure_text

TEXT = "\n".join(wrap("".join(PARAGRAPHS[:2]), 56, 4)) + "\n"


@pytest.mark.parametrize(
    "number", ["清江府发〔2026〕6号", "云政发[2025]12号", "青禾县人大常委会办公室函（2024）3号"]
)
def test_the_number_of_a_document_is_no_part_of_its_title(number: str) -> None:
    front = f"清江省人民政府文件\n{number}\n政府工作报告\n"
    assert npccli.clean(front + TEXT).text.startswith(front)


def test_a_number_inside_a_sentence_goes_on() -> None:
    lines = "常委会听取和审议了关于落实去年审议意见的报告，认真研究了市政府清江府发〔2026〕6号"
    found = measure_text(f"{lines}\n文件中提出的十二项措施，并且要求逐项落实。\n")
    assert not found[0].fixed


@pytest.mark.parametrize("mark", ["", "——"])
def test_the_session_below_a_title_stands_alone(mark: str) -> None:
    session = f"{mark}2026年1月27日在清江省第十四届人民代表大会第四次会议上"
    found = measure_text(f"清江省2026年政府工作报告\n{session}\n清江省省长 周一\n")
    assert found[1].fixed


def test_a_session_in_a_sentence_does_not() -> None:
    session = "2026年1月27日在清江省第十四届人民代表大会第四次会议上"
    found = measure_text(f"省人民政府向大会报告工作，\n{session}\n受到代表们的好评。\n")
    assert not found[1].fixed
