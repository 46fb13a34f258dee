"""What a browser or a bulletin prints around each page goes; what looks like it inside stays."""

from __future__ import annotations

import pytest
from repair_texts import PARAGRAPHS, wrap

import npccli
from npccli.model import Extraction, Source
from npccli.repair import Settings, repair_extraction, replay

ONLY = Settings(only=("furniture",))
TITLE = "云岭市人大常委会工作报告"
SITE = f"{TITLE} - 云岭人大网"
TIME = "2025/2/7 09:50"
ADDRESS = "https://www.example.gov.cn/rdgb/2025/t2025_118.html"
LINES = 9


def pages_of(count: int) -> list[str]:
    """Return the lines of a long text, cut to pages wherever they are full."""
    broken = wrap("".join(PARAGRAPHS), 24, 0)
    assert len(broken) >= LINES * count
    return ["\n".join(broken[LINES * at : LINES * (at + 1)]) + "\n" for at in range(count)]


def cleaned(text: str) -> str:
    document = repair_extraction(Extraction(Source("-", "", "text"), text, ()), ONLY)
    assert replay(text, document.changes) == document.text
    return document.text


PRINTS = {
    "lines": "{time}\n{site}\n{address}\n{page}/{pages}\n",
    "in two rows": "{time} {site}\n{address} {page}/{pages}\n",
    "the page first": "{time} {site}\n{page}/{pages}{address}\n",
    "a saved page": "{time} {site}\nfile:///C:/Users/a/118.html {page}/{pages}\n",
    "the head below": "{address}\n{page}/{pages}\n{time}\n{site}\n",
    "other forms": "{site}\n2025-02-07 09:50:33\n{address} {page}/{pages}\n",
}


@pytest.mark.parametrize("form", PRINTS.values(), ids=PRINTS)
def test_the_head_and_foot_of_a_printed_web_page_go(form: str) -> None:
    pages = pages_of(4)
    furniture = [
        form.format(time=TIME, site=SITE, address=ADDRESS, page=page, pages=4)
        for page in range(1, 5)
    ]
    text = "".join(page + printed for page, printed in zip(pages, furniture, strict=True))
    assert cleaned(text).split() == "".join(pages).split()


def test_a_day_in_a_table_stays() -> None:
    days = "2025/2/7 09:50\n视察\n2025/2/7 09:50\n调研\n2025/2/7 09:50\n座谈\n"
    assert cleaned(days) == days
    pages = pages_of(3)
    text = "".join(f"{page}— {at} —\n" for at, page in enumerate(pages, start=1))
    assert TIME in cleaned(text.replace("— 2 —\n", f"— 2 —\n{TIME}\n"))


LEFT = "云岭市人民代表大会常务委员会公报"
RIGHTS = ("2025年第3号", "2025年云岭市政府工作报告", "人民代表大会")


def bulletin(pages: list[str], right: str, without: tuple[int, ...], between: str = " ") -> str:
    """Return the pages with their heads; left ones have the number first, right ones last."""
    text = ""
    for number, page in enumerate(pages, start=1):
        head = f"{right}{between}{number}" if number % 2 else f"{number}{between}{LEFT}"
        text += page if number in without else f"{head}\n{page}"
    return text


@pytest.mark.parametrize("right", RIGHTS)
@pytest.mark.parametrize("without", [(), (3,), (2, 7), (1, 3, 5, 7), (2, 4, 6, 8)])
def test_heads_of_left_and_right_pages_that_count_go(right: str, without: tuple[int, ...]) -> None:
    pages = pages_of(8)
    assert cleaned(bulletin(pages, right, without)) == "".join(pages)


@pytest.mark.parametrize("right", RIGHTS)
def test_heads_and_numbers_on_lines_of_their_own_go(right: str) -> None:
    pages = pages_of(8)
    assert cleaned(bulletin(pages, right, (), "\n")) == "".join(pages)


def test_the_head_of_a_short_last_page_goes() -> None:
    pages = pages_of(8)
    pages[4] = "\n".join(pages[4].split("\n")[:3]) + "\n"
    for right in RIGHTS:
        assert cleaned(bulletin(pages, right, ())) == "".join(pages)


def test_numbered_lines_that_count_no_pages_stay() -> None:
    first, *others = pages_of(5)
    cases = [f"案例 {number}\n{page}" for number, page in zip((1, 2, 4, 7), others, strict=True)]
    text = first[:-2] + "。\n" + "".join(case[:-2] + "。\n" for case in cases)
    assert cleaned(text) == text


def test_the_head_and_foot_of_a_single_page_go() -> None:
    page = f"{TITLE}\n" + pages_of(1)[0]
    for form in PRINTS.values():
        foot = form.format(time=TIME, site=SITE, address=ADDRESS, page=1, pages=1)
        assert cleaned(page + foot).split() == page.split()
    head = f"{TIME} {SITE}\n"
    assert cleaned(head + page + f"{ADDRESS} 1/1\n").split() == page.split()
    assert cleaned(head + page) == head + page


def test_a_sentence_goes_on_over_the_foot_of_a_printed_page() -> None:
    text = "".join(PARAGRAPHS[:4])
    broken = wrap(text, 40, 0)
    foot = "{time}\n{site}\n{address}\n{page}/2\n"
    feet = [foot.format(time=TIME, site=SITE, address=ADDRESS, page=page) for page in (1, 2)]
    raw = "\n".join(broken[:6]) + "\n" + feet[0] + "\n".join(broken[6:]) + "\n" + feet[1]
    assert "".join(npccli.clean(raw).text.split()) == "".join(text.split())


def test_the_day_that_heads_the_pages_of_a_newspaper_goes() -> None:
    first, second = pages_of(2)
    heads = "2025年1月7日 星期四\n要闻 1\n", "要闻 2\n2025年1月7日 星期四\n"
    assert "星期四" not in cleaned(heads[0] + first + heads[1] + second)
    once = heads[0] + first + second
    assert cleaned(once) == once
