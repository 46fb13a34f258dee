"""Plans that no heading stands over, but a sentence: 2024年，我院将重点做好以下工作."""

from __future__ import annotations

import re

_ANNOUNCED = re.compile(
    r"(?:^|(?<=[。；！]))[^。；：，]{0,8}?(?:\d{4}年|[一二][〇零○一二三四五六七八九]{3}年|今年|明年|新的?一年|今后|下一?步|下一?阶段)"
    r"(?:[^。；：]{0,40}?(?:将|要|拟)[^。；：]{0,30}?(?:工作|任务|方面|措施)[^。；：，]{0,8}"
    r"|[^。；：，]{0,6}(?:工作(?:意见|安排|打算|任务|计划|思路|重点|要点)|主要任务|重点任务)[^。；：，]{0,4})："
)
_ITEM = re.compile(
    r"[一二三四五六七八九十]{1,3}[是要、]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、]|[①-⑳]"
    r"|第[一二三四五六七八九十]{1,3}[，、]|首先|其次|再次|最后"
)
_SHORT = 12
"""With so little behind it, what is announced stands in the paragraphs that follow."""


class Announcements:
    """Reads the paragraphs of a section in order, and tells where the plans in them begin."""

    def __init__(self) -> None:
        """Begin a section."""
        self._goes_on = False

    def begin(self, text: str) -> int | None:
        """Return where in this paragraph the plans begin, or None.

        >>> read = Announcements()
        >>> read.begin("2024年，我院将做好以下工作："), read.begin("一是办案20件。")
        (16, 0)
        >>> read.begin("一年来，办案20件。"), read.begin("二是办案20件。")
        (None, None)
        """
        found = _ANNOUNCED.search(text)
        item = self._goes_on and _ITEM.match(text) is not None
        self._goes_on = item or (found is not None and len(text) - found.end() <= _SHORT)
        return 0 if item else found.end() if found else None
