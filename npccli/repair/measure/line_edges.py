"""What stands at the beginning of a line, what is left open at its end, and letter-spaced lines."""

from __future__ import annotations

from bisect import bisect_left

from npccli.lazy import lazy_pattern
from npccli.repair.script import display_width

_INDENT = lazy_pattern(r"(?:[ \t]{2,8}|　{1,4}|[ 　]{2,8})(?=\S)")
_UNIT = lazy_pattern(
    r"[“‘《（(〈【]*(?:[A-Za-z0-9.%+-]{1,12}|[^A-Za-z0-9])[，。、；：！？”’》）%]*"
)
_NARROW_MARK = lazy_pattern(r"(?<= )[,;:?!()](?= |$)")


def indent_of(raw: str) -> int:
    """Return the width of the white space that a line is indented by."""
    indent = _INDENT.match(raw)
    return display_width(indent.group()) if indent else 0


def first_unit(line: str) -> int:
    """Return the width of what the line begins with and typesetting does not part.

    >>> first_unit("“四个机关”"), first_unit("2023年"), first_unit("市，")
    (4, 4, 4)
    """
    unit = first_unit_of(line)
    return display_width(unit) if unit else 2


def first_unit_of(line: str) -> str:
    """Return what the line begins with and typesetting does not part."""
    unit = _UNIT.match(line)
    return unit.group() if unit else ""


def is_unclosed(line: str) -> bool:
    """Tell whether a quotation mark or bracket is open at the end of the line.

    >>> is_unclosed("打造“四个"), is_unclosed("打造“四个机关”")
    (True, False)
    """
    return (
        ("“" in line and line.rfind("“") > line.rfind("”"))
        or ("《" in line and line.rfind("《") > line.rfind("》"))
        or ("（" in line and line.rfind("（") > line.rfind("）"))
        or ("(" in line and line.rfind("(") > line.rfind(")"))
    )


def closed_up(line: str) -> tuple[str, int]:
    """Return a letter-spaced line without its spaces, and its width.

    A half-width mark that stands apart is one that recognition put for a full-width one.

    >>> closed_up("会 议 听 取 了 报 告 , 并 审 议")
    ('会议听取了报告,并审议', 22)
    """
    bare = line.replace(" ", "")
    return bare, display_width(bare) + len(_NARROW_MARK.findall(line))


def holds_one(offsets: tuple[int, ...], start: int, end: int) -> bool:
    """Tell whether one of the sorted offsets is inside the span."""
    index = bisect_left(offsets, start)
    return index < len(offsets) and offsets[index] <= end
