"""Measure the lines of a text: width, gap, indent, how a line ends and how it begins.

Nothing is decided here; `line_ends` weighs these facts.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Any, NamedTuple

from npccli.lazy import lazy_pattern
from npccli.repair.lines import Surface
from npccli.repair.measure.line_edges import closed_up, first_unit, holds_one, is_unclosed
from npccli.repair.measure.margins import indent_reader
from npccli.repair.measure.run_ins import NO_RUN_IN, may_run_in, rest_kind, run_in_kind
from npccli.repair.measure.standing import (
    LONGEST_VALUE,
    has_leader,
    is_photo_credit,
    is_set_apart,
    is_speaker,
    stands_alone,
)
from npccli.repair.script import CLOSERS, HAN, NEVER_FIRST, OPENERS, without_notes

_SPACED = lazy_pattern(rf"(?:[{HAN}，。、；：“”（）《》\d] ){{4}}")
_MARKER = lazy_pattern(
    r"第[一二三四五六七八九十百零〇\d]{1,4}[章节編编条部](?![，。])"
    r"|[一二三四五六七八九十]{1,3}[、．]"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}(?:[．、]|\.(?!\d))"
    r"|[①-⑳●■□◆◇▲△★☆▪•◎]|[\[［〔]\d{1,2}[\]］〕]"
    r"|——(?=[^—])"
    r"|[一二三四五六七八九十]是(?=[^\s])"
    r"|第[一二三四五六七八九十][，、]|首先，|其次，|最后，"
    r"|(?:各位(?:代表|委员|同志|领导)|同志们|尊敬的[^，。]{2,12})[：:，,！!]"
    r"|追?问[：:]|答[：:]"
    r"|(?:本报|本刊)(?:记者|通讯员|评论员|讯)|（作者|【|注[：:]"
    r"|“[（(][一二三四五六七八九十\d]{1,3}[）)]|“第[一二三四五六七八九十百\d]{1,5}[条條][ 　]"
)
_TWO_PART = lazy_pattern(rf"(?:[{HAN}“”‘’《》·、，]{{3,24}}(?:[ 　]{{1,2}}(?=\S)|$)){{2}}$")
"""A headline of two parts with a space between them."""

TITLE = lazy_pattern(
    r"^[^，。；：、！？]{4,40}"
    r"(?:工作(?:综述|综述汇编|报告|回眸|纪实|总结|回顾|述评|概述|要点|掠影|巡礼|綜述|報告)|综述|回眸|侧记)$"
)
"""The line ends as the titles of reports do, and holds no mark."""

TITLE_ENDS = frozenset("述编告眸实结顾评点影礼记")
"""The last characters of what `TITLE` finds."""

_LABEL = lazy_pattern(r"第[一二三四五六七八九十百千零〇\d]{1,8}[条條章节節编編]")
"""The number of an article or chapter, set off from its text."""

_ARTICLE = lazy_pattern(r"第[一二三四五六七八九十百千零〇\d]{1,8}[条條][ 　]\S{8}")
"""An article of a law with its text: a paragraph, though it begins with a number."""

_NUMBERED = lazy_pattern(
    r"第[一二三四五六七八九十百\d]{1,4}[章节編编部]|[一二三四五六七八九十]{1,3}[、．]"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]"
)
"""The line begins as a numbered heading does."""

_ENUMERATOR = lazy_pattern(
    r"[一二三四五六七八九十]{1,3}[、是要]|\d{1,2}[、．.]|第[一二三四五六七八九十]，"
)
"""A number with a mark or word behind which its text must follow."""

_WIDEST_RUN_IN = 44
"""A dash at the end of a longer line announces what follows, as a colon does."""

FINAL, COMMA, COLON, OPEN, DASH, PLAIN, ELLIPSIS = range(7)
"""How a line ends: a final mark, a comma, a colon or semicolon, an opener, a dash, none, ……."""

_ENDS = dict.fromkeys("。！？!?", FINAL) | dict.fromkeys("，、,", COMMA)
_ENDS |= dict.fromkeys("；：;:", COLON)
"""What lines end as whose last character is one of these marks."""

_CLOSERS, _SPACE_OR_TAB = CLOSERS + '"', frozenset(" \t　")
_FIRST_IDEOGRAPH, _LAST_IDEOGRAPH = "\u3400", "\u9fff"
_BEHIND_A_UNIT = frozenset("，。、；：！？”’》）%")
_NUMBER_FIRST = frozenset("第一二三四五六七八九十（(")
_ALONE_FIRST = frozenset("本记記通实特全融首见■□●◆各主副委秘議议目C12一二（(-*=_~─━＊—")
_LONGEST_TITLE = 46
_LONGEST_ENUMERATOR = 4
_LONGEST_TWO_PART = 50
_LONGEST_SPEAKER = 40
_TELLING = frozenset("问追答第一二三四五六七八九十首其最各同尊本记通实特目主副委秘議议注")
# A line that begins or ends with none of these, or is longer, needs no closer look.

_PLAIN_HEAD = (False,) * 8
_TAILS = tuple((ends, False, False, False, False) for ends in range(7))


class Look(NamedTuple):
    """All that the scores of a line depend on, as a part of a paragraph or as a heading."""

    width: int
    indent: int
    ends: int
    fixed: bool
    stretched: bool
    two_part: bool
    title: bool
    numbered: bool
    stops: bool
    commas: int
    unclosed: bool
    article: bool
    drawn: bool = False
    bare: bool = False


@dataclass(slots=True, eq=False)
class MeasuredLine:
    """A line that holds text, with what can be measured on it; it is never changed.

    It is no tuple, of which each field takes seven times as long to read.

    `start` is the offset of its visible part; `width` counts East Asian columns;
    `gap` is the number of blank lines above it, `first_unit` the width of what it begins with
    and typesetting does not part: a character with the marks behind it, or a number; `titled`
    tells that its last character is one of those that titles end in.

    `head` and `tail` hold all that the scores of the line ends before and behind it depend
    on, `look` all that the scores of the line itself depend on, so that what looks alike is
    weighed once.
    """

    start: int
    text: str
    width: int
    gap: int
    page_break: bool
    indent: int
    first_unit: int
    stretched: bool
    ends: int
    unclosed: bool
    marker: bool
    closer_first: bool
    run_in: int
    two_part: bool
    title: bool
    titled: bool
    label: bool
    numbered: bool
    fixed: bool
    head: tuple[int, ...]
    tail: tuple[int, bool, bool, bool, bool]
    look: Look
    article: bool

    @property
    def end(self) -> int:
        """The offset behind the visible part."""
        return self.start + len(self.text)

    @property
    def is_closed(self) -> bool:
        """Whether nothing goes on behind it: it stands alone, or ends a note in brackets."""
        return self.tail[2]

    def but(self, **fields: Any) -> MeasuredLine:
        """Return the line with some of its fields changed."""
        line = object.__new__(MeasuredLine)
        line.start, line.text, line.width = self.start, self.text, self.width
        line.gap, line.page_break, line.indent = self.gap, self.page_break, self.indent
        line.first_unit, line.stretched, line.ends = self.first_unit, self.stretched, self.ends
        line.unclosed, line.marker = self.unclosed, self.marker
        line.run_in, line.two_part, line.title = self.run_in, self.two_part, self.title
        line.titled, line.label, line.numbered = self.titled, self.label, self.numbered
        line.closer_first, line.fixed, line.article = self.closer_first, self.fixed, self.article
        line.head, line.tail, line.look = self.head, self.tail, self.look
        for name, value in fields.items():
            setattr(line, name, value)
        return line

    def alone(self) -> MeasuredLine:
        """Return the line as one that stands for itself."""
        head, tail = (*self.head[:-1], True), (*self.tail[:2], True, *self.tail[3:])
        return self.but(fixed=True, head=head, tail=tail, look=self.look._replace(fixed=True))


def measure_lines(  # noqa: C901 - one loop, run for every line
    text: str,
    page_starts: tuple[int, ...] = (),
    shortened: tuple[int, ...] = (),
    surface: Surface | None = None,
) -> list[MeasuredLine]:
    """Return the lines of `text` that are not blank, measured.

    `shortened` are the offsets where earlier repairs took something out of a line, so that
    its width says nothing any more. `surface` is the text with what is known of it.
    """
    surface = surface or Surface(text)
    measured: list[MeasuredLine] = []
    make, new = tuple.__new__, object.__new__
    known_signs: dict[tuple[int | bool, ...], Any] = {}
    alike = known_signs.setdefault  # one copy of what many lines have in common
    looks: dict[tuple[int | bool, ...], Look] = {}
    known_look = looks.get
    has_space, has_bracket, has_colon = " " in text, "(" in text, ":" in text
    has_wide_space, has_tab, has_dash = "　" in text, "\t" in text, "—" in text
    has_wide_bracket, has_title, has_wide_colon = "（" in text, "《" in text, "：" in text
    has_leaders = has_leader(text)
    has_quotation, indent_of = "“" in text, indent_reader(surface)
    previous = 0
    above: MeasuredLine | None = None
    below_fixed = False
    pages = iter([*page_starts, len(text) + 1])
    next_page = next(pages)
    lines = surface.lines
    touched = {
        lines.starts[place - 1]
        for offset in shortened
        if (place := bisect_right(lines.starts, offset))
    }
    for at, raw, line, number, width in zip(
        lines.starts, lines.raws, lines.texts, lines.numbers, surface.widths, strict=True
    ):
        first, last, size = line[0], line[-1], len(line)
        indent = 0
        start = at
        if raw is not line and raw[0] != first:
            start += raw.index(first)
            indent = indent_of(raw) if raw[0] in _SPACE_OR_TAB else 0
        page_break = False
        while next_page <= start:
            page_break = above is not None
            next_page = next(pages)
        is_han = _FIRST_IDEOGRAPH <= first <= _LAST_IDEOGRAPH
        is_plain = is_han and first not in _TELLING
        is_single = is_han and (size == 1 or line[1] not in _BEHIND_A_UNIT)
        unit = 2 if is_single else first_unit(line)
        spaced = (has_space and " " in line) or (has_wide_space and "　" in line)
        stretched = spaced and line.count(" ") > 3 and _SPACED.search(line) is not None
        bare = line
        if stretched:
            bare, width = closed_up(line)
            is_plain = False
        if at in touched and not stretched:
            stretched = holds_one(shortened, at, at + len(raw))
        closer = marker = label = article = numbered = fixed = opens = False
        if not is_plain:
            closer = first in NEVER_FIRST and not line.startswith("...")
            opens = first in "“（《"
            marker = first != "《" and _MARKER.match(bare) is not None
            numbered = first in _NUMBER_FIRST and _NUMBERED.match(bare) is not None
            label = first == "第" and _LABEL.fullmatch(line) is not None
            article = first == "第" and _ARTICLE.match(line) is not None
            fixed = first in _ALONE_FIRST and stands_alone(line)
            if size <= _LONGEST_ENUMERATOR and _ENUMERATOR.fullmatch(line):
                label = not (above and _ENUMERATOR.fullmatch(above.text))
                fixed = not label  # numbers below each other are a column of their own
        colon = has_wide_colon and "：" in line
        if (
            colon
            or (has_colon and ":" in line)
            or (has_tab and "\t" in line)
            or (below_fixed and size <= LONGEST_VALUE)
            or (has_leaders and has_leader(line))
        ):
            fixed = fixed or is_set_apart(line, above.text if above and below_fixed else "")
        two_part = spaced and size <= _LONGEST_TWO_PART and _TWO_PART.match(line) is not None
        if spaced and size <= _LONGEST_SPEAKER and is_speaker(line):
            fixed = True
        titled = last in TITLE_ENDS
        title = titled and size <= _LONGEST_TITLE and TITLE.search(line) is not None
        if _FIRST_IDEOGRAPH <= last <= _LAST_IDEOGRAPH and last not in "摄攝":
            ends = PLAIN
        elif (ends := _ENDS.get(last, -1)) < 0:
            ends = _line_end(line, width)
        unclosed = (
            (has_quotation and "“" in line)
            or (has_title and "《" in line)
            or (has_wide_bracket and "（" in line)
            or (has_bracket and "(" in line)
        ) and is_unclosed(line)
        stop = line.find("。")
        run_in = rest_kind(stop, size) if is_plain and stop > 0 else NO_RUN_IN
        may_open = may_run_in(stop) or stretched or colon or (has_dash and "—" in line)
        if not run_in and may_open:
            run_in = run_in_kind(bare)
        stops, commas = 0 <= stop < size - 1, 2 if "；" in line else line.count("，")
        if commas > 2:
            commas = 2
        gap = number - previous - 1 if number > previous else 0
        previous = number
        head: tuple[int, ...] = _PLAIN_HEAD
        if gap or indent or run_in or page_break or fixed or not is_plain:
            head = (gap > 0, page_break, closer, marker, indent > 0, run_in, opens, fixed)
            head = alike(head, head)
        tail = _TAILS[ends]
        breaks_off = stops and ends == PLAIN
        if unclosed or fixed or indent or breaks_off:
            tail = (ends, unclosed, fixed, indent > 0, breaks_off)
            tail = alike(tail, tail)
        kind = (
            width,
            indent,
            ends,
            fixed,
            stretched,
            two_part,
            title,
            numbered,
            stops,
            commas,
            unclosed,
            article,
            False,
            False,
        )
        look = known_look(kind)
        if look is None:
            look = looks[kind] = make(Look, kind)
        above, below_fixed = new(MeasuredLine), fixed
        above.start, above.text, above.width = start, line, width
        above.gap, above.page_break, above.indent = gap, page_break, indent
        above.first_unit, above.stretched, above.ends = unit, stretched, ends
        above.unclosed, above.marker, above.closer_first = unclosed, marker, closer
        above.run_in, above.two_part, above.title = run_in, two_part, title
        above.titled, above.label, above.numbered = titled, label, numbered
        above.fixed, above.article = fixed, article
        above.head, above.tail, above.look = head, tail, look
        measured.append(above)
    return measured


def _line_end(line: str, width: int) -> int:
    last = line[-1]
    if last in OPENERS:
        return OPEN
    bare = without_notes(line).rstrip(_CLOSERS)
    if (bare and bare[-1] in "。！？!?") or is_photo_credit(line):
        return FINAL
    if bare.endswith("……"):
        return ELLIPSIS if last == "…" else FINAL
    if last in "，、,":
        return COMMA
    if last in "；：;:":
        return COLON
    if last in "—-":
        return DASH if width <= _WIDEST_RUN_IN else COLON
    return PLAIN
