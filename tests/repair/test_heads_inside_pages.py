"""A running head that an extractor gives in the middle of a page goes, a title there stays."""

from __future__ import annotations

from repair_texts import PARAGRAPHS, wrap

from npccli.model import Extraction, Source
from npccli.repair import Settings, repair_extraction, replay

ONLY = Settings(only=("furniture",))
HEAD = "云岭人大工作 2021年第4期"
TITLE = "云岭市人大常委会2021年工作报告"


def cleaned(pages: list[str]) -> str:
    text = "".join(pages)
    starts = tuple(sum(map(len, pages[:number])) for number in range(len(pages)))
    document = repair_extraction(Extraction(Source("-", "", "text"), text, starts), ONLY)
    assert replay(text, document.changes) == document.text
    return document.text


def page(number: int, head: str = HEAD, inside: str = "") -> str:
    """Return a page with its head on top, or `inside` between its paragraphs."""
    some = [PARAGRAPHS[(number * 5 + at) % len(PARAGRAPHS)] for at in range(6)]
    texts = ["\n".join(wrap(text, 40 - 2 * (number % 3), 4)) for text in some]
    parts = [*([head] if head else []), *texts[:3], *([inside] if inside else []), *texts[3:]]
    return "\n\n".join(parts) + "\n\n"


def test_a_head_inside_a_page_that_has_none_goes() -> None:
    pages = [page(0), page(1, "", HEAD), page(2), page(3, "", HEAD), page(4)]
    found = cleaned(pages)
    assert HEAD not in found
    assert [*found.split()] == [line for text in pages for line in text.replace(HEAD, "").split()]


def test_a_line_like_the_head_stays_elsewhere() -> None:
    """On the first page it is a title; on a page with its head, a line of the text."""
    assert cleaned([page(0, "", TITLE), *(page(at, TITLE) for at in (1, 2, 3))]).count(TITLE) == 1
    pages = [page(0), page(1), page(2, HEAD, HEAD), page(3)]
    assert cleaned(pages).count(HEAD) == 1


def test_few_heads_prove_nothing() -> None:
    assert cleaned([page(0), page(1), page(2, "", HEAD)]).count(HEAD) == 1
