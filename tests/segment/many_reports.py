"""Make a compilation of reports in many layouts, with what should be found in it.

All text is made up for this test; the places are names from the gazetteer.
"""

from __future__ import annotations

from dataclasses import dataclass, field

PLACES = [
    "黄岩区",
    "平遥县",
    "周至县",
    "阳朔县",
    "大理市",
    "昌吉回族自治州",
    "锡林郭勒盟",
    "鄂伦春自治旗",
    "涪陵区",
    "吴江区",
    "沅陵县",
    "三江侗族自治县",
    "兰考县",
    "嘉善县",
    "安吉县",
    "石嘴山市",
    "黄石市",
    "淮安市",
    "保定市",
    "甘孜藏族自治州",
]

TOPICS = (
    (
        "party_leadership",
        "坚持党的领导",
        "把牢政治方向",
        "召开党组会议，学习党的创新理论，向党委请示报告重大事项",
    ),
    (
        "supervision",
        "聚焦中心大局",
        "增强监督实效",
        "听取和审议专项工作报告，开展执法检查和专题询问，审查预算决算",
    ),
    ("deputies", "尊重代表主体", "激发履职活力", "组织代表联系选民，办理代表建议，建设代表联络站"),
    (
        "self_building",
        "加强自身建设",
        "打造“四个机关”",
        "改进作风，培训机关干部，完善工作制度，落实中央八项规定",
    ),
)
FILLERS = (
    "全年的工作扎实推进，各项任务按期完成，群众的获得感不断增强。",
    "从年初到年尾，一项项举措落到实处，一件件实事办到心坎。",
    "有关部门认真研究处理意见，整改落实的情况向会议作了书面说明。",
)


@dataclass
class Made:
    """One report: its lines and what should be found."""

    title: str
    lines: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)


def _paragraph(text: str, number: int) -> str:
    filler = FILLERS[number % len(FILLERS)]
    return f"{text}，共{number + 11}次，推动解决问题{number + 7}个。{filler}"


def _unnumbered(made: Made, number: int) -> None:
    for role, first, second, text in TOPICS:
        made.lines += [f"{first}，{second}", _paragraph(text, number), FILLERS[number % 3]]
        made.headings.append((1, f"{first}，{second}"))
        made.roles.append(role)


def _stacked(made: Made, number: int) -> None:
    for role, first, second, text in TOPICS:
        made.lines += [first, second, _paragraph(text, number)]
        made.headings.append((1, f"{first} {second}"))
        made.roles.append(role)


def _numbered(made: Made, number: int) -> None:
    for index, (role, first, second, text) in enumerate(TOPICS):
        top = f"{'一二三四'[index]}、{first}，{second}"
        made.lines.append(top)
        made.headings.append((1, top))
        made.roles.append(role)
        for place, name in enumerate(("抓好主要环节", "取得明显成效")):
            below = f"（{'一二'[place]}）{name}"
            made.lines += [f"{below}。{_paragraph(text, number + place)}"]
            made.headings.append((2, below))


def _chapters(made: Made, number: int) -> None:
    for index, (role, first, second, text) in enumerate(TOPICS):
        top = f"第{'一二三四'[index]}章 {first}"
        made.lines.append(top)
        made.headings.append((1, top))
        made.roles.append(role)
        for place, name in enumerate((second, "完善制度机制")):
            below = f"第{'一二'[place]}节 {name}"
            made.lines += [below, _paragraph(text, number + place)]
            made.headings.append((2, below))


def _run_in(made: Made, number: int) -> None:
    for role, first, second, text in TOPICS:
        made.lines += [f"{first} {second}"]
        made.headings.append((1, f"{first} {second}"))
        made.roles.append(role)
        for name in ("强化责任落实", "强化协同配合", "强化跟踪问效"):
            made.lines.append(f"{name}。{_paragraph(text, number)}")
            made.headings.append((2, name))


def _dashes(made: Made, number: int) -> None:
    for role, first, second, text in TOPICS:
        made.lines += [f"{second}的探索：{first}"]
        made.headings.append((1, f"{second}的探索：{first}"))
        made.roles.append(role)
        made.lines.append(_paragraph(text, number))
        for name in ("突出重点发力", "突出难点攻坚"):
            made.lines.append(f"——{name}。{_paragraph(text, number)}")
            made.headings.append((2, name))


LAYOUTS = (_unnumbered, _stacked, _numbered, _chapters, _run_in, _dashes)


def make_report(number: int, *, same_title: bool = False) -> Made:
    """Return the report of that number; the layout goes with the number."""
    place = "某市" if same_title else PLACES[number % len(PLACES)]
    year = 2020 + number // len(PLACES)
    made = Made(f"{place}人大常委会{year}年工作综述")
    made.lines.append(made.title)
    if number % 7 == 3:
        made.lines.append("本报记者 林晓舟")
    made.lines.append(
        f"{year}年，{place}人大常委会在党委坚强领导下，依法履职，为改革发展作出了积极贡献。"
    )
    LAYOUTS[number % len(LAYOUTS)](made, number)
    if number % 3 == 0:
        made.lines.append("新的一年，人大常委会将站在新的起点上，奋力谱写新篇章！")
    return made


def make_compilation(
    count: int, *, contents: bool, same_title: bool = False
) -> tuple[str, list[Made]]:
    """Return the text of a compilation, a line a paragraph, and the reports in it."""
    reports = [make_report(number, same_title=same_title) for number in range(count)]
    lines = []
    if contents:
        lines += [f"人大常委会工作综述汇编（{count}篇）", "目录"]
        lines += [f"{i}.{made.title}\t{i * 5 - 3}" for i, made in enumerate(reports, 1)]
    for made in reports:
        lines += made.lines
    return "\n\n".join(lines) + "\n", reports
