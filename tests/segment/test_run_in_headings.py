"""The phrase that a paragraph opens with: when it is a heading by its own form, when not."""

from __future__ import annotations

import pytest

import npccli
from npccli.segment.run_in import own_heading, phrases_match

TEXT = "举办培训班五期，提高代表履职能力和服务群众的水平，组织代表视察三次。"
LONG = "围绕全市经济社会发展中的重点难点问题和人民群众普遍关心的教育医疗养老就业等方面的工作"


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        pytest.param(f"（一）加强监督工作。{TEXT}", "（一）加强监督工作", id="numbered"),
        pytest.param(f"（一）{LONG[:40]}。{TEXT}", f"（一）{LONG[:40]}", id="numbered, long"),
        pytest.param(f"（一）{LONG[:41]}。{TEXT}", None, id="refuse: a sentence of 41 characters"),
        pytest.param(f"（一）监督好。{TEXT}", None, id="refuse: three characters"),
        pytest.param(
            f"（一）加强代表建议办理工作方面：{TEXT}", "（一）加强代表建议办理工作方面", id="colon"
        ),
        pytest.param(f"（一）{LONG[:15]}：{TEXT}", None, id="refuse: what a long phrase announces"),
        pytest.param(f"（一）加强监督工作。{TEXT[:12]}", None, id="refuse: hardly any text"),
        pytest.param(f"加强能力建设。{TEXT}", "加强能力建设", id="verb and noun"),
        pytest.param(f"会议指出：{TEXT}", None, id="refuse: who says it"),
        pytest.param(f"——加强能力建设。{TEXT}", None, id="refuse: an item of a list"),
    ],
)
def test_own_heading(text: str, heading: str | None) -> None:
    found = own_heading(text)
    assert (found and found.heading) == heading
    if found:
        assert found.heading + found.mark + found.rest == text


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("提升政治素养", "提升履职水平", True),
        ("强化政治建设", "加强能力建设", True),
        ("依法监督有力度", "代表工作有温情", True),
        ("加强监督工作", "加快地方立法进", True),
        ("加强监督工作", "加快地方立法进程", False),
        ("依法监督有力度", "做实代表工作，提升履职能力", False),
        ("", "提升履职水平", False),
    ],
)
def test_phrases_built_alike(first: str, second: str, alike: bool) -> None:
    assert phrases_match(first, second) == alike


def test_numbers_that_run_on_through_the_sections_count_paragraphs() -> None:
    text = "政府會繼續增加供應，並已預留一千億元作為撥款，以縮短所需的時間，改善市民生活。"
    parts = [("引言", 2), ("房屋及土地", 3), ("醫療", 2)]
    lines, number = ["二零一八年施政報告"], 0
    for heading, count in parts:
        lines.append(heading)
        for _ in range(count):
            number += 1
            lines.append(f"{number}.這是當前面對最嚴峻的問題。{text}")
    (report,) = npccli.sections("\n".join(lines))
    assert [s.heading for s in report.sections if s.heading] == [heading for heading, _ in parts]
