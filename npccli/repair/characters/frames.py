r"""Take away the frame that was drawn around a text: the bars at both ends of its lines, its rules.

What it will not touch: tables with several cells on a line, a frame of less than three lines.

    >>> from npccli.repair.edits import apply_edits
    >>> text = "┌────┐\n│会议听取 │\n│了报告， │\n│并审议。 │\n└────┘\n"
    >>> apply_edits(text, find_frames(text))
    '会议听取\n了报告，\n并审议。\n'
    >>> find_frames("│受理│23│\n│合计│\n│审结│\n│执结│\n")
    []
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from operator import add

from npccli.lazy import lazy_pattern
from npccli.repair.edits import Edit

_BARS = "│┃║┆┇┊┋"
_FRAMED = lazy_pattern(rf"(?P<left>[ \t　]*[{_BARS}])[^{_BARS}]*?(?P<right>[ \t　]*[{_BARS}]\s*)")
_RULE = lazy_pattern(r"[ \t　]*[┌┐└┘├┤╔╗╚╝╠╣┏┓┗┛┣┫╭╮╰╯]?[─━═ 　]{2,}[┌┐└┘├┤╔╗╚╝╠╣┏┓┗┛┣┫╭╮╰╯]?\s*")
_FEWEST_LINES = 3


def find_frames(text: str) -> list[Edit]:
    """Return the edits that take frames away."""
    if not any(bar in text for bar in _BARS):
        return []
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), add, initial=0))
    edits: list[Edit] = []
    for frame in _frames(lines):
        for at in frame:
            match, start = _FRAMED.fullmatch(lines[at]), starts[at]
            if match is None:
                edits.append(Edit(start, min(starts[at + 1], len(text)), "", "the rule of a frame"))
                continue
            left, right = match.end("left"), match.start("right")
            edits.append(Edit(start, start + left, "", "the bar of a frame"))
            edits.append(Edit(start + right, start + len(lines[at]), "", "the bar of a frame"))
    return edits


def _frames(lines: list[str]) -> Iterator[list[int]]:
    """Yield the lines of each frame that holds enough text and no table."""
    frame: list[int] = []
    framed = 0
    in_table = False
    for at, line in enumerate([*lines, "end"]):
        in_bars = _FRAMED.fullmatch(line) is not None
        if in_bars or (_RULE.fullmatch(line) and line.strip()):
            frame.append(at)
            framed += in_bars
        elif line.strip():
            has_cells = any(bar in line for bar in _BARS)
            if framed >= _FEWEST_LINES and not (in_table or has_cells):
                yield frame
            in_table = has_cells
            frame, framed = [], 0
