"""Run-in headings that an extractor cut off from the text of their paragraphs."""

from __future__ import annotations

from npccli.repair.measure.layout import measure_lines
from npccli.repair.measure.run_ins import NO_RUN_IN
from npccli.repair.wraps.run_in_pieces import with_run_ins

END = "全年办结代表建议九十八件。\n"


def run_ins(text: str, straddled: bool = False) -> list[str]:
    lines = measure_lines(text)
    found = with_run_ins(lines, [straddled] * len(lines))
    return [line.text for line in found if line.run_in > NO_RUN_IN]


def test_a_short_sentence_behind_another_is_one() -> None:
    assert run_ins(END + "加强联系服务。\n常委会健全机制，\n") == ["加强联系服务。"]
    assert run_ins(END + "做实“双联”工作——\n常委会健全机制，\n") == ["做实“双联”工作——"]


def test_other_pieces_are_none() -> None:
    assert not run_ins("常委会健全\n联系服务机制。\n代表反映良好，\n")
    assert not run_ins(END + "联系群众，服务发展。\n常委会健全机制，\n")
    assert not run_ins(END + "”周一鸣介绍。\n常委会健全机制，\n")
    assert not run_ins(END + "周一鸣介绍。\n常委会健全机制，\n", straddled=True)
    assert not run_ins(END + "加强联系服务。\n\n常委会健全机制，\n")
