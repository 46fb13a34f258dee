"""Role sets: what they may hold, what they decide, and how sure that is."""

from __future__ import annotations

from pathlib import Path

import pytest

from npccli import sections
from npccli.errors import UsageError
from npccli.model import Document, Paragraph, Source
from npccli.segment import (
    built_in_role_set,
    find_role_set,
    parse_role_set,
    role_evidence,
    role_set_names,
    segment_reports,
)
from npccli.segment.roles import assign_role, assign_subrole, count_role_words, role_scores

NPC, GWR, JUDICIAL = map(built_in_role_set, ("npc", "gwr", "judicial"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("name = ", "not TOML", id="no TOML"),
        pytest.param('name = "x"', "has no [roles.NAME]", id="no roles"),
        pytest.param("[roles]\nsupervision = 3", "not a table", id="no table"),
        pytest.param('[roles.a]\n"监督" = "much"', "is no number", id="a weight in words"),
        pytest.param('[roles.a]\n"监督" = true', "is no number", id="a weight that is true"),
        pytest.param('heading_weight = "x"\n[roles.a]\n"监督" = 1', "heading_weight", id="weight"),
        pytest.param(
            'heading_only = ["b"]\n[roles.a]\n"监督" = 1', "heading_only", id="no such role"
        ),
        pytest.param('heading_only = 3\n[roles.a]\n"监督" = 1', "heading_only", id="no list"),
    ],
)
def test_what_is_no_role_set(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=r".+") as caught:
        parse_role_set(text, "mine.toml")
    assert said in caught.value.message and "mine.toml" in caught.value.message
    assert caught.value.hint


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('\ufeffname = "mine"\n[roles.water]\n"河长" = 3\n', encoding="utf-8")
    mine = find_role_set(str(path))
    assert (mine.name, mine.roles) == ("mine", ("water",))
    assert assign_role("落实河长制", {}, mine)[0] == "water"
    with pytest.raises(UsageError):
        find_role_set("no such set")
    assert role_set_names() == ("gwr", "judicial", "npc")


@pytest.mark.parametrize(
    ("role_set", "heading", "body", "role"),
    [
        (NPC, "扛牢监督之责", "听取审议专项工作报告。", "supervision"),
        (NPC, "用好代表家站", "接待选民三百人次。", "deputies"),
        (NPC, "以良法保善治", "制定条例三件。", "legislation"),
        (NPC, "2023年主要工作", "监督、代表、立法都取得进展。", "other"),
        (GWR, "一、2023年工作回顾", "实施项目，推进改革，加快发展。", "review"),
        (GWR, "三、2024年重点工作", "完成投资十亿元，实现增长。", "tasks"),
        (GWR, "四、加强政府自身建设", "依法行政。", "government_building"),
        (JUDICIAL, "坚持从严治院", "锻造过硬队伍。", "team_building"),
        (JUDICIAL, "坚持司法为民", "审结民生案件。", "livelihood"),
        (JUDICIAL, "强化诉讼监督", "提出抗诉十二件。", "legal_supervision"),
    ],
)
def test_roles(role_set, heading: str, body: str, role: str) -> None:  # type: ignore[no-untyped-def]
    assert assign_role(heading, count_role_words(body, role_set), role_set)[0] == role


@pytest.mark.parametrize(
    ("heading", "parent", "role"),
    [
        pytest.param("（一）主要做法", "supervision", "supervision", id="nothing of its own"),
        pytest.param("民主立法有新意", "party_leadership", "legislation", id="says otherwise"),
        pytest.param("提升政治素养", "self_building", "self_building", id="too weak to say so"),
        pytest.param("开展执法检查", "other", "supervision", id="the parent has none"),
    ],
)
def test_subsections(heading: str, parent: str, role: str) -> None:
    text = "立法调研" if "立法" in heading else "开展执法检查"
    assert assign_subrole(heading, count_role_words(text, NPC), NPC, (parent, 0.8))[0] == role


def test_the_evidence_adds_up_to_the_score() -> None:
    heading, body = "做实代表工作", "办理代表建议五十件，代表联系选民，开展执法检查。"
    scores = role_scores(*(count_role_words(text, NPC) for text in (heading, body)), NPC)
    for role in NPC.roles:
        points = sum(e.points for e in role_evidence(heading, body, NPC) if e.role == role)
        assert points == pytest.approx(scores[role], abs=0.05)


def test_more_evidence_gives_more_confidence() -> None:
    weak = assign_role("推进工作", count_role_words("听取审议报告。", NPC), NPC)[1]
    strong = assign_role(
        "增强监督实效", count_role_words("听取审议报告，开展执法检查。", NPC), NPC
    )[1]
    mixed = assign_role(
        "监督工作与代表工作", count_role_words("听取审议报告，办理代表建议。", NPC), NPC
    )[1]
    assert strong > weak and strong > mixed


def test_the_year_of_the_session_parts_review_and_plans() -> None:
    lines = [
        "政府工作报告",
        "——2026年1月20日在清源市第五届人民代表大会第六次会议上",
        "一、2025年主要工作",
        "一年来，完成投资百亿元。",
        "二、2026年主要工作",
        "实施重点项目，推进改革。",
    ]
    paragraphs = tuple(Paragraph(text, (i, i)) for i, text in enumerate(lines, 1))
    (report,) = segment_reports(Document(Source("x", "", "text"), paragraphs))
    assert [s.role for s in report.sections if s.heading] == ["review", "tasks"]


@pytest.mark.parametrize(
    ("front", "headings", "roles"),
    [
        pytest.param(
            (
                "清源市人民法院工作报告",
                "——2025年12月25日在清源市第五届人民代表大会第六次会议上",
            ),
            ("2025年主要工作", "2026年主要任务"),
            ["review", "plans"],
            id="a session in December",
        ),
        pytest.param(
            (
                "清源市人民法院工作报告",
                "——2026年1月25日在清源市第五届人民代表大会第六次会议上",
            ),
            ("一年来的审判工作", "2026年主要工作"),
            ["review", "plans"],
            id="a session in January",
        ),
        pytest.param(
            (
                "清源市人民法院工作报告",
                "（1994年3月2日在清源市第二届人民代表大会第二次会议上）",
            ),
            ("一、一九九三年主要工作", "二、一九九四年主要工作"),
            ["review", "plans"],
            id="years in Chinese digits",
        ),
        pytest.param(
            ("清源市人民政府2025年工作总结",),
            ("一、2025年工作", "二、2026年工作"),
            ["review", "tasks"],
            id="a summary that looks ahead",
        ),
    ],
)
def test_the_years_that_headings_name(
    front: tuple[str, ...], headings: tuple[str, ...], roles: list[str]
) -> None:
    lines = [*front, "各位代表："]
    for heading in headings:
        lines += [heading, "受理案件三千二百件，审结三千一百件，各项工作都有了新的进展。"]
    (report,) = sections("\n".join(lines))
    assert [s.role for s in report.sections if s.heading] == roles


@pytest.mark.parametrize("role_set", [NPC, GWR, JUDICIAL], ids=["npc", "gwr", "judicial"])
@pytest.mark.parametrize(
    ("heading", "is_one"),
    [
        ("存在的主要问题", True),
        ("三、当前工作中存在的困难和问题", True),
        ("四、存在的不足", True),
        ("二、关于规范办园行为的问题", False),
        ("着力解决群众反映强烈的突出问题", False),
        ("聚焦问题导向，加强监督", False),
    ],
)
def test_problems(role_set, heading: str, is_one: bool) -> None:  # type: ignore[no-untyped-def]
    text = "执行难尚未根本解决，个别案件审理周期偏长，队伍作风有待改进。"
    role = assign_role(heading, count_role_words(text, role_set), role_set)[0]
    if role_set is NPC:  # has no role of its own for them
        assert role == "other" or not is_one
    else:
        assert (role == "problems") is is_one


def test_problems_that_only_the_text_names_leave_a_section_its_role() -> None:
    heading, text = "一、2023年工作回顾", "完成投资三亿元。存在的主要问题是骨干企业少。"
    plain = assign_role(heading, count_role_words("完成投资三亿元。", GWR), GWR)
    assert assign_role(heading, count_role_words(text, GWR), GWR) == plain
    assert all(e.role != "problems" for e in role_evidence(heading, text, GWR))


def test_the_plans_of_a_peoples_committee_are_tasks() -> None:
    (report,) = sections(
        "云南省人民委员会工作报告\n——一九五七年八月五日在云南省第一届人民代表大会第五次会议上\n"
        "各位代表：\n我代表云南省人民委员会向大会报告工作，请予审查。\n一、一年来的工作\n"
        "全年兴修水利工程一千二百处，扩大灌溉面积三万亩，各项工作都有了新的进展。\n"
        "二、今后的任务\n继续抓好生产，努力完成本年度的各项计划，不断改善人民的生活。"
    )
    assert [section.role for section in report.sections] == ["lead", "review", "tasks"]
