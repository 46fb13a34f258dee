r"""Rejoin headings whose second drawing came out on lines of its own.

Lines are read one after the other. A piece that says again what has just been said is an
echo: 着力打造⏎着力打造“四个机关, 抓⏎抓实⏎实自⏎自身, or the copy of two lines after
both. A chain of short lines is undone when nearly all of it is echoed.

What it will not touch: full or finished lines, a refrain that comes again later, lists
whose entries begin alike (unless the text shows doubled headings elsewhere).

    >>> from npccli.repair.edits import apply_edits
    >>> text = "抓\n抓实\n实自\n自身\n身建\n建设\n设\n"
    >>> apply_edits(text, find_echoes(text, doubled_elsewhere=False))
    '抓实自身建设\n'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from npccli.lazy import lazy_pattern
from npccli.repair.doubling.cut_at_numbers import find_cut_at_numbers
from npccli.repair.doubling.doubled_headings import parts_headings
from npccli.repair.doubling.doubled_pieces import (
    UNFINISHED,
    doubled_pieces,
    leads_to_quotation,
    may_be_heading,
)
from npccli.repair.doubling.each_line_twice import take_out_copies
from npccli.repair.doubling.repeated_blocks import MOST_LINES, repeated_block
from npccli.repair.doubling.shuffled import find_shuffled
from npccli.repair.doubling.units import merge_spans
from npccli.repair.edits import Edit, sort_edits
from npccli.repair.lines import Surface
from npccli.repair.script import ANY_HAN, OPENERS

_OVER_LINES = "a heading drawn again over several lines"
_MARK = lazy_pattern(r"[“”‘’《》（）、：—]")
_SPACE = lazy_pattern(r"\s")
_TEXT = lazy_pattern(r"[^，。、；]{2,}(?:，|。|——|、)\S{6}")
_SAYS_WHEN = lazy_pattern(r"[（(]?(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})年|[（(].*[）)]$")
_SEVERAL, _HAN_OF_HEADING, _WHOLE_HEADING = 3, 4, 6


@dataclass(slots=True)
class _Chain:
    """What has been read of a heading: its text, and which characters were said again."""

    text: str = ""
    echoed: list[bool] = field(default_factory=list)
    deletions: list[tuple[int, int]] = field(default_factory=list)
    last_end: int = 0
    lines: int = 0
    first: int = 0  # how long the first line is

    def pending_tail(self, following: str) -> int:
        """Return how much of `following` repeats an end of the text not said again so far."""
        pending = self.echoed[::-1].index(True) if True in self.echoed else len(self.text)
        size = min(pending, len(following))
        while size and (size := following.rfind(self.text[-1], 0, size) + 1):
            if self.text.endswith(following[:size]):
                return size
            size -= 1
        return 0

    def pending_run(self, following: str) -> tuple[int, int]:
        """Return where and how long `following` repeats a run not said again so far."""
        best = (0, 0)
        for start in range(len(self.text)):
            length = 0
            while (
                start + length < len(self.text)
                and length < len(following)
                and self.text[start + length] == following[length]
                and not self.echoed[start + length]
            ):
                length += 1
            if length > best[1]:
                best = (start, length)
        return best

    def mark_rest(self) -> None:
        """Note that all of the text was said again."""
        self.echoed = [True] * len(self.echoed)

    def mark(self, start: int, length: int) -> None:
        """Note that a run of the text was said again."""
        self.echoed[start : start + length] = [True] * length


def find_echoes(
    text: str,
    doubled_elsewhere: bool,
    surface: Surface | None = None,
    drawn: Sequence[int] = (),
) -> list[Edit]:
    """Return the edits that undo doubling over several lines of `text`.

    `surface` is the text with what is known of it, `drawn` are the offsets of lines of which
    the second copy was taken out already.
    """
    surface = surface or Surface(text)
    if copies := take_out_copies(surface):
        return copies
    shuffled = [*find_shuffled(surface), *find_cut_at_numbers(surface)]
    texts, again = surface.texts, surface.again
    doubled_elsewhere = doubled_elsewhere or _are_drawn_again(texts, surface.echoing)
    lines: list[tuple[int, str]] = []
    edits: list[Edit] = []
    done = 0
    for index in surface.echoing:
        if index < done:
            continue
        here, behind = texts[index], texts[index + 1]
        echoed = behind[0] in here and _may_echo(here, behind)
        if not echoed and (
            here not in again or here not in texts[index + 1 : index + 1 + MOST_LINES]
        ):
            continue
        lines = lines or list(zip(surface.starts, surface.lines.raws, strict=True))
        if not may_be_heading(lines[index][1]):
            continue
        first, then = repeated_block, doubled_pieces
        if leads_to_quotation(lines, index):
            first, then = then, first
        taken, found = first(lines, index)
        if not taken:
            taken, found = then(lines, index)
        is_done = surface.starts[index] + surface.lines.raws[index].index(here) in drawn
        if not taken and not is_done and not _is_next_again(texts, index):
            taken, found = _echo_chain(text, lines, index, doubled_elsewhere)
        if any(e.start <= block.end and block.start <= e.end for e in found for block in shuffled):
            continue
        edits += found
        done = index + taken
    return sort_edits([*edits, *shuffled]) if shuffled else edits


def _are_drawn_again(texts: list[str], echoing: list[int]) -> bool:
    """Tell whether several headings of a text come again as a whole on the next line."""
    found = {
        texts[index]
        for index in echoing
        if texts[index] == texts[index + 1]
        and len(ANY_HAN.findall(texts[index])) >= _HAN_OF_HEADING
        and may_be_heading(texts[index])
    }
    return len(found) >= _SEVERAL


def _is_next_again(texts: list[str], index: int) -> bool:
    """Tell whether the line behind is a heading of its own: it comes again as a whole."""
    behind = texts[index + 1 : index + 3]
    return len(behind) == 2 and behind[0] == behind[1] and len(behind[0]) >= _WHOLE_HEADING


def _may_echo(line: str, behind: str) -> bool:
    """Tell whether the line behind may begin with a run of the line, or with its last character."""
    if len(behind) < 2 or behind[0] == line[-1] or behind[:2] in line:
        return True
    return _MARK.match(behind) is not None or _SPACE.search(line) is not None or behind[1].isspace()


def _echo_chain(
    text: str, lines: list[tuple[int, str]], index: int, doubled_elsewhere: bool
) -> tuple[int, list[Edit]]:
    """Read lines from `index` on while each one echoes what was read before.

    Where the last of them goes on with something else, only that is left in `lines`.
    """
    chain = _Chain()
    best: tuple[int, list[Edit]] = (0, [])
    is_opened = _begins_again_at_a_mark(lines, index)
    for taken, (start, line) in enumerate(lines[index : index + 60], start=1):
        place = index + taken - 1
        cut = _ends_before(chain, lines, place, doubled_elsewhere)
        if cut:
            chain.mark_rest()
            if _is_echoed(chain, doubled_elsewhere, is_opened):
                echo = Edit(start, start + cut, "", _OVER_LINES, 0.85)
                best = (taken - 1, [*_edits_of(chain, text), echo])
                lines[place] = (start + cut, line[cut:])
            break
        goes_on = taken > 2 and _is_begun_again(chain, lines, place)
        if not may_be_heading(line) or not _read_line(chain, start, line, goes_on):
            break
        if line.rstrip().endswith(UNFINISHED):
            continue
        is_proof = doubled_elsewhere and not _begin_alike(lines[index : index + taken])
        if taken > 1 and _is_echoed(chain, is_proof, is_opened):
            best = (taken, _edits_of(chain, text))
    return best


def _edits_of(chain: _Chain, text: str) -> list[Edit]:
    """Return the edits that take out what a chain says again."""
    return [
        Edit(begin, end, "", _OVER_LINES, 0.85) for begin, end in merge_spans(chain.deletions, text)
    ]


def _is_begun_again(chain: _Chain, lines: list[tuple[int, str]], index: int) -> bool:
    """Tell whether a line stands in the open quotation of the chain and is said again below."""
    if index + 1 == len(lines) or chain.text.count("“") <= chain.text.count("”"):
        return False
    line, behind = lines[index][1].strip(), lines[index + 1][1].strip()
    return len(line) < len(behind) and behind.startswith(line)


def _ends_before(
    chain: _Chain, lines: list[tuple[int, str]], place: int, doubled_elsewhere: bool
) -> int:
    """Return where a line goes on with something else behind the last echo of a heading.

    White space parts them: 强基础 谋发展⏎强基础 谋发展 办实事⏎办实事 解难题. It is 0 where the
    heading itself may go on: where it has no two parts, and was not drawn at once with a
    whole quotation in it, unless a line of text or one that comes again below stands behind.
    """
    line = lines[place][1]
    said = chain.text
    if not chain.lines or False not in chain.echoed or not line.strip():
        return 0
    tail = said[chain.echoed.index(False) :]
    positions = [index for index, character in enumerate(line) if not character.isspace()]
    squeezed = "".join(line[index] for index in positions)
    size = len(tail)
    if any(chain.echoed[-size:]) or len(squeezed) == size or not squeezed.startswith(tail):
        return 0
    if positions[size] == positions[size - 1] + 1:
        return 0
    heading, rest = lines[place - 1][1].strip(), line[positions[size] :].strip()
    if size > 1 and "“" in said and said.count("“") == said.count("”") and said[-1] != "”":
        return positions[size]
    if chain.lines > 1:
        return 0
    below = [text.strip() for _, text in lines[place + 1 : place + 1 + MOST_LINES]]
    if doubled_elsewhere and (rest in below[1:] or _TEXT.match(rest)):
        return positions[size]
    behind = below[0] if below else ""
    if not behind.startswith(rest):
        return 0
    is_next = parts_headings(heading, rest) and (behind != rest or parts_headings(rest, ""))
    return positions[size] if is_next else 0


def _read_line(chain: _Chain, offset: int, line: str, goes_on: bool) -> bool:
    """Add a line to the chain; return False when it does not echo it, and does not go on."""
    positions = [index for index, character in enumerate(line) if not character.isspace()]
    squeezed = "".join(line[index] for index in positions)
    position = 0
    if chain.lines:
        start, length = chain.pending_run(squeezed)
        at_edge = bool(length) and bool(
            length == len(squeezed)
            or start + length == len(chain.text)
            or length >= 2
            or (_MARK.match(squeezed) and not _TEXT.match(squeezed))
        )
        if not at_edge and not goes_on:
            return False
        if start == 0 and chain.text[-1] in UNFINISHED and start + length < len(chain.text) - 1:
            return False  # clauses that begin alike: 群众的事群众议、群众的事群众办
        if (
            length < len(squeezed)
            and squeezed[length - 1] in UNFINISHED
            and _is_inside(chain, start)
        ):
            return False  # members of a list in a sentence that end alike
        length = length if at_edge else 0
        chain.mark(start, length)
        end = positions[length - 1] + 1 if length else positions[0]
        chain.deletions.append((chain.last_end, offset + end))
        position = length
    while position < len(squeezed):
        may_repeat = position and squeezed[position] in chain.text
        length = chain.pending_tail(squeezed[position:]) if may_repeat else 0
        if length and (length > 1 or _MARK.match(squeezed[position])):
            chain.mark(len(chain.text) - length, length)
            begin = offset + positions[position]
            chain.deletions.append((begin, offset + positions[position + length - 1] + 1))
            position += length
            continue
        chain.text += squeezed[position]
        chain.echoed.append(False)
        position += 1
    chain.lines += 1
    chain.first = chain.first or len(chain.text)
    chain.last_end = offset + len(line.rstrip())
    return True


def _is_inside(chain: _Chain, start: int) -> bool:
    """Tell whether what is said again from `start` on is neither the first nor the last of a chain.

    县级代表小组、乡镇代⏎表小组、村级联络站: what stands behind the mark comes once.
    """
    return start > 0 and chain.text[-1] not in UNFINISHED


def _begin_alike(lines: list[tuple[int, str]]) -> bool:
    """Tell whether lines begin alike and differ behind that, as parallel headings do.

    同心同德谋发展⏎同心同德办实事: neither 谋发展 nor 办实事 was said again.
    """
    texts = ["".join(ANY_HAN.findall(line)) for _, line in lines]
    size = 0
    while size < min(map(len, texts)) and len({text[size] for text in texts}) == 1:
        size += 1
    rests = [text[size:] for text in texts]
    return size > 0 and not any(a in b or b in a for a, b in pairwise(rests))


def _begins_again_at_a_mark(lines: list[tuple[int, str]], index: int) -> bool:
    """Tell whether a line ends in an opening mark and the next one says all of it again.

    No line is broken there: 在整合“⏎在整合“家站点 was drawn twice.
    """
    line = lines[index][1].strip()
    if line[-1] not in OPENERS or index + 1 == len(lines):
        return False
    return lines[index + 1][1].strip().startswith(line)


def _is_echoed(chain: _Chain, doubled_elsewhere: bool, is_opened: bool) -> bool:
    """Tell whether so much was said again that it cannot be chance."""
    marked = zip(chain.text, chain.echoed, strict=True)
    said_again = sum(echoed and bool(ANY_HAN.match(character)) for character, echoed in marked)
    added = zip(chain.text[chain.first :], chain.echoed[chain.first :], strict=True)
    if any(character.isdecimal() and not echoed for character, echoed in added):
        return False  # rows that differ in their figures
    han = len(ANY_HAN.findall(chain.text))
    if said_again < (2 if is_opened else 3) or han < 4:
        return False
    if not doubled_elsewhere and chain.text.count("”") > chain.text.count("“"):
        return False  # the rest of a quotation in a sentence: 大伙儿的事大伙儿办”
    first = chain.text[: chain.first]
    if not chain.echoed[0] and _SAYS_WHEN.match(first):
        return False  # when and where it was passed, and the sentence that begins with the same
    if not doubled_elsewhere and first[-1] in "，、；" and first.count("“") > first.count("”"):
        return False  # a clause of a quotation, and the next one: “大伙儿的事大伙儿想，大伙儿的事
    share = said_again / han
    return share >= 0.8 or (doubled_elsewhere and share >= 0.3) or is_opened
