"""A numbered line that fills its column is a heading where the others with such a number are."""

from __future__ import annotations

from npccli.repair.measure.settled_lines import measure_text
from npccli.repair.wraps.numbers_alike import with_numbers_alike

COLUMN = 40
FULL = "（三）加快产业体系建设，壮大实体经济"
BODY = "检查了中小企业促进法的实施情况，梳理出\n账款拖欠等七类问题，交由县政府限期整改。\n"


def marked(text: str, column: int = COLUMN) -> list[str]:
    """Return the lines that are taken for headings because others are."""
    lines = measure_text(text)
    found = with_numbers_alike(lines, [(0, column) if column else (0,)] * len(lines))
    return [line.text for line in found if line.look.bare]


def test_it_is_a_heading_like_one_that_is_short() -> None:
    assert marked(f"（一）扩大需求\n{BODY}{FULL}\n{BODY}") == [FULL]


def test_it_is_a_heading_like_one_with_a_short_rest() -> None:
    broken = "（二）提升创新体系效能，引领生产力发\n展\n"
    assert marked(f"{broken}{BODY}{FULL}\n{BODY}") == [FULL]


def test_it_is_a_heading_like_one_above_another() -> None:
    above = "（一）着力扩大有效需求，推动稳中向好\n1.稳定投资\n"
    assert marked(f"{above}{BODY}{FULL}\n{BODY}") == [FULL]


def test_it_is_none_where_such_a_number_opens_a_paragraph() -> None:
    opening = "（一）扩大需求。全年听取和审议专项报告\n十二项，提出意见八十条。\n"
    assert marked(f"{opening}（二）提升效能\n{BODY}{FULL}\n{BODY}") == []
    ending = "（二）着力扩大有效需求推动经济更好更\n快。听取报告十二项，提出意见八十条。\n"
    assert marked(f"（一）扩大需求\n{BODY}{ending}{FULL}\n{BODY}") == []


def test_other_numbers_say_nothing() -> None:
    assert marked(f"一、扩大需求\n{BODY}{FULL}\n{BODY}") == []
    assert marked(f"(一)扩大需求\n{BODY}1.提升效能\n{BODY}{FULL}\n{BODY}") == []


def test_it_stays_open_where_no_column_is_known() -> None:
    assert marked(f"（一）扩大需求\n{BODY}{FULL}\n{BODY}", column=0) == []
