"""Running heads that stand below a title or a heading, and names on the first page alone."""

from __future__ import annotations

from itertools import accumulate

import pytest
from repair_cases import repaired
from repair_texts import HEADINGS, PARAGRAPHS, SUBTITLES, TITLES, wrap

import npccli
from npccli.model import Extraction, Source
from npccli.repair import Settings, repair_extraction

ONLY = Settings(only=("furniture",))
NAME = "云岭人大年鉴2021"
BULLETIN = "云岭市人民代表大会常务委员会公报"


def body(index: int) -> list[str]:
    return [*wrap(PARAGRAPHS[index], 36, 4), *wrap(PARAGRAPHS[index + 1], 36, 4)]


def on_pages(pages: list[list[str]]) -> str:
    texts = ["\n".join(lines) + "\n" for lines in pages]
    starts = tuple(accumulate(map(len, texts[:-1]), initial=0))
    source = Extraction(Source("-", "", "text"), "".join(texts), page_starts=starts)
    return repair_extraction(source, ONLY).text


def pages_headed(head: str) -> list[list[str]]:
    """Return pages with a head behind the title, at the top, and behind a heading."""
    return [
        [TITLES[0], TITLES[1], head, *body(0)],
        [head, *body(2)],
        [HEADINGS[0], head, *body(4)],
    ]


def test_a_head_below_a_heading_is_taken_out_on_every_page() -> None:
    pages = pages_headed(NAME)
    kept = [line for page in pages for line in page if line != NAME]
    assert on_pages(pages) == "\n".join(kept) + "\n"


def test_a_head_below_the_first_lines_of_another_column_is_taken_out() -> None:
    pages = pages_headed(NAME)
    pages[2][1:1] = body(6)[:4]
    kept = [line for page in pages for line in page if line != NAME]
    assert on_pages(pages) == "\n".join(kept) + "\n"


@pytest.mark.parametrize("change", ["two pages", "a unit", "twice on a page", "deep in a page"])
def test_what_may_be_no_head_stays(change: str) -> None:
    pages = pages_headed("单位：万元" if change == "a unit" else NAME)
    if change == "two pages":
        pages = pages[:2]
    elif change == "twice on a page":
        pages[0].append(NAME)
        pages[0].append(body(6)[0])
    elif change == "deep in a page":
        pages[2][0:0] = body(6)
    assert pages[0][2] in on_pages(pages).split("\n")


def test_a_name_above_the_title_goes_if_it_heads_the_next_page() -> None:
    name = "人大常委会公报"
    first = [TITLES[0], SUBTITLES[0], *body(0)]
    cut = [line for line in body(2) if len(line) > 15]
    text = "\n".join([name, *first, cut[0], "- 1 -", name, *cut[1:]]) + "\n"
    assert name not in repaired(text, ONLY).text
    title = TITLES[0]
    text = "\n".join([title, *first[1:], cut[0], "- 1 -", title, *cut[1:]]) + "\n"
    assert repaired(text, ONLY).text.startswith(title)


CUT = "常委会坚持急用先行、务实管用，把立法资源更多投向民生领域，围绕老旧小区加装"
REST = "电梯等群众反映集中的问题，先后修改法规4件。"
WHOLE = "常委会坚持急用先行、务实管用，把立法资源更多投向民生领域，修改法规4件。"


def chapter(head: str, before: str = CUT, behind: str = REST) -> str:
    """Return a text with a heading that comes again between two pages."""
    return f"加强立法工作\n{WHOLE}\n{before}\n— 2 —\n{head}\n{behind}\n做实代表工作\n{WHOLE}\n"


@pytest.mark.parametrize("head", ["加强立法工作", "做实代表工作"])
def test_a_head_that_names_the_chapter_goes(head: str) -> None:
    cleaned = npccli.clean(chapter(head)).text
    assert cleaned == f"加强立法工作\n{WHOLE}\n{CUT}{REST}\n做实代表工作\n{WHOLE}\n"


@pytest.mark.parametrize(
    ("head", "before", "behind"),
    [
        pytest.param("做实代表工作", WHOLE, WHOLE, id="behind a whole sentence"),
        pytest.param("做实代表工作", CUT, "（一）推动经济运行", id="above a numbered heading"),
        pytest.param("深化监督工作", CUT[:20] + "：", WHOLE, id="behind a colon"),
    ],
)
def test_a_heading_that_comes_again_stays(head: str, before: str, behind: str) -> None:
    assert f"\n{head}\n" in npccli.clean(chapter(head, before, behind)).text


def test_the_name_of_a_periodical_with_the_number_of_its_page() -> None:
    pages = "".join(
        f"{CUT}\n{number}清溪县人大常委会公报\n加强立法工作{number}\n{REST}\n{WHOLE}\n{WHOLE}\n"
        for number in (1, 2, 3)
    )
    assert "公报" not in npccli.clean(pages).text


def numbered_pages(name: str, first: list[str]) -> str:
    """Return a contents page and pages with a number and a head between them in sentences."""
    text = wrap("".join(PARAGRAPHS[:9]), 36, 0)
    size = len(text) // 5
    pages = [text[at : at + size] for at in range(0, 5 * size, size)]
    lines = [name, f"{name}（2篇）", "目录", *TITLES[:2], "第 1 页 共 6 页", "2", "4", *first]
    for number, page in enumerate(pages, start=2):
        lines += [*page, f"第 {number} 页 共 6 页", name] if number < 6 else page
    return "\n".join(lines) + "\n"


def test_the_head_behind_the_column_of_a_contents_page_goes_with_the_others() -> None:
    result = repaired(numbered_pages(BULLETIN, [BULLETIN, TITLES[0]])).text.splitlines()
    assert BULLETIN not in result
    assert TITLES[0] in result


def test_a_title_that_is_the_head_of_the_pages_stays() -> None:
    first = [BULLETIN, "——2024年1月9日在云岭市第五届人民代表大会第四次会议上"]
    assert BULLETIN in repaired(numbered_pages(BULLETIN, first)).text.splitlines()
