"""Texts that plainly hold whole paragraphs and headings, so that no line end has to be weighed.

Each line ends a sentence or is a heading: a short line of words, with a long one below it that
ends a sentence. Clean text is mostly such, and so is most text of which the lines were joined.
"""

from __future__ import annotations

from itertools import pairwise

from npccli.lazy import lazy_pattern
from npccli.repair.lines import Surface
from npccli.repair.script import FINAL_MARKS, NEVER_FIRST

_CLOSERS = "”’」』）"
_UNFINISHED = lazy_pattern(rf"[^{FINAL_MARKS}{_CLOSERS}]")
_PERHAPS_FINISHED = lazy_pattern(f"[{_CLOSERS}]")
_RESTS_BEGIN = lazy_pattern(f"[{NEVER_FIRST}]")
_LEFT_OPEN = [
    lazy_pattern(rf"{opener}[^{closer}\n]*(?:\n|\Z)")
    for opener, closer in (("“", "”"), ("（", "）"), ("《", "》"), (r"\(", r"\)"))
]
_HEADING = lazy_pattern(  # with \w, as a class of Han characters takes long to compile
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}[.．、])?"
    r"(?![0-9a-zA-Z_])[\w“《（][\w·：“”《》（） ]{3,29}(?<![： ])"
)
_WIDEST_HEADING, _WIDEST_INDENT = 60, 4


def holds_whole_paragraphs(surface: Surface) -> bool:
    r"""Tell whether a text plainly is whole paragraphs and headings, of which none are broken.

    >>> paragraph = "全年审议法规草案十二件，作出决定三项，任免国家机关工作人员四十人次。\n"
    >>> holds_whole_paragraphs(Surface("提高立法质量\n" + paragraph))
    True
    >>> holds_whole_paragraphs(Surface("提高立法质量\n筑牢法治根基\n" + paragraph))
    False
    """
    texts, lasts = surface.texts, surface.lasts
    headings = [found.start() for found in _UNFINISHED.finditer(lasts)]
    if 2 * len(headings) > len(texts) + 1 or _RESTS_BEGIN.search(surface.firsts):
        return False
    for found in _PERHAPS_FINISHED.finditer(lasts):
        if texts[found.start()].rstrip(_CLOSERS)[-1:] not in FINAL_MARKS:
            headings.append(found.start())
    headings.sort()
    if any(below == index + 1 for index, below in pairwise(headings)):
        return False
    if not all(_is_heading(surface, index) for index in headings):
        return False
    if not _are_set_alike(surface, headings) or _leaves_open(surface.text):
        return False
    return not any(surface.straddled[index] for index in headings if index + 1 < len(texts))


def _is_heading(surface: Surface, index: int) -> bool:
    """Tell whether a line looks like a heading, and the one below like a paragraph of its own.

    That one has an indent if the heading has one, which else would open a paragraph.
    """
    text, widths, raws = surface.texts[index], surface.widths, surface.lines.raws
    if widths[index] > _WIDEST_HEADING or not _HEADING.fullmatch(text):
        return False
    below = index + 1
    return below == len(raws) or (
        widths[below] > _WIDEST_HEADING
        and (raws[below][0].isspace() or not raws[index][0].isspace())
    )


def _are_set_alike(surface: Surface, headings: list[int]) -> bool:
    """Tell whether all paragraphs begin with the same white space, or none of them with any."""
    raws, texts = surface.lines.raws, surface.texts
    if raws == texts:
        return True
    above = set(headings)
    pairs = [pair for at, pair in enumerate(zip(raws, texts, strict=True)) if at not in above]
    indents = {raw[: raw.index(text[0])] for raw, text in pairs}
    return len(indents) <= 1 and all(len(indent) <= _WIDEST_INDENT for indent in indents)


def _leaves_open(text: str) -> bool:
    """Tell whether a quotation or bracket is open at a line end."""
    return any(pattern.search(text) is not None for pattern in _LEFT_OPEN)
