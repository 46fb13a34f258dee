"""Four times the text takes about four times the work, also for texts nobody would write.

Processor time is measured, the best of some runs; a text that takes sixteen times the work
is far beyond the limit, one that takes four times is far below it.
"""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest
from repair_cases import repaired
from repair_texts import PARAGRAPHS, lay_out

from npccli.repair.flags import find_flags
from npccli.repair.measure.layout import measure_lines
from npccli.repair.wraps.heading_rests import with_heading_rests
from npccli.repair.wraps.inline_cuts import ends_of_headings, inside_cut_lines

REPORT = "".join(PARAGRAPHS)
WRAPPED = lay_out(list(PARAGRAPHS), 40, "　　")
BROKEN_OFF = "\n".join(
    "\n".join([*lay_out([text], width).split("\n")[:3], ""])
    for text in PARAGRAPHS
    for width in (40, 28)
)

LINEAR = {
    "one line without marks": ("人大代表监督工作", 7_500),
    "one line of prose": (REPORT, 5),
    "blank lines": ("\n", 6_250),
    "identical headings": ("监督工作有声有色\n", 1_250),
    "two letters again and again": ("ab", 6_250),
    "two characters again and again": ("人大", 6_250),
    "asterisks": ("*", 12_500),
    "underscores": ("_", 12_500),
    "opening angle brackets": ("<", 6_250),
    "opened tags": ("<a ", 2_500),
    "brackets around characters": ("(人)", 750),
    "NUL bytes": ("\x00", 25_000),
    "byte order marks": ("\ufeff", 25_000),
    "carriage returns": ("\r", 1_250),
    "form feeds": ("\x0c", 1_250),
    "ampersands": ("&", 12_500),
    "entities": ("&ldquo;人", 1_000),
    "full-width digits": ("１", 12_500),
    "spaced characters": ("人 ", 2_500),
    "labels": ("人大代表：", 2_500),
    "contents words": ("目录\n", 1_000),
    "contents entries": ("监督工作……3\n", 625),
    "lines of dots": ("." * 150 + "甲\n", 15),
    "one character a line": ("人\n大\n代\n表\n", 150),
    "Windows line ends": ("人大\r\n", 625),
    "white lines": (" " * 100 + "\n", 37),
    "unlike lines": ("", 1_000),
    "wrapped prose": (WRAPPED, 2),
    "columns that break off": (BROKEN_OFF, 12),
    "opening brackets": ("(", 1_000),
    "full stops": (".", 1_000),
    "ellipses": ("…", 1_000),
    "commas": ("，", 2_000),
    "quotation marks": ("“", 2_000),
    "rulings": ("—" * 150 + "\n", 15),
    "spaces": (" ", 1_200),
    "full-width spaces": ("　", 1_200),
    "tabs": ("\t", 1_200),
    "full-width digits and stops": ("１．", 1_500),
    "letters and dots": ("a.", 1_500),
    "menus and titles": ("政务公开\n互动交流\n首页\n云岭市工作报告\n", 500),
    "one long menu": ("政务公开\n首页\n柳溪\n网站地图\n", 1_000),
}


def text_of(piece: str, times: int) -> str:
    if piece:
        return piece * times
    return "".join(f"{chr(0x4E00 + n % 5000)}{chr(0x5E00 + n * 7 % 4000)}\n" for n in range(times))


def seconds(text: str) -> float:
    best = 60.0
    for _ in range(2):
        start = process_time()
        repaired(text)
        best = min(best, process_time() - start)
    return best


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    repaired("依法履职，推\n动工作。\n" * 3)


@pytest.mark.parametrize(
    ("piece", "times"),
    [pytest.param(*values, id=name) for name, values in LINEAR.items()],
)
def test_four_times_the_text_takes_about_four_times_the_work(piece: str, times: int) -> None:
    for _ in range(4):
        once, four_times = seconds(text_of(piece, times)), seconds(text_of(piece, 4 * times))
        if four_times < 7 * once + 0.01:
            return
    # Quadratic work would be sixteen times as much; a busy machine adds to what is linear.
    assert four_times < 11 * once + 0.02


def _pieces_behind_a_sentence(times: int) -> Callable[[], object]:
    text = "\n".join(
        ["报告指出", f"，{REPORT}", *[REPORT] * times, REPORT[:-1], *["行政"] * 2 * times]
    )
    lines = measure_lines(text)
    return lambda: inside_cut_lines(lines, [False] * len(lines))


def _headings_above_links(times: int) -> Callable[[], object]:
    lines = measure_lines(f"（一）落实政策\n小康社会\n，难点在农村，{REPORT}\n" * times)
    joined = [line.numbered for line in lines]
    return lambda: ends_of_headings(lines, joined)


def _numbered_places(times: int) -> Callable[[], object]:
    lines = measure_lines("".join(f"云岭镇{number}号\n" for number in range(10 * times)))
    ends, widths = list(range(len(lines) - 1)), [(40,)] * len(lines)
    return lambda: with_heading_rests(lines, [False] * len(lines), ends, widths)


def _lost_characters(times: int) -> Callable[[], object]:
    text = f"{PARAGRAPHS[0][:40]}\ufffd\n" * 10 * times
    return lambda: find_flags(text)


@pytest.mark.parametrize(
    "prepared",
    [_pieces_behind_a_sentence, _headings_above_links, _numbered_places, _lost_characters],
)
def test_steps_that_whole_texts_seldom_reach(
    prepared: Callable[[int], Callable[[], object]],
) -> None:
    for _ in range(4):
        taken = []
        for times in (500, 2_000):
            step = prepared(times)
            start = process_time()
            step()
            taken.append(process_time() - start)
        if taken[1] < 7 * taken[0] + 0.02:
            return
    assert taken[1] < 7 * taken[0] + 0.02


def test_a_bar_far_away_costs_a_long_line_nothing() -> None:
    """A search for cells may not begin again at each character of a line that has no bar."""
    text = "代表依法履职" * 5_000 + "\n"
    for _ in range(4):
        alone, with_bar = seconds(text), seconds("本级|决算\n" + text)
        if with_bar < 2 * alone + 0.1:
            return
    assert with_bar < 2 * alone + 0.1


def test_a_megabyte_on_one_line_loses_nothing() -> None:
    text = REPORT * (1_000_000 // len(REPORT.encode()) + 1)
    document = repaired(text)
    assert document.text == text
