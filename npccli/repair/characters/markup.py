"""Take away stray markup: Markdown signs, HTML tags and entities.

What it will not touch: a single asterisk, a dash or a > at the start of a line in a text
that shows no other markup, angle brackets that are not known tags, ** around digits (a
power), the text between the signs.

    >>> from npccli.repair.edits import apply_edits
    >>> text = "考察 **xx** 重要讲话&nbsp;精神<br>"
    >>> apply_edits(text, find_markup(text))
    '考察 xx 重要讲话 精神'
"""

from __future__ import annotations

import re
from collections import Counter
from operator import and_

from npccli.lazy import lazy_pattern
from npccli.repair.characters.frames import find_frames
from npccli.repair.characters.line_numbers import find_line_numbers
from npccli.repair.characters.saved_as import find_saved_as
from npccli.repair.edits import Edit, sort_edits
from npccli.repair.lines import Surface
from npccli.repair.script import holds, holds_any, places_of

_TAGS = (
    "a|article|b|big|blockquote|body|br|center|dd|div|dl|dt|em|figure|font|footer|h[1-6]|head|"
    "header|hr|html|i|img|li|main|meta|nav|o:p|ol|p|section|small|span|strong|sub|sup|table|"
    "tbody|td|th|thead|title|tr|u|ul"
)
_TAG = lazy_pattern(rf"</?(?:{_TAGS})(?:\s[^<>]{{0,500}})?/?>", re.IGNORECASE)
_COMMENT = lazy_pattern(r"<!--[^<>]{0,300}-->")
_ENTITY = lazy_pattern(r"&(?:amp;){0,3}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d{0,2});")
_BOLD = lazy_pattern(r"(\*\*|__)(?=\S)([^*_\n]{1,400}?)(?<=\S)\1")
_INNER = lazy_pattern(r"(?<=[\w*])(\*\*|__)[^*_\n]{1,400}?\1(?=\w)")
_READING = lazy_pattern("[（(]([a-z]{0,5}[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ][a-z]{0,3}) ?[）)]")
_CHARACTER = lazy_pattern("[\u3400-\u4dbf\u4e00-\u9fff]")
_FILLED = lazy_pattern(r"[^:\s-]")
_LETTER = lazy_pattern(r"[A-Za-z0-9]")
_LEADING_BARS = lazy_pattern(r"[ \t]*\|[ \t|:-]*")
_RULE = lazy_pattern(r"[ \t]*:?-{3,}:?[ \t]*\|[ \t|:-]*")
_IMAGE = lazy_pattern(r"!\[[^\]\n]{0,80}\]\([^()\n]{0,300}\)")
_FEWEST_READINGS, _MANY_READINGS = 3, 8
_MARK = lazy_pattern("[，。、；：！？]")
_DIGIT_OR_STAR = frozenset("0123456789*")
_BESIDE_HAN = lazy_pattern("&lt;(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])&gt;")
_HASH = lazy_pattern(r"^[ \t]{0,3}#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_LIST = lazy_pattern(r"^[ \t]{0,3}(?:[-*+]|>)[ \t]+(?=\S)", re.MULTILINE)


def find_markup(text: str, surface: Surface | None = None) -> list[Edit]:
    """Return the edits that take the markup out of `text`.

    `surface` is the text with what is known of it.
    """
    saved = find_saved_as(text) or find_line_numbers(surface or Surface(text))
    if saved:
        return sort_edits(saved)
    edits = [*_tags(text), *_readings(text), *_entities(text), *_bold(text)]
    if "#" in text:
        edits += [Edit(m.start(), m.end(), "", "a Markdown heading") for m in _HASH.finditer(text)]
    if edits:
        edits += [Edit(m.start(), m.end(), "", "a Markdown list") for m in _LIST.finditer(text)]
    return sort_edits([*edits, *_empty_cells(text), *find_frames(text)])


def _tags(text: str) -> list[Edit]:
    """Return the edits that take tags, comments and images without text away."""
    kinds = ((_TAG, "an HTML tag"), (_COMMENT, "a comment")) if "<" in text else ()
    images = ((_IMAGE, "a Markdown image"),) if holds(text, "![") else ()
    return [
        Edit(m.start(), m.end(), "", why)
        for pattern, why in (*kinds, *images)
        for m in pattern.finditer(text)
    ]


def _entities(text: str) -> list[Edit]:
    """Return the edits that put the characters of entities in their places."""
    edits = []
    for match in _ENTITY.finditer(text) if "&" in text else ():
        character = _unescape(match.group())
        is_bracket = character in "<>" and not _BESIDE_HAN.match(text, match.start())
        if character not in (match.group(), "&") and not is_bracket:
            after = " " if character.isspace() else character
            edits.append(Edit(match.start(), match.end(), after, "an HTML entity"))
    return edits


def _bold(text: str) -> list[Edit]:
    """Return the edits that take the signs of emphasis away, but no blank to fill in (____件)."""
    edits = []
    for match in _emphasis(text) if holds_any(text, ("**", "__")) else ():
        start, end = match.span()
        if match[2].isdigit() or (match[2].isascii() and match[1] == "__"):
            continue
        if "_" in (text[max(0, start - 1) : start], text[end : end + 1]):
            continue
        edits.append(Edit(start, start + 2, "", "Markdown emphasis"))
        edits.append(Edit(end - 2, end, "", "Markdown emphasis"))
    return edits


def _empty_cells(text: str) -> list[Edit]:
    """Return the edits that take the bars away that a page laid out as a table left behind.

    That are lines of bars and rules, and the bars around the only cell of a line. Rows with two
    cells, and what stands directly above or below one, are left, and what holds no Han character
    but letters or digits: there the bar may stand for a letter of a font that was not decoded.
    """
    if "|" not in text:
        return []
    edits = []
    lines = text.split("\n")
    rows = ["|" in line and _is_row(line) for line in lines]
    at = 0
    for number, line in enumerate(lines):
        beside = rows[max(0, number - 1) : number + 2]
        undecoded = "|" in line and _LETTER.search(line) and not _CHARACTER.search(line)
        if "|" in line and not any(beside) and not undecoded:
            edits += [
                Edit(at + start, at + end, "", "an empty cell") for start, end in _bars_of(line)
            ]
        at += len(line) + 1
    return edits


def _is_row(line: str) -> bool:
    """Tell whether two cells side by side hold something."""
    filled = [_FILLED.search(cell) is not None for cell in line.split("|")]
    return any(map(and_, filled, filled[1:]))


def _bars_of(line: str) -> list[tuple[int, int]]:
    """Return where the bars at the two ends of a line stand; a rule is one whole."""
    if _RULE.fullmatch(line):
        return [(0, len(line))]
    leading = _LEADING_BARS.match(line)
    start = leading.end() if leading else 0
    stop = max(start, len(line.rstrip(" \t|")))
    spans = [(0, start), (stop, len(line))]
    return [(left, right) for left, right in spans if "|" in line[left:right]]


def _readings(text: str) -> list[Edit]:
    """Return the edits that take the readings away that stand behind characters, as 會(huì).

    A text that explains how a rare character is read does so once. One that gives the same
    reading of a character three times, or very many, got them from the page or a conversion.
    """
    found = [
        match
        for place in places_of("（(", text)
        if (match := _READING.match(text, place))
        and _CHARACTER.match(text, max(0, match.start() - 1))
    ]
    pairs = Counter((text[match.start() - 1], match[1]) for match in found)
    if max(pairs.values(), default=0) < _FEWEST_READINGS and len(found) < _MANY_READINGS:
        return []
    return [Edit(m.start(), m.end(), "", "how a character is read") for m in found]


def _emphasis(text: str) -> list[re.Match[str]]:
    """Return the emphasised stretches of `text`.

    Stars between letters on both sides, with a mark between them, are two masks
    (张**代表、李**代表); so are stars between digits.
    """
    return [
        match
        for match in _BOLD.finditer(text)
        if not (_INNER.match(text, match.start()) and _MARK.search(match[2]))
        and not (match[2][0].isdigit() and text[max(0, match.start() - 1)] in _DIGIT_OR_STAR)
    ]


def _unescape(entity: str) -> str:
    """Return the character of an entity, however often its & was escaped."""
    from html import unescape

    previous = ""
    while entity != previous:
        previous, entity = entity, unescape(entity)
    return entity
