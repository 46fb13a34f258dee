"""The codebook: matching, extension, refusal; and the tables that rest on it."""

from pathlib import Path

import pytest

from npccli.errors import UsageError
from npccli.figures import (
    figure_record,
    figure_table,
    figures_of_report,
    load_codebook,
    panel_table,
)
from npccli.figures.find import find_figures
from npccli.model import Figure, Report, Section

CODEBOOK = load_codebook()
NAMED = {
    "召开党组会议9次。": "党组会议",
    "召开常委会会议7次。": "常委会会议",
    "邀请代表列席常委会会议30人次。": "代表列席",
    "召开主任会议12次。": "主任会议",
    "听取和审议专项工作报告14项。": "专项工作报告",
    "开展执法检查4次。": "执法检查",
    "开展专题询问2次。": "专题询问",
    "开展专题调研6次。": "专题调研",
    "形成调研报告5篇。": "调研报告",
    "提出审议意见44条。": "审议意见",
    "作出决议决定8项。": "决议决定",
    "任免国家机关工作人员52人次。": "任免人次",
    "组织宪法宣誓31人次。": "宪法宣誓",
    "收到代表建议90件。": "代表建议收到",
    "代表建议已办结88件。": "代表建议办结",
    "代表建议办结率97.8%。": "代表建议办结率",
    "代表建议办理满意率100%。": "代表建议满意率",
    "制定地方性法规3件。": "地方性法规通过",
    "审查规范性文件19件。": "规范性文件备案",
    "受理群众来信来访73件。": "信访",
    "举办代表培训班3期。": "培训",
    "召开新闻发布会2次。": None,
    "党组理论学习中心组集中学习11次。": "党组理论学习",
    "联合印发检察建议5件。": None,
}


@pytest.mark.parametrize(("text", "name"), NAMED.items(), ids=NAMED)
def test_the_built_in_codebook(text: str, name: str | None) -> None:
    (figure,) = find_figures(text)
    assert CODEBOOK.canonical(figure.indicator, figure.action, figure.unit, text) == name


def test_every_entry_can_be_matched() -> None:
    for entry in CODEBOOK.indicators:
        unit = entry.units[0] if entry.units else None
        action = entry.actions[0] if entry.actions else None
        sentence = "".join(entry.context)
        found = [CODEBOOK.canonical(word, action, unit, sentence) for word in entry.wordings]
        assert entry.name in found, entry.name
        assert entry.label and entry.role, entry.name


def test_a_file_extends_and_replaces(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    own = '["发布会"]\nwordings = ["新闻发布会"]\n["党组会议"]\nunits = ["场"]\n'
    path.write_text(own, "utf-8")
    book = load_codebook(path)
    assert book.canonical("新闻发布会", "召开", "次", "") == "发布会"
    assert book.canonical("党组会议", "召开", "次", "") is None
    assert book.canonical("党组会议", "召开", "场", "") == "党组会议"
    assert book.canonical("主任会议", "召开", "次", "") == "主任会议"
    path.write_text('replace = true\n["发布会"]\n', "utf-8")
    assert [entry.name for entry in load_codebook(path).indicators] == ["发布会"]


@pytest.mark.parametrize(
    "text",
    ["[", "x = 1", '["a"]\nunit = ["次"]', '["a"]\nunits = "次"', "replace = 3", '["a"]\nrole = 1'],
)
def test_a_bad_codebook_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=r"bad\.toml"):
        load_codebook(path)


def test_a_missing_or_undecodable_codebook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read the codebook"):
        load_codebook(tmp_path / "none.toml")
    (tmp_path / "gbk.toml").write_bytes("[党组会议]".encode("gbk"))
    with pytest.raises(UsageError, match="line 1: not UTF-8"):
        load_codebook(tmp_path / "gbk.toml")


def _report(number: int, *paragraphs: str, role: str = "other") -> tuple[Report, list[Figure]]:
    lines = tuple((2 * n + 1, 2 * n + 2) for n in range(len(paragraphs)))
    path = ("依法监督",)
    section = Section(
        "1", 1, path[0], "line", path, role, 1.0, paragraphs, (1, 9), paragraph_lines=lines
    )
    facts = (None, None, None, "县人大常委会", "云岭县", "county", 2023, None)
    report = Report("a.txt", number, *facts, (section,))
    return report, list(figures_of_report(report, CODEBOOK))


def test_the_panel_shows_conflicts_and_resolves_none() -> None:
    one = _report(1, "召开党组会议9次。听取专项工作报告12项。", "召开党组会议11次。")
    two = _report(2, "召开党组会议8次，主任会议xx次。听取专项工作报告约10项。")
    table = panel_table([one, two], CODEBOOK)
    names = [column.name for column in table.columns]
    rows = [dict(zip(names, row, strict=True)) for row in table.rows]
    assert [row["party_group_meetings"] for row in rows] == [None, 8]
    assert [row["special_work_reports_heard"] for row in rows] == [12, 10]
    assert rows[0]["conflicts"] == (
        "party_group_meetings: 9次 党组会议 (lines 1-2) | 11次 党组会议 (lines 3-4)"
    )
    assert rows[1]["conflicts"] is None
    assert rows[1]["notes"] == (
        "meetings_of_the_chairpersons: masked xx; special_work_reports_heard: approximate"
    )


def test_the_same_value_twice_is_no_conflict() -> None:
    table = panel_table([_report(1, "召开党组会议9次。", "全年召开党组会议9次。")], CODEBOOK)
    assert table.rows[0][6:] == (9, None, None)


def test_planned_figures_stay_out_of_the_panel() -> None:
    report, figures = _report(1, "明年计划召开党组会议9次。")
    assert [figure.planned for figure in figures] == [True]
    assert len(panel_table([(report, figures)], CODEBOOK).columns) == 8
    _, tasks = _report(1, "召开党组会议9次。", role="tasks")
    assert [figure.planned for figure in tasks] == [True]


def test_rows_and_records_say_the_same() -> None:
    _, figures = _report(1, "全年召开党组会议9次。")
    table = figure_table(figures)
    row = dict(zip([column.name for column in table.columns], table.rows[0], strict=True))
    record = figure_record(figures[0])
    assert (row.pop("first_line"), row.pop("last_line")) == tuple(record.pop("lines"))
    assert row == {name: record[name] for name in row}
    assert record["period"] == "全年"
    assert record["sentence"] == "全年召开党组会议9次。"


def test_the_lines_are_those_of_the_sentence() -> None:
    section = Section(
        "1", 1, "加强监督", "run_in", ("加强监督",), "other", 1.0, ("听取报告3项。作出决定2项。",),
        (4, 7), heading_mark="。", heading_lines=(4, 4), paragraph_lines=((4, 6),),
        line_starts=((3, 7),),
    )  # fmt: skip
    report = Report("a.txt", 1, *(None,) * 8, (section,))
    found = [(figure.value, figure.lines) for figure in figures_of_report(report, CODEBOOK)]
    assert found == [(3, (4, 5)), (2, (6, 6))]
