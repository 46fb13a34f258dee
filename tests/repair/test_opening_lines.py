"""A short sentence that opens an article is a paragraph of its own."""

from __future__ import annotations

from repair_cases import repaired

BODY = (
    "全年听取审议专项报告十二项，开展执法检查\n"
    "五次，组织代表视察三十余次，督促办理群众\n"
    "反映强烈的问题，跟踪回访测评。\n"
)
FULL = BODY.replace("反映强烈的问题，跟踪回访", "反映强烈的民生问题，跟踪回访并逐项")
NARROW = (
    "年初以来，县人大代表联络站\n"
    "接待选民四百多人次，收集意\n"
    "见建议九十条，逐条交办跟踪\n"
    "督办，办结八十六条。\n"
)
OPENING = "不负重托，久久为功。"
TITLES = "履职尽责谱新篇\n——云溪县人大常委会工作综述\n■ 林知夏\n"


def article(opening: str) -> str:
    return f"{TITLES}{opening}\n{BODY}{BODY.replace('全年', '一年')}"


def test_below_a_byline_also_where_it_was_justified() -> None:
    first = article("实干为先，善作善成。").replace("林知夏", "顾宁")
    text = first + article(" ".join(OPENING))
    assert OPENING in repaired(text).text.splitlines()


def test_where_the_columns_change() -> None:
    text = f"{article('实干为先，善作善成。')}{FULL}{OPENING}\n{NARROW}"
    assert repaired(text).text.splitlines()[-2:] == [OPENING, NARROW.replace("\n", "")]


def test_the_last_line_of_a_paragraph_stays_its_last_one() -> None:
    text = f"{article('实干为先，善作善成。')}{FULL}{OPENING}\n{BODY.replace('全年', '去年')}"
    assert repaired(text).text.splitlines()[-2].endswith(f"并逐项测评。{OPENING}")
    text = f"{BODY}{FULL}{OPENING}\n{NARROW}"
    assert repaired(text).text.splitlines()[-2].endswith(f"并逐项测评。{OPENING}")


def test_a_longer_first_line_opens_its_paragraph() -> None:
    first = "不负重托，久久为功，年初以来，县人大代表\n联络站接待选民四百人次。"
    assert first.replace("\n", "") in repaired(article(first)).text.splitlines()
