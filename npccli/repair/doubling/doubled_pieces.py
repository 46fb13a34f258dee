"""Put a heading together that was drawn run by run, each run twice on lines of its own.

Some extractors begin a line with every run. 在组织⏎在组织⏎“⏎“⏎一本账⏎一本账⏎”⏎” is one
heading: runs inside an open quotation, and those that are only marks or a character or two,
go back on one line.
"""

from __future__ import annotations

from npccli.lazy import lazy_pattern
from npccli.repair.edits import Edit
from npccli.repair.measure.layout import TITLE
from npccli.repair.script import ANY_HAN, FINAL_MARKS, HEADING_NUMBER

_AT = lazy_pattern(r"在[^”]*“[^”]*”$")
_QUOTED = lazy_pattern(r"“[^”]*”")
_AMID = "中上下里内"
COUNTED = frozenset(
    "年月日处處个個项項件条條大家名万萬亿億周週次届屆天季世号號类類级級批场場强強%％"
)
"""What stands behind a number in a heading begins with one of these."""

_OPENING, _CLOSING = ("“", "《"), ("”", "》")
_LONGEST_HEADING = 40
_LONGEST_UNFINISHED = 12
"""The upper line of a broken heading may end in a comma; it is short."""

UNFINISHED = tuple("，；、")


def may_be_heading(line: str) -> bool:
    """Tell whether a line may be a heading or part of one, by its form."""
    stripped = line.strip()
    return (
        len(stripped) <= _LONGEST_HEADING
        and not (stripped.endswith(UNFINISHED) and len(stripped) > _LONGEST_UNFINISHED)
        and stripped[-1] not in FINAL_MARKS
        and "\t" not in line
        and not stripped.isdigit()
        and "。" not in stripped
        and stripped.count("，") < (3 if " " in stripped else 2)
    )


def doubled_pieces(
    lines: list[tuple[int, str]], index: int, before: str = "", last: Edit | None = None
) -> tuple[int, list[Edit]]:
    """Find a heading whose pieces stand on lines of their own, each of them twice.

    在组织⏎在组织⏎“⏎“⏎一本账⏎一本账⏎”⏎”: pieces inside an open quotation, which may begin on
    the line above, and those that are only marks or a character or two, go back on one line.
    What is known of the heading so far stands in `before`; `last` took out its copy.
    """
    pieces = [before] if last else []
    above = lines[index - 1][1].strip() if index else ""
    if above.count("“") <= above.count("”") or not may_be_heading(above):
        above = ""
    if last:
        above = ""
    edits = [last] if last else []
    position = index
    while position + 1 < len(lines):
        (start, line), (copy_start, copy) = lines[position], lines[position + 1]
        piece = line.strip()
        if piece != copy.strip() or not may_be_heading(line):
            break
        first_end = start + len(line.rstrip())
        copy_end = copy_start + len(copy.rstrip())
        said = above + "".join(pieces)
        is_open = said.count("“") > said.count("”") or said.count("《") > said.count("》")
        if pieces and (is_open or _goes_on(said, piece, lines, position + 2)):
            previous_end = edits[-1].end
            opening = start + len(line) - len(line.lstrip())
            edits[-1] = edits[-1]._replace(end=opening)
            if previous_end > opening:
                return 0, []
            pieces.append(piece)
        else:
            pieces.append("\n" * bool(pieces) + piece)
        edits.append(Edit(first_end, copy_end, "", "a heading drawn again piece by piece", 0.85))
        position += 2
    if len(pieces) < 2 or len(ANY_HAN.findall("".join(pieces))) < 4:
        return 0, []
    return position - index, edits


def _goes_on(said: str, piece: str, lines: list[tuple[int, str]], behind: int) -> bool:
    """Tell whether a piece goes on with the heading that was said so far, outside quotations.

    A mark or a character or two do, if they lead to no new quotation, or to the second one of
    headings that begin alike; so does the end of 在…中.
    """
    earlier = said.split("\n")
    heading = earlier.pop()
    if _AT.match(heading) and piece[0] in _AMID:
        return not any(map(_QUOTED.sub("", heading).__contains__, _AMID))
    is_numbered = HEADING_NUMBER.match(heading) is not None
    if heading[-1].isdigit() and piece[0] in COUNTED:
        return True
    if is_numbered and heading[-1] in _CLOSING and not HEADING_NUMBER.match(piece):
        return TITLE.search(piece) is None and piece not in _OPENING
    if len(piece) > 2:
        return False
    opens = behind < len(lines) and lines[behind][1].strip() in _OPENING
    begins = any(map(heading.__contains__, _CLOSING)) or any(
        before.startswith(piece) for before in earlier
    )
    return not (opens and len(piece) == 2 and begins)


def leads_to_quotation(lines: list[tuple[int, str]], index: int) -> bool:
    """Tell whether a line comes twice, and then an opening mark that comes twice as well."""
    texts = [line.strip() for _, line in lines[index : index + 4]]
    return len(texts) == 4 and texts[0] == texts[1] and texts[2] == texts[3] in _OPENING
