"""What reports name: kinds, counts, drafts, places, organs."""

import pytest

from npccli.figures import count_mentions, mention_table
from npccli.figures.mentions import title_kind
from npccli.model import Report, Section

KINDS = {
    "中华人民共和国残疾人保障法": "law",
    "民法典": "law",
    "安全生产法": "law",
    "全国人民代表大会和地方各级人民代表大会代表法": "law",
    "云岭省节约用水条例": "local_regulation",
    "xx市物业管理条例": "local_regulation",
    "云岭省实施《中华人民共和国工会法》办法": "local_regulation",
    "信访工作条例": "regulation",
    "关于加强检察建议工作的决议": "decision",
    "关于批准预算调整方案的决定": "decision",
    "云岭县国土空间总体规划（2021—2035年）": "plan",
    "主题活动实施方案": "plan",
    "议事规则": "rules",
    "人大常委会监督办理审议意见办法": "rules",
    "关于新时代人大工作的意见": "opinion",
    "政府工作报告": "report",
    "合作框架协议": "agreement",
    "义勇军进行曲": "work",
    "做法": "work",
}


@pytest.mark.parametrize(("name", "kind"), KINDS.items(), ids=KINDS)
def test_kinds_of_titles(name: str, kind: str) -> None:
    assert title_kind(name) == kind


def _report(*paragraphs: str) -> Report:
    lines = tuple((n, n) for n in range(1, len(paragraphs) + 1))
    section = Section(
        "0", 1, None, "none", (), "other", 0.0, paragraphs, (1, 9), paragraph_lines=lines
    )
    return Report("a.txt", 1, *(None,) * 8, (section,))


def test_titles_are_counted_and_drafts_marked() -> None:
    report = _report(
        "检查《安全生产法》，审议《云岭省节水条例（草案）》。",
        "再查《安全生产法》《云岭省节水条例》。",
    )
    found = [(m.kind, m.name, m.status, m.lines[0], n) for m, n in count_mentions(report)]
    assert found == [
        ("law", "安全生产法", None, 1, 2),
        ("local_regulation", "云岭省节水条例", None, 2, 1),
        ("local_regulation", "云岭省节水条例", "draft", 1, 1),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("审议《甲规则，通过决定。", []),
        ("》《甲规则》", ["甲规则"]),
        ("《甲省实施〈乙法〉办法》", ["甲省实施〈乙法〉办法"]),
        ("《甲省实施《乙法》办法》", ["甲省实施《乙法》办法"]),
        ("《》", []),
        ("《甲规则" + "长" * 200 + "《乙规则》", ["乙规则"]),
    ],
    ids=["unclosed", "closed before opened", "nested", "nested alike", "empty", "far unclosed"],
)
def test_marks_without_partners(text: str, names: list[str]) -> None:
    assert [mention.name for mention, _ in count_mentions(_report(text))] == names


def test_places_come_from_the_gazetteer_and_organs_from_their_form() -> None:
    report = _report("西宁市人大常委会赴青海省湟中区考察，听取市人民政府报告。城区面貌一新。")
    found = {(m.kind, m.name, m.basis) for m, _ in count_mentions(report)}
    assert ("place", "青海省", "gazetteer") in found
    assert ("place", "湟中区", "gazetteer") in found
    assert ("organ", "西宁市人大常委会", "pattern") in found
    assert ("organ", "市人民政府", "pattern") in found
    assert not any(name == "城区" for _, name, _ in found)


def test_the_table_keeps_the_kinds_asked_for() -> None:
    table = mention_table([_report("《安全生产法》《议事规则》")], ("law",))
    assert [row[5] for row in table.rows] == ["安全生产法"]
    assert mention_table([]).rows == ()


def test_titles_in_traditional_characters_and_bills_without_brackets() -> None:
    text = (
        "市議會審議《2024年道路交通（修訂）條例草案》和《供水條例草案》，"
        "修改《雲嶺市物業管理條例》。"
    )
    section = Section("1", 1, None, "none", (), "lead", 0.9, (text,), (1, 1))
    report = Report("a", 1, None, None, None, None, None, None, None, None, (section,))
    found = {(m.name, m.kind, m.status) for m, _ in count_mentions(report)}
    assert found >= {
        ("2024年道路交通（修訂）條例", "regulation", "draft"),
        ("雲嶺市物業管理條例", "local_regulation", None),
        ("供水條例", "regulation", "draft"),
    }


def test_organs_in_traditional_characters() -> None:
    report = _report(
        "湖南省桃源縣人民政府向桃源縣第十五屆人民代表大會報告工作，全國人大常委會聽取最高人民檢察院的報告。",
        "縣人大常委會審議了縣人民政府的報告，作出決議，開展執法檢查。",
    )
    organs = [mention.name for mention, _ in count_mentions(report) if mention.kind == "organ"]
    assert set(organs) == {
        *("湖南省桃源縣人民政府", "桃源縣人民代表大會", "全國人大常委會", "最高人民檢察院"),
        *("縣人大常委會", "縣人民政府"),
    }


def test_a_term_before_a_congress_is_no_part_of_its_name() -> None:
    report = _report("桃源县第十五届人民代表大会和市十七届人大常委会会议，以及首届人民代表大会。")
    organs = {mention.name for mention, _ in count_mentions(report) if mention.kind == "organ"}
    assert organs == {"桃源县人民代表大会", "市人大常委会", "人民代表大会"}


def test_refuse_the_ordinary_courts_for_the_highest_one() -> None:
    report = _report("最高人民法院和各级人民法院依法履职，国务院及其部门支持工作。")
    found = [(mention.name, count) for mention, count in count_mentions(report)]
    assert sorted(found) == [("人民法院", 1), ("国务院", 1), ("最高人民法院", 1)]
