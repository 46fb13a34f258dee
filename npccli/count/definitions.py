r"""What is counted: the definitions of character, Han character, word, sentence, paragraph.

They are plain enough to be repeated with other tools, and these are the terms:

* A **character** is a Unicode code point that is not white space (`str.isspace`). Punctuation
  marks are characters; so are invisible ones, which cleaning takes out.
* A **Han character** is a code point whose Unicode script is Han (`\p{Han}`): with 〇 and 々,
  the radicals, all extensions and compatibility ideographs; without punctuation.
* A **word** is a token of jieba with a letter, a digit or a Han character in it, in the sense
  of `str.isalnum`. A lone punctuation mark or white space is a token but no word.
* A **sentence** is a stretch with a word in it, up to a final mark or the end of its line.
  Final marks are 。 ！ ？ ! ? and an ellipsis (… or more) that no comma-like mark follows,
  each with the closing quotes and brackets behind it. ； does not end a sentence, nor does a
  mark that a comma-like mark or a closing book-title mark follows (“……”，/《怎么办？》).
  A title, a heading or a paragraph without a final mark is a sentence of its own.
* A **paragraph** is a paragraph of a section's body; titles and headings are none.
* A **section** is the lead or what stands under one heading, subsections apart.
"""

from __future__ import annotations

from npccli.lazy import lazy_pattern

_RARE_HAN = (
    "\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b"
    "\uf900-\ufa6d\ufa70-\ufad9"
    "\U00016fe2\U00016fe3\U00016ff0-\U00016ff6"
    "\U00020000-\U0002a6df\U0002a700-\U0002ebe0\U0002ebf0-\U0002ee5d\U0002f800-\U0002fa1d"
    "\U00030000-\U00033479"
)
"""The Han characters outside the two blocks U+3400 to U+4DBF and U+4E00 to U+9FFF."""

_OTHER_HAN = lazy_pattern(f"[{_RARE_HAN}\u3400-\u4dbf]")
_NO_LETTER = f"[{_RARE_HAN}\u4db6-\u4dbf\u9fa6-\u9fff]"
"""All Han characters but those that are letters in every version of Unicode."""

_HAN_BESIDES_LETTERS = lazy_pattern(_NO_LETTER)
_MAIN_BLOCK = bytes(range(0x4E, 0xA0))
"""The high bytes in UTF-16 of U+4E00 to U+9FFF, which are all Han characters."""
_OTHER_BLOCKS = bytes((0x2E, 0x2F, *range(0x34, 0x4E), 0xF9, 0xFA, *range(0xD8, 0xE0)))
"""Those of the other blocks with Han characters, but for U+3000 to U+30FF."""
_MARKS = "、。《》"
"""The common characters among U+3000 to U+30FF; none of them is Han."""
_SENTENCE_END = lazy_pattern(
    r"[。！？!?…\n]"  # a set of characters at the front makes the search fast
    r"(?:(?<=\n)"
    r"|(?:(?<=[。！？])|(?<=[!?])(?![A-Za-z0-9=&/_-])|(?<=…)(?:…+|(?=[”’」』）)\n]|$)))"
    r"[。！？!?…]*[”’」』）)\"]*"
    r"(?![。！？!?…，、；：,;:》〉”’」』）)]))"
)
_CONTENT = lazy_pattern(rf"[^\W_]|{_NO_LETTER}")


def count_characters(text: str) -> int:
    r"""Return the number of code points that are not white space.

    >>> count_characters("依法 履职。\n")
    5
    """
    return len("".join(text.split()))


def count_han_characters(text: str) -> int:
    """Return the number of code points whose script is Han.

    >>> count_han_characters("二〇二三年，GDP增长6.1%。")
    7
    """
    high = text.encode("utf-16-le", "surrogatepass")[1::2]
    count = len(high) - len(high.translate(None, _MAIN_BLOCK))
    marks = sum(map(text.count, _MARKS))
    if high.count(0x30) == marks and len(high.translate(None, _OTHER_BLOCKS)) == len(high):
        return count  # several times as fast as to look at each character
    return count + len(_OTHER_HAN.findall(text))


def is_word(token: str) -> bool:
    """Tell whether a token has a letter, a digit or a Han character in it.

    >>> [token for token in ("代表", "5G", "3.5%", "，", "——", " ") if is_word(token)]
    ['代表', '5G', '3.5%']
    """
    if token.isalnum() or any(map(str.isalnum, token)):
        return True
    return _HAN_BESIDES_LETTERS.search(token) is not None


def count_sentences(text: str) -> int:
    r"""Return the number of sentences in a text of one paragraph or heading a line.

    >>> count_sentences("加强队伍建设\n学了吗？学了。“好！”大家说；都说好")
    5
    """
    return len(list(filter(_CONTENT.search, _SENTENCE_END.split(text))))


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text, each with its final mark and without outer space.

    Marks that stand where no sentence is are left with the sentence before them; joined,
    the sentences hold all that is not white space. A text without a word has no sentences.

    >>> split_sentences("召开会议5次。审议“三个报告”！ 年底完成")
    ['召开会议5次。', '审议“三个报告”！', '年底完成']
    """
    pieces: list[str] = []
    opening = ""  # marks before the first sentence
    start = 0
    for end in [match.end() for match in _SENTENCE_END.finditer(text)] + [len(text)]:
        piece = text[start:end].strip()
        if _CONTENT.search(piece):
            pieces.append(opening + piece)
            opening = ""
        elif pieces:
            pieces[-1] += piece
        else:
            opening += piece
        start = end
    return pieces


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a text begin and end; together they cover all of it.

    A text without a word has no sentences. White space between sentences is left with
    the one after.

    >>> sentence_spans("好！ 都好。")
    [(0, 2), (2, 6)]
    """
    spans: list[tuple[int, int]] = []
    opening = start = 0
    for end in [match.end() for match in _SENTENCE_END.finditer(text)] + [len(text)]:
        if _CONTENT.search(text, start, end):
            spans.append((opening, end))
            opening = end
        elif spans:
            spans[-1] = (spans[-1][0], end)
            opening = end
        start = end
    return spans
