"""Find the encoding of a text and decode it: strictly, changing nothing else."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from npccli.errors import ReadError
from npccli.read.plausibility import control_share, first_control, plausibility

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
"""Longer marks stand before the shorter ones that begin alike."""

CANDIDATES = ("gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
"""The encodings that are tried on a text without a mark, after what chardet proposes.
GB18030 includes GBK and GB2312; cp950 is the usual Big5, big5hkscs that of Hong Kong."""

SAMPLE = 1 << 16
"""How many bytes a guess is made from. The whole input is then decoded strictly."""

ENOUGH = 0.35
"""The plausibility below which a guessed decoding is refused."""

ALIKE = 0.02
"""How much less plausible a decoding may be that stands in when the best one fails."""

TRUSTED = 0.5
"""The confidence from which chardet is believed about an encoding that is not Chinese."""

MOST_CONTROLS = 0.01
"""The share of control bytes above which an input is not text."""

_ASCII_BYTES = bytes(range(128))
_HZ_RUN = re.compile(rb"~\{((?:[!-w][!-~])*)~\}")
_HZ_ESCAPE = re.compile(rb"~\{((?:[!-w][!-~])*)(?:~\}|(?=\r?\n|$))|~~|~\n")
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_UTF8_HINT = (
    "it is UTF-8 apart from this; fetch the file again, "
    "or drop such bytes with: iconv -c -f UTF-8 -t UTF-8"
)
_NO_TEXT_HINT = "it is damaged, or of a kind that is not read"
_GUESS_HINT = "convert it first with: iconv -f ENCODING -t UTF-8"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the encoding that gave it, and how sure that is, from 0 to 1."""

    text: str
    encoding: str
    confidence: float


def decode(data: bytes, name: str) -> Decoded:
    r"""Return the text that `data` holds; every character of it is kept.

    A byte order mark decides; without one, strict UTF-8 is tried, then HZ, then what
    chardet proposes and a fixed list of Chinese encodings, of which the one that reads
    most like Chinese is taken. A mark stays in the text as U+FEFF, line ends stay as
    they are. Bytes are never replaced or left out: what cannot be decoded, or is not
    text, raises ReadError with the offset of the first byte that is wrong.

        >>> decode("依法监督\r\n".encode("gbk"), "a.txt")
        Decoded(text='依法监督\r\n', encoding='gb18030', confidence=1.0)
        >>> decode(b"\x00\x01\x02", "a.bin")
        Traceback (most recent call last):
        ...
        npccli.errors.ReadError: a.bin: not text: byte 0x00 at offset 0 (it is damaged, ...)
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data, encoding, name), encoding, 1.0)
    if b"~{" in data and data.isascii():
        decoded = _decode_hz(data)
        if decoded:
            return decoded
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _nearly_utf8(data, error.start):
            raise _bad_byte(data, error.start, "utf-8", name, _UTF8_HINT) from error
        return _guess(data, name)
    if control_share(data) <= MOST_CONTROLS:
        return Decoded(text, "utf-8", 1.0)
    return _guess(data, name)


def _guess(data: bytes, name: str) -> Decoded:
    """Decode by the candidate that reads best, or say which byte is not text."""
    sample = data[:SAMPLE]
    ranked: list[tuple[float, str]] = []
    for encoding in _candidates(sample):
        wide = encoding.startswith(("utf-16", "utf-32"))
        if not wide and control_share(sample) > MOST_CONTROLS:
            continue
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(sample, len(data) <= SAMPLE)
        except UnicodeDecodeError as error:
            # A broken byte deep in the text must not hand the text to a worse guess.
            text = sample[: error.start].decode(encoding) if error.start > 200 else ""
        score = plausibility(text)
        if score >= ENOUGH:
            ranked.append((score, encoding))
    if not ranked:
        raise _not_text(data, name)
    ranked.sort(key=lambda pair: -pair[0])
    best = ranked[0][0]
    alike = [encoding for score, encoding in ranked if score >= best - ALIKE]
    for encoding in alike:
        try:
            return Decoded(data.decode(encoding), encoding, round(best, 3))
        except UnicodeDecodeError:
            continue
    return Decoded(_strict(data, alike[0], name), alike[0], round(best, 3))


def _candidates(sample: bytes) -> list[str]:
    """Return the encodings to try, in order; on a tie the earlier one is taken."""
    import chardet

    found = chardet.detect(sample)
    mostly_ascii = len(sample.translate(None, _ASCII_BYTES)) < 0.3 * len(sample)
    if not found["encoding"] or (found["confidence"] < TRUSTED and not mostly_ascii):
        return list(CANDIDATES)
    try:
        proposal = codecs.lookup(found["encoding"]).name
    except LookupError:
        return list(CANDIDATES)
    # gb2312, gbk and big5 decode some marks in another way than their supersets do.
    known = (*CANDIDATES, "gb2312", "gbk", "big5", "utf-8", "utf-16", "utf-32", "hz")
    return list(CANDIDATES) if proposal in known else [*CANDIDATES, proposal]


def _decode_hz(data: bytes) -> Decoded | None:
    """Decode HZ (RFC 1843), or return None for ASCII that merely looks like it.

    The two-byte characters are read as GB18030, so that dashes and middle dots come out
    as they do from every other encoding.
    """
    if not _HZ_RUN.search(data):
        return None

    def replace(match: re.Match[bytes]) -> bytes:
        if match[1] is None:
            return b"~" if match[0] == b"~~" else b""
        return bytes(byte | 0x80 for byte in match[1])

    try:
        text = _HZ_ESCAPE.sub(replace, data).decode("gb18030")
    except UnicodeDecodeError:
        return None
    score = plausibility(text)
    return Decoded(text, "hz", round(score, 3)) if score >= ENOUGH else None


def _nearly_utf8(data: bytes, wrong: int) -> bool:
    """Return whether `data` is UTF-8 but for a few bytes: broken off, or damaged.

    What stands around the byte at `wrong` decides, so that a long input is not searched.
    """
    around = data[max(0, wrong - SAMPLE) : wrong + SAMPLE]
    good = sum(map(len, _UTF8_SEQUENCE.findall(around)))
    high = len(around.translate(None, _ASCII_BYTES))
    return (good >= 3 and good >= 0.9 * high) or _breaks_off(data)


def _breaks_off(data: bytes) -> bool:
    """Return whether only the last UTF-8 sequence of `data` is incomplete."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return not text.isascii()


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _bad_byte(data, error.start, encoding, name, _GUESS_HINT) from error


def _bad_byte(data: bytes, offset: int, encoding: str, name: str, hint: str) -> ReadError:
    at = f"byte 0x{data[offset]:02x} at offset {offset}"
    return ReadError(f"{name}: {at} is not valid {encoding}", hint)


def _not_text(data: bytes, name: str) -> ReadError:
    offset = first_control(data)
    if offset is not None and control_share(data) > MOST_CONTROLS:
        at = f"byte 0x{data[offset]:02x} at offset {offset}"
        return ReadError(f"{name}: not text: {at}", _NO_TEXT_HINT)
    offset = next((index for index, byte in enumerate(data) if byte >= 128), 0)
    at = f"byte 0x{data[offset]:02x} at offset {offset}"
    return ReadError(f"{name}: not text in a known encoding: {at}", _GUESS_HINT)
