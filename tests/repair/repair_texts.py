"""Sentences, headings and layouts that the tests of the repairs put documents together from.

All of it was written for these tests; places, organs and figures are invented.
"""

from __future__ import annotations

from npccli.repair.script import display_width

TITLES = (
    "守正创新担使命 勤勉履职谱新篇",
    "云岭市人大常委会2023年工作综述",
    "让民意直通车跑得更稳更远",
)
SUBTITLES = ("——云岭市人大常委会2023年工作回眸", "——2022年青禾县人大常委会工作综述")
BYLINES = ("本报记者 林知夏 通讯员 顾长宁", "（记者 周望舒）")
HEADINGS = (
    "织密监督网络",
    "夯实代表根基",
    "深耕立法沃土 滋养善治之花",
    "打造“暖心驿站”",
    "在凝心铸魂上持续用力",
    "一、坚持以高质量立法保障善治",
    "（二）增强监督工作刚性",
    "以务实作风锻造过硬队伍",
    "站稳人民立场",
    "回应群众期盼",
)
PARAGRAPHS = (
    "过去一年，云岭市人大常委会在市委坚强领导下，紧扣全市中心任务依法履职，召开常委会会议九次，"
    "听取和审议专项工作报告二十三项，作出决议决定十五件，圆满完成了市人民代表大会确定的各项任务。",
    "常委会坚持急用先行、务实管用，把立法资源更多投向民生领域。围绕老旧小区加装电梯、校园食品安全、"
    "城市停车管理等群众反映集中的问题，先后修改地方性法规4件，废止不合时宜的规定2件。",
    "针对部分乡镇饮用水水源保护区划定滞后的情况，执法检查组采取明查与暗访相结合的方式，"
    "深入七个乡镇、二十六个村开展实地检查，逐条列出问题清单，督促有关部门限期整改到位。",
    "预算审查监督重点向支出预算和政策拓展。常委会首次对重大投资项目开展全过程跟踪监督，"
    "运用联网系统发出预警提示118条，推动收回沉淀资金2.6亿元，财政资金使用效益明显提高。",
    "代表联络站既是倾听民声的“前哨”，也是化解矛盾的“驿站”。全市建成各类站点312个，"
    "实行“固定日接待、预约式走访”制度，代表轮流进站接待群众6800余人次，收集意见建议1947条。",
    "“以前反映问题要跑好几个部门，现在在家门口就能找到代表。”家住柳溪街道的王阿姨说，"
    "小区门前那条坑洼多年的道路，从提出建议到修整完工只用了不到两个月。",
    "在专题询问会上，十一位委员围绕普惠托育、社区养老、停车难等问题接连发问，"
    "市政府有关部门负责人现场作答，不回避、不推诿，并当场承诺办理时限。",
    "为提高审议质量，常委会修订议事规则，完善会前调研、会中审议、会后督办的闭环机制，"
    "明确审议意见必须直指问题、言之有物。全年共交办审议意见86条，办结率达到百分之九十七。",
    "乡村振兴是常委会持续关注的课题。调研组走进田间地头，与种粮大户、合作社负责人面对面交流，"
    "形成了关于推进高标准农田建设的专题报告，提出的八条建议被市政府全部采纳。",
    "机关建设始终抓在经常、严在日常。常委会制定加强机关能力建设的若干措施，选派年轻干部到信访窗口、"
    "项目一线锻炼，评选表彰先进工作者12名，干事创业的氛围更加浓厚。",
    "下一步，常委会将紧紧围绕全市发展大局，以钉钉子精神抓好各项工作落实，"
    "为建设富裕文明、宜居宜业的现代化云岭作出新的更大贡献。",
    "青禾县人大常委会聚焦生态保护，连续三年对白鹭湖水质开展监督，先后组织代表视察五次、"
    "跟踪问效两次，推动关停排污企业九家，湖区水质由四类提升到三类。",
)
SHORT_PARAGRAPHS = (
    "这一年，步履铿锵。",
    "人大代表来自人民。",
    "民有所呼，我有所应。",
)
TRADITIONAL = (
    "過去一年，雲嶺市人大常委會緊扣中心任務依法履職，聽取和審議專項工作報告二十三項，"
    "作出決議決定十五件，圓滿完成了市人民代表大會確定的各項任務。",
    "針對部分鄉鎮飲用水水源保護區劃定滯後的情況，執法檢查組深入七個鄉鎮、二十六個村開展實地檢查，"
    "逐條列出問題清單，督促有關部門限期整改到位。",
    "代表聯絡站既是傾聽民聲的「前哨」，也是化解矛盾的「驛站」。全市建成各類站點312個，"
    "代表輪流進站接待群眾6800餘人次，收集意見建議1947條。",
)

_NEVER_FIRST = "，。、；：！？”’」』）》％%"
_NEVER_LAST = "“‘「『（《"


def wrap(text: str, columns: int, first: int = 0) -> list[str]:
    """Return `text` broken at `columns` as a typesetter would; the first line `first` shorter.

    A mark that may not begin a line hangs over the edge, one that may not end a line goes
    down, and a number or Latin word stays whole.
    """
    lines: list[str] = []
    line = ""
    for unit in _units(text):
        room = columns - (first if not lines else 0)
        if line and display_width(line + unit) > room and unit not in _NEVER_FIRST:
            down = ""
            while line[-1] in _NEVER_LAST:
                line, down = line[:-1], line[-1] + down
            lines.append(line)
            line = down
        line += unit
    return [*lines, line]


def _units(text: str) -> list[str]:
    units: list[str] = []
    for character in text:
        glued = units and units[-1].isascii() and character.isascii() and character.isalnum()
        if glued or (units and units[-1].isdigit() and character == "."):
            units[-1] += character
        else:
            units.append(character)
    return units


def lay_out(
    paragraphs: list[str], columns: int, indent: str = "", gap: bool = False, first: int = 0
) -> str:
    """Return the paragraphs wrapped at `columns`, each with `indent`, with or without gaps.

    `first` makes the first lines shorter without an indent, as extractors do that drop it.
    """
    blocks = []
    for paragraph in paragraphs:
        lines = wrap(paragraph, columns, first or display_width(indent))
        blocks.append("\n".join([indent + lines[0], *lines[1:]]))
    return ("\n\n" if gap else "\n").join(blocks) + "\n"
