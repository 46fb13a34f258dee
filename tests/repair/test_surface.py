"""A text on its way through the repairs, and what it still knows after edits."""

from __future__ import annotations

from npccli.repair.edits import Edit
from npccli.repair.lines import Surface


def test_a_text_made_by_edits_knows_the_same_of_its_line_ends() -> None:
    lines = [
        "常委会听取和审议报告，提出意见，推",
        "动工作落实",
        "各位代表",
        "依法履",
        "职尽责",
    ] * 12
    text = "\n".join(lines) + "\n"
    edits = [Edit(at, at + 2, "", "test") for at in (0, 40, 90, len(text) - 3)]
    edits.insert(2, Edit(60, 60, "一\n", "test"))
    surface = Surface(text)
    assert any(surface.straddled)
    edited = surface.edited(edits)
    assert edited.straddled == Surface(edited.text).straddled
    assert surface.edited(edits[:1]).edited(edits[2:3]).straddled == (
        Surface(surface.edited(edits[:1]).edited(edits[2:3]).text).straddled
    )
