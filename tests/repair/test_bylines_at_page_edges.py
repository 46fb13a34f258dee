"""A reporter may sign several articles: the byline at the foot of a page is no running head."""

from __future__ import annotations

import pytest

import npccli

LAW = "常委会坚持急用先行、务实管用，把立法资源更多投向民生领域，先后修改地方性法规四件"
CHECK = "推进依法治县，检查五部法律的实施情况，办结代表建议九十八件，群众满意度稳步上升"
PAGES = (
    "{law}，\n听取报告九项。\n栗城强调依法履职\n做好新时代各项监督工作 全面完成年度任务\n"
    "{line}\n— 5 —\n青禾县人大常委会公报\n{check}，\n{law}，检查水质。\n— 6 —\n"
    "青禾县人大常委会公报\n让监督更有力量\n{line}\n5月22日，常委会听取汇报，{law}，\n{check}。\n"
)


@pytest.mark.parametrize(
    ("line", "copies"),
    [("新华社记者 林 知 顾长宁", 2), ("本报通讯员 周望舒", 2), ("代表风采", 1)],
)
def test_the_same_byline_of_two_articles_stays(line: str, copies: int) -> None:
    text = PAGES.format(line=line, law=LAW, check=CHECK)
    assert npccli.clean(text).text.count(line) == copies
