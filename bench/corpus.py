"""Corpora of any size from generated reports, clean or as extractors damage them.

The same size, layout and seed give the same bytes. Paragraphs come from a stock that is
renewed bit by bit; wrapping and damage are done once for each paragraph in the stock, so
that a corpus is written at the speed of joining strings.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from random import Random

from bench.grammar import Frame, expand, frame
from samples import damage

MEGABYTE = 1_000_000
COLUMNS = 44
"""The width of a newspaper column, in which a Han character takes two."""

_STOCK = 800
_RENEWED = 40
_RENEW_AFTER = 8 * MEGABYTE
_RADICALS = str.maketrans("人大工行见立长", "⼈⼤⼯⾏⻅⽴⻓")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a corpus is made by: its size in bytes, the layout, the size of a file, the seed."""

    size: int
    layout: str = "clean"
    file_size: int = 30_000
    seed: int = 8


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus on disk: its folder, its files in order, and how many bytes they hold."""

    folder: Path
    files: tuple[Path, ...]
    size: int


def clean_body(text: str, _random: Random) -> list[str]:
    """Leave a paragraph on one line."""
    return [text]


def wrapped_body(text: str, _random: Random) -> list[str]:
    """Break a paragraph at the edge of a column, its first line indented."""
    return damage.wrap(text, COLUMNS, indent=4)


def damaged_body(text: str, random: Random) -> list[str]:
    """Break a paragraph and do to it what extractors do now and then."""
    if random.random() < 0.15:
        text = text.replace("，", ",", 2)
    if random.random() < 0.1:
        text = text.translate(_RADICALS)
    if random.random() < 0.1:
        middle = len(text) // 2
        text = f"{text[:middle]}{damage.COLUMN_BREAK}{text[middle:]}"
    return damage.wrap(text, COLUMNS, indent=4, quotes=random.random() < 0.1)


def clean_heading(text: str, _random: Random) -> list[str]:
    """Leave a heading on one line."""
    return [text]


def damaged_heading(text: str, random: Random) -> list[str]:
    """Repeat a heading in one of the ways of extractors, or let it be."""
    forms = ("run", "triple", "glyph", "nextline", "chain", "spaced", "bold")
    if random.random() < 0.5:
        return [text]
    return damage.DOUBLINGS[forms[int(random.random() * len(forms))]](text)


@dataclass(frozen=True, slots=True)
class Layout:
    """How the paragraphs and headings of a text are laid out; `page` is lines a page, or 0."""

    body: Callable[[str, Random], list[str]]
    heading: Callable[[str, Random], list[str]]
    page: int = 0


LAYOUTS = {
    "clean": Layout(clean_body, clean_heading),
    "wrapped": Layout(wrapped_body, clean_heading),
    "damaged": Layout(damaged_body, damaged_heading, page=60),
}


class _Stock:
    """Paragraphs and headings that are ready but for their numbers and names."""

    def __init__(self, layout: Layout, seed: int) -> None:
        self.layout = layout
        self.random = Random(seed)
        self.paragraphs = deque(islice(self._paragraphs(), _STOCK))
        self.headings = deque(islice(self._headings("heading"), _STOCK // 4))
        self.subheadings = deque(islice(self._headings("subheading"), _STOCK // 4))

    def renew(self) -> None:
        """Replace the oldest paragraphs by new ones."""
        for stock, new, count in (
            (self.paragraphs, self._paragraphs(), _RENEWED),
            (self.headings, self._headings("heading"), _RENEWED // 4),
            (self.subheadings, self._headings("subheading"), _RENEWED // 4),
        ):
            stock.rotate(-count)
            for place, item in enumerate(islice(new, count), start=len(stock) - count):
                stock[place] = item

    def body(self, text: str) -> Frame:
        return frame("\n".join(self.layout.body(text, self.random)) + "\n")

    def _paragraphs(self) -> Iterator[Frame]:
        while True:
            count = 1 + int(self.random.random() * 3)
            yield self.body("".join(expand("sentence", self.random) for _ in range(count)))

    def _headings(self, symbol: str) -> Iterator[Frame]:
        while True:
            text = expand(symbol, self.random)
            yield frame("\n".join(self.layout.heading(text, self.random)) + "\n")


def report_text(stock: _Stock, size: int, random: Random) -> str:
    """Return a report of about `size` bytes, but always of a title, a lead and a section."""
    draw = random.random
    layout = stock.layout
    parts = [frame(expand("title", random) + "\n\n").fill(random)]
    parts.append(stock.body(expand("lead", random)).fill(random))
    written = lines = page = 0
    numbered = draw() < 0.5
    for section in range(1, 10_000):
        heading = stock.headings[int(draw() * len(stock.headings))].fill(random)
        parts.append(f"\n{_numeral(section)}、{heading}" if numbered else f"\n{heading}")
        for index in range(3 + int(draw() * 5)):
            if index and draw() < 0.1:
                parts.append(stock.subheadings[int(draw() * len(stock.subheadings))].fill(random))
            paragraph = stock.paragraphs[int(draw() * len(stock.paragraphs))]
            parts.append(paragraph.fill(random))
            written += paragraph.size
            lines += 8
            if layout.page and lines >= layout.page:
                page, lines = page + 1, 0
                parts.append(f"\n— {page} —\n\n")
        if written >= size:
            break
    parts.append("\n")
    parts.append(stock.body(expand("closing", random)).fill(random))
    return "".join(parts)


def _numeral(number: int) -> str:
    """Return a number below a hundred in Han numerals, and what is left of a larger one."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number % 100, 10)
    before = "" if tens == 0 else ("" if tens == 1 else digits[tens]) + "十"
    return before + (digits[ones] if ones or not tens else "")


def texts(recipe: Recipe) -> Iterator[bytes]:
    """Yield the files of a corpus, each one report, until the size is reached."""
    random = Random(recipe.seed)
    stock = _Stock(LAYOUTS[recipe.layout], recipe.seed)
    written = renewed = 0
    while written < recipe.size:
        size = min(recipe.file_size, recipe.size - written) * (0.5 + random.random())
        text = report_text(stock, int(size), random).encode()
        yield text
        written += len(text)
        if written - renewed > _RENEW_AFTER:
            stock.renew()
            renewed = written


def build_corpus(recipe: Recipe, folder: Path) -> Corpus:
    """Write a corpus into a folder of its own below `folder`, unless it is there already."""
    name = f"{recipe.layout}-{recipe.size}-{recipe.file_size}-{recipe.seed}"
    place = folder / name
    made = place / "corpus.json"
    if not made.is_file():
        written = 0
        for number, text in enumerate(texts(recipe)):
            part = place / f"{number // 1000:03}"
            if number % 1000 == 0:
                part.mkdir(parents=True, exist_ok=True)
            (part / f"{number:06}.txt").write_bytes(text)
            written += len(text)
        made.write_text(json.dumps(asdict(recipe) | {"written": written}), "utf-8")
    written = json.loads(made.read_text("utf-8"))["written"]
    return Corpus(place, tuple(sorted(place.rglob("*.txt"))), written)


def build_file(recipe: Recipe, path: Path) -> Corpus:
    """Write a corpus as one file, its reports one after the other."""
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        with unfinished.open("wb") as file:
            for text in texts(recipe):
                file.write(text + b"\n")
        unfinished.rename(path)
    return Corpus(path, (path,), path.stat().st_size)
