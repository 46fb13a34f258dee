r"""Take out the second copy of each line, where a text came out with every line twice.

Some extractors give each line of a page that is drawn twice once more, at once: its shadow,
or the hidden text below a scan. What it will not touch: a text in which only some lines come
again (see `echoes` and `overlap`), lines that come again at a distance, headings only.

    >>> from npccli.repair.lines import Surface
    >>> text = "".join(f"，第{n}行\n" * 2 for n in "一二三四五六七八九十")
    >>> lines_said_again(Surface(text))
    [1, 3, 5, 7, 9, 11, 13, 15, 17, 19]
"""

from __future__ import annotations

from npccli.repair.edits import Edit
from npccli.repair.lines import Surface

_SHARE = 0.4
"""Of the lines, so many are the same as the one above: all would be half of them."""

_FEWEST = 8


def lines_said_again(surface: Surface) -> list[int]:
    """Return the numbers of the lines that are the same as the one above, if most are."""
    texts = surface.texts
    if len(surface.echoing) < _SHARE * len(texts):
        return []
    found = [at + 1 for at in surface.echoing if texts[at] == texts[at + 1]]
    running = sum("，" in texts[at] or "。" in texts[at] for at in found)
    if len(found) < max(_FEWEST, _SHARE * len(texts)) or 2 * running < len(found):
        return []
    return found


def take_out_copies(surface: Surface) -> list[Edit]:
    """Return the edits that take out the lines that are the same as the one above."""
    lines = surface.lines
    return [
        Edit(
            lines[number - 1].end,
            lines[number].end,
            "",
            "each line of the text came twice",
            0.9,
        )
        for number in lines_said_again(surface)
    ]
