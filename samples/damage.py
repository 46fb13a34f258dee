"""What extractors do to a clean text: pure functions from a string to damaged lines.

Each function damages one string in one way and always in the same way. Nothing here
reads or writes a file; `make_samples` decides what is damaged and where.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import pairwise

NEVER_FIRST = "，。、；：？！）》」』”’】〕…%,;:?!)"
NEVER_LAST = "（《「『“‘【〔"
COLUMN_BREAK = "¦"
PIECE = re.compile(r"\n|¦|——|……|[A-Za-z0-9.%+-]+|.", re.DOTALL)
RUN = re.compile(r"[“”‘’《》「」（）]|[^“”‘’《》「」（）]+")
HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"


def width(text: str) -> int:
    """Return the columns that `text` takes: two for East Asian, none for format characters."""
    return sum(map(_character_width, text))


@cache
def _character_width(character: str) -> int:
    if unicodedata.category(character) in ("Cf", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def wrap(text: str, columns: int, indent: int = 0, quotes: bool = False) -> list[str]:
    """Break `text` into lines of `columns`, the first one `indent` columns shorter.

    Closing marks never start a line and opening marks never end one; digits and Latin
    words stay whole. A column break `¦` gives an empty line after the line it stands in,
    and a line feed is kept. With `quotes`, a line that opens with “ or （ gets an empty
    line before it. With `columns` 0 only column breaks and line feeds break the text.
    """
    lines: list[str] = []
    line = ""
    room = columns - indent if columns else 1_000_000
    break_pending = False

    def flush(finished: str) -> None:
        nonlocal break_pending
        if quotes and lines and lines[-1] and finished[:1] in ("“", "（"):
            lines.append("")
        lines.append(finished)
        if break_pending:
            lines.append("")
            break_pending = False

    for piece in PIECE.findall(text):
        if piece == COLUMN_BREAK:
            break_pending = True
            if not columns:
                flush(line)
                line = ""
        elif piece == "\n":
            flush(line)
            line, room = "", columns or 1_000_000
        elif width(line + piece) <= room or (piece in NEVER_FIRST and width(line) <= room + 2):
            line += piece
        else:
            kept = line[: last_break(line)] if piece in NEVER_FIRST else line
            kept = kept.rstrip(NEVER_LAST)
            flush(kept)
            line, room = line[len(kept) :] + piece, columns
    if line:
        break_pending = False
        flush(line)
    return lines


def last_break(line: str) -> int:
    """Return where the line can be broken so that no closing mark opens the next line."""
    place = len(line) - 1
    while place > 0 and line[place] in NEVER_FIRST:
        place -= 1
    return place


def doubled_runs(text: str, times: int = 2) -> list[str]:
    """Repeat each run between quotation marks and brackets, as pdf.js and pypdf show it."""
    return ["".join(run * times for run in RUN.findall(text))]


def doubled_glyphs(text: str, times: int = 2) -> list[str]:
    """Repeat each glyph, as pdfminer shows it."""
    return ["".join(character * times for character in text)]


def doubled_next_line(text: str, times: int = 2) -> list[str]:
    """Repeat the whole line below itself, as MuPDF shows it."""
    return [text] * times


def doubled_interleaved(text: str) -> list[str]:
    """Mix two copies of a heading that ends in a quotation over three lines, as poppler does."""
    before, opening, quoted, closing = re.findall(r"[“”]|[^“”]+", text)
    return [f"{before}{opening * 2} {quoted}", before, quoted + closing * 2]


def doubled_chain(text: str) -> list[str]:
    """Spread two copies over lines of two glyphs, as poppler -raw does."""
    pairs = [left + right for left, right in pairwise(text)]
    return [text[0], *pairs, text[-1]]


def letter_spaced(text: str) -> str:
    """Put a space between letters; a mark has one before it and none after it."""
    return re.sub(r"(?<=[^\s，、。；：])(?=\S)", " ", text)


def half_letter_spaced(text: str) -> str:
    """Put spaces between the letters of the second half of the line only."""
    middle = len(text) // 2
    return text[:middle] + letter_spaced(text[middle:])


def spaced_digits(text: str) -> str:
    """Put a space between Han characters and digits, as typesetting programs do."""
    return re.sub(rf"(?<={HAN})(?=[0-9])|(?<=[0-9])(?={HAN})", " ", text)


DOUBLINGS: dict[str, Callable[[str], list[str]]] = {
    "run": doubled_runs,
    "triple": lambda text: doubled_runs(text, 3),
    "glyph": doubled_glyphs,
    "glyph4": lambda text: doubled_glyphs(text, 4),
    "nextline": doubled_next_line,
    "interleaved": doubled_interleaved,
    "chain": doubled_chain,
    "spaced": lambda text: [letter_spaced(text)],
    "bold": lambda text: [f"**{text}**"],
}
