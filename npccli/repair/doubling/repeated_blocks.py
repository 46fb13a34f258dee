"""Find a heading of several lines that comes again at once, line by line."""

from __future__ import annotations

from npccli.repair.doubling.doubled_pieces import UNFINISHED, may_be_heading
from npccli.repair.edits import Edit
from npccli.repair.script import ANY_HAN

MOST_LINES = 5
_FEWEST_HAN, _SURE = 4, 6
_AGAIN = "a heading drawn again on the next line"


def repeated_block(lines: list[tuple[int, str]], index: int) -> tuple[int, list[Edit]]:
    """Find one to five lines that come again at once, as a block, twice or more often."""
    for size in range(1, MOST_LINES + 1):
        block = [line.strip() for _, line in lines[index : index + size]]
        if len(block) < size or not may_be_heading(block[-1]):
            break
        copies = 1
        while block == [
            line.strip() for _, line in lines[index + copies * size : index + (copies + 1) * size]
        ]:
            copies += 1
        if block[-1].endswith(UNFINISHED):
            continue  # a clause said twice, or the upper line of a heading
        are_several = copies == 1 < size and len(set(block)) == size
        end = _text_behind(lines[index + size : index + 2 * size], block) if are_several else 0
        if (copies == 1 and not end) or len(ANY_HAN.findall("".join(block))) < _FEWEST_HAN:
            continue
        start, line = lines[index + size - 1]
        if copies > 1:
            last = lines[index + copies * size - 1]
            confidence = 0.9 if len("".join(block)) >= _SURE else 0.75
            edit = Edit(start + len(line), last[0] + len(last[1]), "", _AGAIN, confidence)
            return copies * size, [edit]
        return 2 * size - 1, [Edit(start + len(line), end, "\n", _AGAIN, 0.85)]
    return 0, []


def _text_behind(copy: list[tuple[int, str]], block: list[str]) -> int:
    """Return where text begins behind the last line of a copy, on that line; 0 if it is none.

    White space parts the two.
    """
    if [line.strip() for _, line in copy[:-1]] != block[:-1] or len(copy) < len(block):
        return 0
    start, line = copy[-1]
    bare = line.lstrip()
    rest = bare[len(block[-1]) :]
    if not bare.startswith(block[-1]) or rest == rest.lstrip() or not rest.strip():
        return 0
    return start + len(line) - len(rest.lstrip())
