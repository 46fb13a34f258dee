"""Know a run-in heading or an address that an extractor cut off from its paragraph.

A paragraph that begins with a short sentence (加强联系服务。全年…) is told by it. Where lines
were cut at their marks, that sentence stands on a line of its own, and so does 各位代表！
"""

from __future__ import annotations

from collections.abc import Sequence

from npccli.lazy import lazy_pattern
from npccli.repair.measure.layout import FINAL, MeasuredLine
from npccli.repair.measure.run_ins import NO_RUN_IN, RUN_IN, SHORT_RUN_IN, run_in_kind
from npccli.repair.script import HAN
from npccli.repair.wraps.line_scores import Boundary

_SENTENCE = lazy_pattern(rf"[{HAN}“][{HAN}“”‘’、]{{3,19}}(?:。|——)")
_ADDRESS = lazy_pattern(rf"各位[{HAN}]{{2,6}}[！!，,]")
_FEWEST, _OFTENER = 3, 5.0
"""How many paragraphs open with a short sentence, and how much oftener than others begin so,
where it is their run-in heading."""

_USUALLY, _SENTENCES = 0.02, 30.0
"""The share of short sentences among those inside paragraphs of reports, and how many sentences
seen it comes up to."""

_LONGEST = 10
"""How many characters tell whether a sentence is a short one."""

_CUT_OFF = 0.1
"""The share of short sentences inside a paragraph, where each may have been cut off."""


def with_run_ins(lines: Sequence[MeasuredLine], straddled: Sequence[bool]) -> list[MeasuredLine]:
    """Return the lines with those marked that are a short sentence behind another's end.

    `straddled` tells of each line end whether a word or sentence goes on over it.
    """
    found = list(lines)
    for index in range(1, len(found) - 1):
        line = found[index]
        if (
            line.run_in > NO_RUN_IN
            or line.fixed
            or straddled[index - 1]
            or found[index - 1].ends != FINAL
        ):
            continue
        if _SENTENCE.fullmatch(line.text) and not found[index + 1].gap:
            head = (*line.head[:5], RUN_IN, *line.head[6:])
            found[index] = line.but(run_in=RUN_IN, head=head)
    return found


def with_addresses_open(lines: list[MeasuredLine]) -> list[MeasuredLine]:
    """Return the lines with each address as one behind which its paragraph may go on."""
    return [
        _opened(line) if line.fixed and _ADDRESS.fullmatch(line.text) else line for line in lines
    ]


def _opened(line: MeasuredLine) -> MeasuredLine:
    return line.but(
        fixed=False,
        head=(*line.head[:-1], False),
        tail=(*line.tail[:2], False, line.tail[3]),
        look=line.look._replace(fixed=False),
    )


def run_in_shares(
    first: Sequence[int], inside: Sequence[int], are_cut: bool
) -> tuple[float, float]:
    """Return the shares of first lines and of others that begin with a short sentence.

    Counted are those that do not, and those that do. Where lines `are_cut` at marks, most
    line ends that look like those of paragraphs are none, and the share of first lines is
    greater than it seems.
    """
    first_share = (first[1] + 1.0) / (sum(first) + 6.0)
    inside_share = (inside[1] + 1.0) / (sum(inside) + 10.0)
    if are_cut:
        inside_share = max(_CUT_OFF, inside_share)
        first_share = max(first_share, inside_share)
    return first_share, inside_share


def share_inside(opening: Sequence[MeasuredLine], boundaries: Sequence[Boundary]) -> float:
    """Return the share of sentences inside paragraphs that are as short as a run-in heading.

    It is 0 where those that open paragraphs do not show to be run-in headings; `opening` are
    lines that plainly open one. Counted are the sentences that begin inside a line.
    """
    short = len([line for line in opening if line.run_in == SHORT_RUN_IN])
    if short < _FEWEST:
        return 0.0
    counts = [0, 0]
    for end in boundaries:
        line = end.before
        if not line.look.stops:
            continue
        text, last = line.text, len(line.text) - 1
        if line.ends != FINAL:
            text += end.behind.text
        stop = text.find("。")
        while 0 <= stop < last:
            if len(text) - stop > _LONGEST:
                counts[run_in_kind(text, stop + 1) == SHORT_RUN_IN] += 1
            stop = text.find("。", stop + 1)
    share = (counts[1] + _SENTENCES * _USUALLY) / (sum(counts) + _SENTENCES)
    return share if short >= _OFTENER * share * len(opening) else 0.0
