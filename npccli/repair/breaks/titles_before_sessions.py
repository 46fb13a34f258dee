r"""Part the title of a report from the line below it that names the session.

Extractors that go by height read the two as one line where they are set close together.

What it will not touch: a session in brackets or with no space before it, titles with marks.

    >>> from npccli.repair.edits import apply_edits
    >>> text = "2024年云岭省政府工作报告 ——2024年1月9日在云岭省第十三届人民代表大会第二次会议上\n"
    >>> print(apply_edits(text, find_titles_before_sessions(text)), end="")
    2024年云岭省政府工作报告
    ——2024年1月9日在云岭省第十三届人民代表大会第二次会议上
"""

from __future__ import annotations

import re

from npccli.lazy import lazy_pattern
from npccli.repair.edits import Edit
from npccli.repair.measure.layout import TITLE
from npccli.repair.script import holds

_TITLE_AND_SESSION = lazy_pattern(
    r"^[^\S\n]*(?P<title>\S[^，。；：、！？—\n]{4,40})(?P<gap>[ 　]+)"
    r"—{1,2} ?(?:19|20)\d\d年\d{1,2}月\d{1,2}日在[^，。；：！？\n]{2,40}"
    r"[届屆][^，。；：！？\n]{0,20}第.{1,3}次(?:全体|全體)?(?:会议|會議)上?[ 　]*$",
    re.MULTILINE,
)


def find_titles_before_sessions(text: str) -> list[Edit]:
    """Return the edits that put the name of a session on the line below the title."""
    if not holds(text, "日在") or not (holds(text, " —") or holds(text, "　—")):
        return []
    return [
        Edit(*match.span("gap"), "\n", "a title and its session on one line", 0.85)
        for match in _TITLE_AND_SESSION.finditer(text)
        if match["title"].endswith("工作报告") or TITLE.search(match["title"])
    ]
