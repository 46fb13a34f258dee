r"""Find running heads that name the chapter: a heading of the text, again at the top of a page.

Each may come only once or twice beside the heading itself, so that repetition says little.
What says it: the line stands where a page ends, the sentence before it breaks off, and the
same line stands elsewhere in the text behind a whole sentence.

What it will not touch: headings of one name in two parts of a text, which stand behind whole
sentences; lines that a numbered heading follows.

    >>> from npccli.repair.lines import Surface
    >>> text = "监督有力度\n全年听取和审议工作报告二十三项。\n扎实开展执法检查和专题询问以及满意\n"
    >>> text += "— 2 —\n监督有力度\n测评，推动解决问题。\n"
    >>> reasons = {3: ("a page number", 0.9)}
    >>> find_chapter_heads(Places(Surface(text)), (), reasons)
    >>> reasons[4]
    ('a running head', 0.75)
"""

from __future__ import annotations

from npccli.repair.cohesion import straddles
from npccli.repair.furniture.page_edges import (
    LONGEST_HEAD,
    Places,
    Reasons,
    at_page_edge,
    has_text,
    is_opened,
    is_sentence,
    names_reporters,
)
from npccli.repair.furniture.page_numbers import PAGE_NUMBER
from npccli.repair.furniture.running_heads import RUNNING_HEAD, organ_signs
from npccli.repair.script import FINAL_MARKS, HEADING_NUMBER

_SHORTEST, _SHORTEST_LINE = 4, 14
_SURE = 0.75
_BETWEEN_PAGES = (PAGE_NUMBER, RUNNING_HEAD)
_CLOSED = FINAL_MARKS + "：:；;”’）)》】"


def find_chapter_heads(lines: Places, page_starts: tuple[int, ...], reasons: Reasons) -> None:
    """Add the copies of headings that stand between pages, amid a sentence, to `reasons`."""
    if not page_starts and not any(why in _BETWEEN_PAGES for why, _ in reasons.values()):
        return
    heads = {
        line
        for line in lines.again
        if _SHORTEST <= len(line) <= LONGEST_HEAD and not is_sentence(line) and has_text(line)
        if not names_reporters(line)
    }
    if not heads:
        return
    found = [i for i, line in enumerate(lines.texts) if line in heads and i not in reasons]
    cut = {index for index in found if _cuts_a_sentence(lines, index, page_starts, reasons)}
    headings = {lines.texts[index] for index in found if index not in cut}
    for index in cut:
        if lines.texts[index] in headings and not organ_signs(lines, index, reasons):
            reasons[index] = (RUNNING_HEAD, _SURE)


def _cuts_a_sentence(
    lines: Places, index: int, page_starts: tuple[int, ...], reasons: Reasons
) -> bool:
    """Tell whether a line stands at the edge of a page and a sentence goes on over it."""
    above, below = index - 1, index + 1
    while above in reasons:
        above -= 1
    while below in reasons:
        below += 1
    if above < 0 or below >= len(lines) or is_opened(lines, index):
        return False
    beside = below - above > 2 or at_page_edge(lines, index, page_starts)
    before, here, behind = (lines.texts[at] for at in (above, index, below))
    if not beside or len(before) < max(_SHORTEST_LINE, len(here)) or before[-1] in _CLOSED:
        return False
    if HEADING_NUMBER.match(behind) or (len(behind) < _SHORTEST_LINE and not is_sentence(behind)):
        return False
    return not straddles(before, here)
