"""What reports name: laws and documents in 《》, places and organs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from npccli.figures.collect import is_traditional_report
from npccli.figures.data import read_toml
from npccli.gazetteer import listed_divisions
from npccli.model import Column, Report, Scalar, Section, Table
from npccli.traditional import simplify_text

Row = tuple[Scalar, ...]

_TITLE_LENGTH = 100
_MARKS = re.compile("[《》]")
_SPACE = re.compile(r"\s+")
_DRAFT = re.compile(
    r"[（(](?:[^（()）]{0,12})(?:草案|修订草案|修正草案|征求意见稿|草案修改稿|修正案)[^（()）]{0,12}[）)]$"
)
_BILL = re.compile("(?<=条例|规定|办法|决定)草案$")
_COLUMNS = (
    Column("source"),
    Column("report", "integer"),
    Column("region"),
    Column("year", "integer"),
    *map(Column, ("kind", "name", "status", "basis")),
    Column("mentions", "integer"),
    Column("first_line", "integer"),
    Column("last_line", "integer"),
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named in a report.

    `kind` is law, local_regulation, decision, plan ..., place or organ; `status` is draft
    for a title with 草案; `basis` says how it was known: title, gazetteer or pattern.
    """

    name: str
    kind: str
    status: str | None
    basis: str
    lines: tuple[int, int]


def count_mentions(report: Report) -> list[tuple[Mention, int]]:
    """Return what a report names with counts: by kind, the most named first.

    A title counts under each of its wordings; 《X（草案）》 and 《X条例草案》 count for X with
    the status draft. A 《 without its 》 is passed over. Places are those of the gazetteer by their
    full names, organs those whose name is told by its form.
    """
    first: dict[tuple[str, str, str | None], Mention] = {}
    counts: dict[tuple[str, str, str | None], int] = {}
    for mention in find_mentions(report):
        key = (mention.kind, mention.name, mention.status)
        first.setdefault(key, mention)
        counts[key] = counts.get(key, 0) + 1
    order = {kind: index for index, kind in enumerate(_rules().kinds)}
    keys = sorted(
        counts, key=lambda key: (order.get(key[0], 99), -counts[key], key[1], key[2] or "")
    )
    return [(first[key], counts[key]) for key in keys]


@dataclass(frozen=True, slots=True)
class MentionAnalysis:
    """Makes a row for each thing named in a report; `kinds` keeps only some kinds.

    The steps are those of `npccli.count.analysis`.
    """

    kinds: tuple[str, ...] = ()
    by: tuple[str, ...] | None = None

    def count(self, reports: Iterable[Report]) -> list[Row]:
        """Return the rows of reports."""
        return [
            (
                *(report.source, report.number, report.region, report.year),
                *(mention.kind, mention.name, mention.status, mention.basis, count),
                *mention.lines,
            )
            for report in reports
            for mention, count in count_mentions(report)
            if not self.kinds or mention.kind in self.kinds
        ]

    def close(self, state: list[Row]) -> list[Row]:
        """Return the rows as they are."""
        return state

    def merge(self, states: Iterable[list[Row]]) -> list[Row]:
        """Return all rows in order."""
        return [row for state in states for row in state]

    def tables(
        self,
        state: list[Row],
        source_order: Sequence[str] = (),  # noqa: ARG002 - the rows stand in that order
    ) -> tuple[Table, ...]:
        """Return the table of mentions."""
        return (Table("mentions", _COLUMNS, tuple(state)),)


def mention_table(reports: Iterable[Report], kinds: tuple[str, ...] = ()) -> Table:
    """Return a row for each thing named in a report; `kinds` keeps only some kinds."""
    analysis = MentionAnalysis(kinds)
    return analysis.tables(analysis.count(reports))[0]


def mention_kinds() -> tuple[str, ...]:
    """Return the kinds that there are, in their order."""
    return _rules().kinds


def find_mentions(report: Report) -> Iterator[Mention]:
    """Yield everything that a report names, in reading order within each paragraph."""
    traditional = is_traditional_report(report)
    region = simplify_text(report.region) if traditional and report.region else report.region
    for section in report.sections:
        for text, lines in _texts(section):
            spans = list(_titles(text))
            for start, end in spans:
                name = _SPACE.sub("", text[start + 1 : end - 1])
                plain = simplify_text(name) if traditional else name
                bare, status = _without_draft(plain)
                if bare:
                    printed = name[: len(bare)]
                    yield Mention(printed, title_kind(bare), status, "title", lines)
            rest = _blanked(text, spans)
            plain = simplify_text(rest) if traditional else rest
            places = find_places(plain, region)
            for start, head, body, end in _organs(plain, places):
                name = rest[start:head] + rest[body:end]
                yield Mention(name, "organ", None, "pattern", lines)
            for start, end in places:
                yield Mention(rest[start:end], "place", None, "gazetteer", lines)


def title_kind(name: str) -> str:
    """Return the kind of what a title names, by its last words.

    >>> title_kind("中华人民共和国残疾人保障法"), title_kind("青海省行政许可监督管理条例")
    ('law', 'local_regulation')
    >>> title_kind("关于加强检察建议工作的决议"), title_kind("履职故事")
    ('decision', 'work')
    """
    for kind, pattern in _rules().titles:
        if pattern.search(name):
            return kind
    return "work"


def _texts(section: Section) -> Iterator[tuple[str, tuple[int, int]]]:
    if section.heading:
        yield section.heading, section.heading_lines or section.lines
    for index, text in enumerate(section.paragraphs):
        yield text, section.paragraph_lines[index] if section.paragraph_lines else section.lines


def find_places(text: str, region: str | None = None) -> list[tuple[int, int]]:
    """Return where full names of the gazetteer stand, and the region of the report itself.

    Of two names that end together the longer one is taken. A name is looked for only where
    a word for a division ends, so that the time grows with the length.

        >>> [("赴青海省湟中区")[a:b] for a, b in find_places("赴青海省湟中区")]
        ['青海省', '湟中区']
    """
    names, longest = _places()
    own = {region} if region and len(region) > 2 else set()
    found: list[tuple[int, int]] = []
    for match in _DIVISION.finditer(text):
        end = match.end()
        for size in range(max(longest, len(region or "")), 2, -1):
            name = text[max(0, end - size) : end]
            if len(name) == size and (name in names or name in own):
                while found and found[-1][0] >= end - size:
                    found.pop()
                found.append((end - size, end))
                break
    return found


_DIVISION = re.compile("[省市区县州旗盟]")


def _organs(text: str, places: list[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where the names of organs stand: the places right before, and the body.

    Between them may stand which term it is: 清溪县第十五届人民代表大会.
    """
    starts = {end: start for start, end in places}
    for match in _rules().organs.finditer(text):
        term = _TERM.search(text, max(0, match.start() - 6), match.start())
        start = head = term.start() if term else match.start()
        level = _LEVEL.search(text, max(0, start - 3), start)
        if start not in starts and level is not None:
            start = level.start()
        while start in starts:
            start = starts[start]
        yield start, head, match.start(), match.end()


_TERM = re.compile("第?[一二三四五六七八九十]{1,3}届$")
_LEVEL = re.compile("(?:全国|中央|自治区|自治州|自治县|[省市县区州旗镇乡])$")


def _titles(text: str) -> Iterator[tuple[int, int]]:
    """Yield the outermost titles; a mark without its partner ends the search for one."""
    depth, start = 0, -1
    for match in _MARKS.finditer(text):
        at = match.start()
        if match.group() == "《":
            if depth and at - start > _TITLE_LENGTH:
                depth = 0
            if not depth:
                start = at
            depth += 1
        elif depth:
            depth -= 1
            if not depth and 1 < at - start <= _TITLE_LENGTH:
                yield start, at + 1


def _without_draft(name: str) -> tuple[str, str | None]:
    match = _DRAFT.search(name) or _BILL.search(name)
    return (name[: match.start()], "draft") if match else (name, None)


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """Return the text with its titles made blank, as long as before."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], "\n" * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


@dataclass(frozen=True, slots=True)
class _Rules:
    kinds: tuple[str, ...]
    titles: tuple[tuple[str, re.Pattern[str]], ...]
    organs: re.Pattern[str]


@cache
def _rules() -> _Rules:
    raw = read_toml("mention_kinds.toml")
    titles = tuple((entry["kind"], re.compile(entry["ends"])) for entry in raw["title"])
    kinds = tuple(dict.fromkeys([kind for kind, _ in titles] + ["work", "organ", "place"]))
    bodies = "|".join(sorted(raw["organs"]["bodies"], key=lambda body: (-len(body), body)))
    return _Rules(kinds, titles, re.compile(bodies))


@cache
def _places() -> tuple[frozenset[str], int]:
    """Return the full names of the gazetteer and the length of the longest.

    A name of two characters, and one that is a plain word too, is left out.
    """
    plain = set(read_toml("mention_kinds.toml")["places"]["ambiguous"])
    listed = {division.name for division in listed_divisions()}
    names = frozenset(name for name in listed if len(name) > 2 and name not in plain)
    return names, max(map(len, names))
