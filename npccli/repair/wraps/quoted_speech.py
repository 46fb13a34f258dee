"""Find line ends behind which it is said who said what was quoted.

A sentence in quotation marks that ends a full line looks like the end of its paragraph. Where
the next line names the speaker (周一鸣介绍。), the paragraph goes on.
"""

from __future__ import annotations

from collections.abc import Sequence

from npccli.lazy import lazy_pattern
from npccli.repair.measure.layout import MeasuredLine
from npccli.repair.script import HAN

_SAID = frozenset(("。”", "！”", "？”"))
_SPEAKER = lazy_pattern(
    rf"[{HAN}]{{2,20}}?(?:介[绍紹]|[说說]道?|表示|指出|[强強][调調]|坦言|感慨|感[叹嘆]|[认認][为為]|回[忆憶]|"
    r"告[诉訴][记記]者)[。，]"
)


def with_speakers(lines: Sequence[MeasuredLine], straddled: list[bool]) -> list[bool]:
    """Return the line ends over which a word or sentence goes on, those before speakers too.

    `straddled` are those over which a word goes on.
    """
    found = straddled
    quoted = [index for index, line in enumerate(lines[:-1]) if line.text[-1] == "”"]
    for index in quoted:
        before, behind = lines[index], lines[index + 1]
        if before.text[-2:] in _SAID and not behind.indent and _SPEAKER.match(behind.text):
            found = list(straddled) if found is straddled else found
            found[index] = True
    return found
