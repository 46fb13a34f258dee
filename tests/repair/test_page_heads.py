"""Running heads that stand below a title or a heading, and names on the first page alone."""

from __future__ import annotations

from itertools import accumulate

import pytest
from repair_cases import repaired
from repair_texts import HEADINGS, PARAGRAPHS, SUBTITLES, TITLES, wrap

from npccli.model import Extraction, Source
from npccli.repair import Settings, repair_extraction

ONLY = Settings(only=("furniture",))
NAME = "云岭人大年鉴2021"


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
