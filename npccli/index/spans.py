"""Where an expression stands in the texts of an index, from the places of words alone.

The words of a text follow each other without gaps, so an expression of letters, digits and
Han characters stands where words that make it up follow each other; the first may begin
before it and the last end behind it. What is here writes the SQL that finds such places.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from npccli.count import is_word

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

_MOST_PATHS = 48
_LONGEST = 60
_MOST_LISTED = 16
"""So many words are found in less time by name than by how they end."""

WORDS = "(FROM store.words UNION ALL FROM store.new_words)"


@dataclass(frozen=True, slots=True)
class Expression:
    """A text that is looked for; `whole` is for whole words, else it may stand anywhere."""

    text: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Words that can be one part of an expression, as SQL tells which they are.

    The expression begins `offset` characters behind the begin of such a word.
    """

    words: str
    offset: str


Path = tuple[tuple[Link, ...], ...]
"""The parts of an expression from the first to the last, each with its alternatives."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How words make up an expression of `size` characters.

    Where there are many paths, `links` are all their parts, each with its size: since no two
    words overlap, parts that together have the size of the expression make it up.
    """

    size: int
    paths: tuple[Path, ...]
    links: tuple[tuple[Link, int], ...] = ()


def part_of(row: str = "") -> str:
    """Return what tells sections, and the title blocks of reports, apart in SQL.

    >>> part_of("x.")
    'coalesce(2 * x.section_id, 2 * x.report_id + 1)'
    """
    return f"coalesce(2 * {row}section_id, 2 * {row}report_id + 1)"


def is_findable(text: str) -> bool:
    """Tell whether the places of words tell where a text stands: it has no marks and spaces.

    >>> [is_findable(text) for text in ("执法检查", "5G", "报告》", "")]
    [True, True, False, False]
    """
    return 0 < len(text) <= _LONGEST and all(map(is_word, text))


def find_ways(
    connection: Connection, expressions: Iterable[Expression], within: str = "true"
) -> dict[Expression, Ways]:
    """Return the ways in which words of the index make up each expression.

    `within` is a condition in SQL on the reports.
    """
    sought = tuple(dict.fromkeys(expressions))
    if not sought:
        return {}
    free = [each.text for each in sought if not each.whole]
    texts_of: defaultdict[str, set[str]] = defaultdict(set)
    texts_of["word"] = {piece for each in sought for _, _, piece in _pieces(each.text)}
    for text in free:
        for size in range(1, len(text)):
            texts_of[f"right(word, {size})"].add(text[:size])
            texts_of[f"left(word, {size})"].add(text[-size:])
    tests = [f"{value} IN ({_listed(texts)})" for value, texts in texts_of.items()]
    tests += [f"contains(word, {quoted(text)})" for text in free]
    rows = connection.execute(
        "SELECT DISTINCT word FROM (FROM store.vocabulary UNION ALL"
        f" SELECT word FROM store.new_words) WHERE {' OR '.join(tests)}"
    ).fetchall()
    known = sorted(word for (word,) in rows)
    return {each: _ways(each, known, within) for each in sought}


def spans_query(ways: Ways) -> str:
    """Return the query for the places of an expression: report_id, section_id, spot.

    `spot` is a number for section and place; the character behind has the next one.
    """
    if ways.links:
        links = " UNION ALL ".join(
            f"SELECT *, {size} AS size FROM ({_link_query(link)})" for link, size in ways.links
        )
        return (
            "SELECT any_value(report_id) AS report_id, any_value(section_id) AS section_id, spot"
            f" FROM ({links}) GROUP BY spot HAVING sum(size) = {ways.size}"
        )
    return _paths_query(ways.paths)


def counts_query(ways: Ways) -> str:
    """Return the query for how often an expression stands in a section: report_id, section_id, n.

    A section can have several rows.
    """
    if ways.links:
        return f"SELECT report_id, section_id, 1 AS n FROM ({spans_query(ways)})"
    links = [link for path in ways.paths if len(path) == 1 for link in path[0]]
    parts = [
        f"SELECT report_id, section_id, count AS n FROM {WORDS} WHERE {link.words}"
        for link in links
    ]
    longer = [path for path in ways.paths if len(path) > 1]
    if longer or not parts:
        parts.append(f"SELECT report_id, section_id, 1 AS n FROM {_paths_query(longer)}")
    return " UNION ALL ".join(parts)


def _paths_query(paths: Sequence[Path]) -> str:
    """Return the query for the places of paths; what several of them share is asked for once."""
    if not paths:
        return _NOTHING
    times = Counter(link for path in paths for links in path for link in links)
    shared = {link: f"link{at}" for at, link in enumerate(times) if times[link] > 1}
    tables = [f"{name} AS MATERIALIZED ({_link_query(link)})" for link, name in shared.items()]
    opening = f"WITH {', '.join(tables)} " if tables else ""
    return f"({opening}{' UNION ALL '.join(_path_query(path, shared) for path in paths)})"


_NOTHING = "(SELECT 0 AS report_id, 0 AS section_id, 0 AS spot WHERE false)"


def _path_query(path: Path, shared: Mapping[Link, str]) -> str:
    queries = [
        [f"FROM {shared[link]}" if link in shared else _link_query(link) for link in links]
        for links in path
    ]
    first, *others = (f"({' UNION ALL '.join(each)})" for each in queries)
    joined = " ".join(f"SEMI JOIN {other} USING (spot)" for other in others)
    return f"SELECT report_id, section_id, spot FROM {first} {joined}"


def _link_query(link: Link) -> str:
    return (
        f"SELECT report_id, section_id,"
        f" ({part_of()} << 28) + unnest(places) + ({link.offset}) AS spot"
        f" FROM {WORDS} WHERE {link.words}"
    )


def _ways(sought: Expression, known: list[str], within: str) -> Ways:
    """Return the ways in which these words make up an expression."""
    text, size = sought.text, len(sought.text)
    links: defaultdict[tuple[int, int], list[Link]] = defaultdict(list)
    vocabulary = set(known)
    for start, end, piece in _pieces(text):
        if piece in vocabulary:
            links[start, end].append(Link(f"word = {quoted(piece)} AND {within}", f"{-start}"))
    if not sought.whole:
        for edge, link in _reaching_over(text, known):
            links[edge].append(replace(link, words=f"{link.words} AND {within}"))
    paths: dict[int, list[Path]] = {size: [()]}
    for start in reversed(range(size)):
        paths[start] = [
            (tuple(links[start, end]), *rest)
            for end in range(start + 1, size + 1)
            if (start, end) in links
            for rest in paths[end]
        ]
        if len(paths[start]) > _MOST_PATHS:
            parts = ((link, end - start) for (start, end), some in links.items() for link in some)
            return Ways(size, (), tuple(parts))
    return Ways(size, tuple(paths[0]))


def _reaching_over(text: str, known: list[str]) -> Iterator[tuple[tuple[int, int], Link]]:
    """Yield which part of a text can be in words that reach over its begin or its end."""
    size = len(text)
    around = [word for word in known if text in word and word != text]
    for offset in sorted({at for word in around for at in _places(text, word)}):
        words = [word for word in around if word.startswith(text, offset)]
        yield (0, size), Link(f"word IN ({_listed(words)})", f"{offset}")
    for shared in range(1, size):
        begin, end = text[:shared], text[size - shared :]
        before = [word for word in known if word.endswith(begin) and word != begin]
        behind = [word for word in known if word.startswith(end) and word != end]
        if before:
            test = f"word IN ({_listed(before)})"
            if len(before) > _MOST_LISTED:
                test = f"ends_with(word, {quoted(begin)}) AND length(word) > {shared}"
            yield (0, shared), Link(test, f"length(word) - {shared}")
        if behind:
            test = f"starts_with(word, {quoted(end)}) AND length(word) > {shared}"
            yield (size - shared, size), Link(test, f"{shared - size}")


def _places(text: str, word: str) -> Iterator[int]:
    place = word.find(text)
    while place >= 0:
        yield place
        place = word.find(text, place + 1)


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            yield start, end, text[start:end]


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(map(quoted, sorted(texts)))


def quoted(text: str) -> str:
    r"""Return a text as SQL writes it.

    >>> quoted("it's")
    "'it''s'"
    """
    return "'" + text.replace("'", "''") + "'"
