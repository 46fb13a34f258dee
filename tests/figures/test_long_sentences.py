"""Of a sentence that is as long as a table only the parts around each number are printed."""

from __future__ import annotations

from npccli.figures import figure_record, figure_table, figures_of_report, load_codebook
from npccli.model import Figure, Report, Section


def _figures(text: str) -> list[Figure]:
    section = Section("1", 1, None, "none", (), "lead", 0.9, (text,), (1, 1))
    unknown = (None,) * 7
    report = Report("a.txt", 1, "工作报告", *unknown, (section,))
    return list(figures_of_report(report, load_codebook(None)))


def test_a_long_sentence_is_printed_in_part() -> None:
    text = "，".join(f"召开会议{number}次，办理建议{number + 2}件" for number in range(10, 800))
    figures = _figures(text + "。")
    assert len(figures) == 2 * 790
    printed = figure_table(figures).rows
    for row, figure in zip(printed, figures, strict=True):
        sentence = str(row[-1])
        assert sentence == figure_record(figure)["sentence"]
        assert len(sentence) < 600
        assert sentence in figure.sentence == text + "。"
        assert f"{figure.action}{figure.indicator}{figure.raw}" in sentence
        assert sentence.startswith(("召开", "办理"))
        assert sentence.endswith(("，", "。"))


def test_a_sentence_of_a_report_is_printed_whole() -> None:
    text = "围绕经济社会发展大局，" * 80 + "听取专项工作报告12项。"
    (figure,) = _figures(text)
    assert figure_record(figure)["sentence"] == text


def test_a_long_sentence_without_marks_is_printed_in_part() -> None:
    text = "全面依法履职" * 400 + "听取专项工作报告12项" + "持续改进作风" * 400
    (figure,) = _figures(text)
    sentence = figure_record(figure)["sentence"]
    assert "工作报告12项" in sentence
    assert sentence in text
    assert len(sentence) < 600
