"""Letters and digits of a proportional font are measured as such, where that shows."""

from __future__ import annotations

from itertools import pairwise

from npccli.repair.cohesion import straddled
from npccli.repair.measure.latin_widths import has_wide_latin, with_wide_latin
from npccli.repair.measure.layout import MeasuredLine, measure_lines
from npccli.repair.wraps.line_scores import sentences_going_on

CLAUSE = "全年受理意见{}条，推行APP{}个，办结率达{}.5%，走访代表和选民，"
TEXT = "".join(
    CLAUSE.format(1000 + 37 * n, n % 7 + 2, 80 + n % 9) + "联系群众。" * (n % 3) for n in range(40)
)


def set_in_column(text: str, columns: float, digit: float, capital: float) -> list[str]:
    """Return `text` broken at a width, for these widths of digits and capitals."""
    lines, line, used = [], "", 0.0
    pieces: list[str] = []
    for character in text:
        if pieces and character.isascii() and pieces[-1].isascii():
            pieces[-1] += character
        else:
            pieces.append(character)
    for piece in pieces:
        size = sum(
            2.0 if not one.isascii() else capital if one.isupper() or one == "%" else digit
            for one in piece
        )
        if line and used + size > columns and piece not in "，。":
            lines.append(line)
            line, used = "", 0.0
        line += piece
        used += size
    return [*lines, line]


def measured(lines: list[str]) -> tuple[list[MeasuredLine], list[bool]]:
    found = measure_lines("\n".join(lines) + "\n")
    words = straddled([(before.text, behind.text) for before, behind in pairwise(found)])
    return found, [*sentences_going_on(found, words), False]


def test_a_proportional_font_shows() -> None:
    lines, going_on = measured(set_in_column(TEXT, 36, 1.11, 1.5))
    assert has_wide_latin(lines, going_on)


def test_letters_of_half_a_character_do_not_count() -> None:
    lines, going_on = measured(set_in_column(TEXT, 36, 1.0, 1.0))
    assert not has_wide_latin(lines, going_on)


def test_a_few_lines_show_nothing() -> None:
    lines, going_on = measured(set_in_column(TEXT, 36, 1.11, 1.5)[:3])
    assert not has_wide_latin(lines, going_on)


def test_a_line_without_room_for_a_number_is_full() -> None:
    lines = ["加强办公自动化改造，增加APP", "2024年再次走访全部联系点。"]
    above, below = with_wide_latin(measured(lines)[0])
    assert above.width == 28  # 27 columns, and a third of one more for each capital
    assert below.first_unit == 5  # four digits are a little wider than four columns


def test_digits_are_measured_to_a_tenth_of_their_width() -> None:
    lines = ["全面加强预算联网监督工作，办结率达93.4%。", "2023年再次走访全部联系点。"]
    above, below = with_wide_latin(measured(lines)[0])
    assert above.width == 42  # 41 columns, and two thirds of one more
    assert below.first_unit == 5  # the four digits have no room in 46 columns
