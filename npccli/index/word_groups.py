"""The groups of an index and their words, added up by the database without reading any text.

A group is known by its number `k`; numbers follow the order in which the groups come. Many
groups with many words are added up some at a time, so that memory does not grow with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from npccli.count.tables import COUNT_COLUMNS, GroupCounts
from npccli.index.spans import WORDS, Expression, counts_query, find_ways, part_of
from npccli.index.totals import MEASURES, Key, parts_query, reports_query

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

_MOST_SUMS = 1_500_000
"""So many words of groups are added up in the memory that there is."""

_AT_ONCE = 20_000

_MOST_REPORTS = 1 << 15
"""The sections of so many reports are compared at a time."""

_ABOUT = 1 - 1e-9
"""What weighs so little less may weigh as much: it is weighed again."""

_VOCABULARY = "SELECT word FROM store.vocabulary UNION SELECT DISTINCT word FROM store.new_words"

_OF_SECTIONS = frozenset({"section", "heading", "role", "first_line", "last_line"})
"""The columns in which the sections of a report differ."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which words of a group are wanted: the most frequent, or those that weigh most.

    `keep` tests the words themselves. `weighed` is for TF-IDF: then words come that may be
    among the `top` by weight, and some more.
    """

    keep: Callable[[str], bool]
    top: int | None = None
    least: int = 1
    least_documents: int = 1
    weighed: bool = False


@dataclass(frozen=True, slots=True)
class WordSum:
    """A word of a group: how often, in how many reports, and how many groups have it if asked."""

    word: str
    count: int
    documents: int
    groups: int


def names_sections(columns: Iterable[str]) -> bool:
    """Tell whether columns name single sections.

    >>> names_sections(["source", "report", "section"]), names_sections(["section"])
    (True, False)
    """
    return {"source", "report", "section"}.issubset(columns)


def sections_are_apart(connection: Connection) -> bool:
    """Return whether no two sections of an index have the same source, report and number."""
    query = (
        "SELECT count(*) = count(DISTINCT hash(source, number)), max(report_id) FROM store.reports"
    )
    apart, last = connection.execute(query).fetchone() or (False, None)
    firsts = range(0, (last or 0) + 1, _MOST_REPORTS) if apart else ()
    for first in firsts:
        (apart,) = connection.execute(
            "SELECT count(*) = count(DISTINCT hash(report_id, number)) FROM store.sections"
            f" WHERE report_id BETWEEN {first} AND {first + _MOST_REPORTS - 1}"
        ).fetchone() or (False,)
        if not apart:
            return False
    return bool(apart)


class WordGroups:
    """The groups that some columns name, in tables of a connection that is open.

    Where columns name single sections, these must be apart, and no keys can be asked for.
    `word_groups` has a row for each, whose rowid is its number; `group_parts` tells which
    reports, or which sections, are in which.
    """

    def __init__(self, connection: Connection, columns: Sequence[str]) -> None:
        """Make the first of the tables."""
        self._connection = connection
        self._columns = tuple(columns)
        self._single = names_sections(columns)
        self._by_section = not _OF_SECTIONS.isdisjoint(columns)
        self._id = part_of("x.") if self._by_section else "x.report_id"
        self._has_parts = False
        self._make_groups()

    def counts(self, *, distinct_words: bool = True) -> dict[Key, GroupCounts]:
        """Return what is counted of each group, in the order of their numbers but for sections.

        To count the distinct words of groups of several parts takes longest; without
        `distinct_words` they are wrong.
        """
        distinct = self._distinct_words() if distinct_words and not self._single else {}
        names = ", ".join((*self._columns, *COUNT_COLUMNS))
        found: dict[Key, GroupCounts] = {}
        query = f"SELECT rowid, {names} FROM temp.word_groups ORDER BY rowid"
        if self._single:
            query = f"SELECT 0, {names} FROM (SELECT *, 1 AS reports FROM ({self._parts()}))"
        for k, *row in self._rows(query):
            key, counts = tuple(row[: len(self._columns)]), GroupCounts(*row[len(self._columns) :])
            found[key] = counts._replace(distinct_words=distinct.get(k, counts.distinct_words))
        return found

    def keys(self) -> list[Key]:
        """Return the keys of the groups in the order of their numbers."""
        names = "".join(f", {name}" for name in self._columns)
        rows = self._rows(f"SELECT rowid{names} FROM temp.word_groups ORDER BY rowid")
        return [tuple(row[1:]) for row in rows]

    def sizes(self) -> list[int]:
        """Return the words of the groups in the order of their numbers."""
        rows = self._rows("SELECT words FROM temp.word_groups ORDER BY rowid")
        return [words for (words,) in rows]

    def put_together(self, sides: Mapping[int, int]) -> None:
        """Make one group of those that have the same side; those without a side go.

        The sides are the new numbers and count from 0. Only words can be asked of them.
        """
        self._make_parts()
        run = self._connection.execute
        run(
            "CREATE OR REPLACE TEMP TABLE sides AS"
            " SELECT unnest(?::BIGINT[]) AS k, unnest(?::BIGINT[]) AS side",
            [list(sides), list(sides.values())],
        )
        run(
            "CREATE OR REPLACE TEMP TABLE side_groups AS"
            " SELECT sum(words)::BIGINT AS words, sum(sums)::BIGINT AS sums, min(low) AS low,"
            " max(high) AS high FROM temp.word_groups g JOIN temp.sides s ON s.k = g.rowid"
            " GROUP BY s.side ORDER BY s.side"
        )
        run(
            "CREATE OR REPLACE TEMP TABLE side_parts AS"
            " SELECT p.id, s.side AS k FROM temp.group_parts p JOIN temp.sides s ON s.k = p.k"
        )
        for name in ("groups", "parts"):
            old = "word_groups" if name == "groups" else "group_parts"
            run(f"CREATE OR REPLACE TEMP TABLE {old} AS FROM temp.side_{name}")
        self._columns = ()

    def words(self, wanted: Wanted) -> Iterator[tuple[int, WordSum]]:
        """Yield the wanted words group by group, those of a group in any order."""
        chosen = self._choose(wanted.keep)
        if wanted.weighed:
            self._count_groups()
        enough = f"n >= {wanted.least} AND d >= {wanted.least_documents}"
        for sums in self._slices():
            query = f"SELECT k, word, n, d, 0 AS spread FROM ({sums}) {chosen} WHERE {enough}"
            if wanted.weighed:
                query = (
                    "SELECT k, word, n, d, spread, n * log10(groups / spread) AS weight"
                    f" FROM ({sums}) {chosen} JOIN temp.word_spread USING (word) WHERE {enough}"
                )
            if wanted.top is not None and wanted.weighed:
                query = (
                    f"SELECT *, nth_value(weight, {wanted.top}) OVER (PARTITION BY k"
                    " ORDER BY weight DESC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED"
                    f" FOLLOWING) AS least FROM ({query})"
                    f" QUALIFY weight >= coalesce(least, 0) * {_ABOUT}"
                )
            elif wanted.top is not None:
                rank = "row_number() OVER (PARTITION BY k ORDER BY n DESC, word)"
                query += f" QUALIFY {rank} <= {wanted.top}"
            for k, *cells in self._rows(f"SELECT k, word, n, d, spread FROM ({query}) ORDER BY k"):
                yield k, WordSum(*cells)

    def totals(self) -> Iterator[tuple[str, int, int]]:
        """Yield each word: how often it stands, and in how many reports of each group."""
        return self._rows(
            f"SELECT word, sum(count)::BIGINT, {self._documents()} FROM {WORDS} x GROUP BY word"
        )

    def counts_of(self, expression: str) -> Iterator[tuple[int, int]]:
        """Yield in which groups an expression stands as whole words, and how often."""
        self._make_parts()
        sought = Expression(expression, whole=True)
        ways = find_ways(self._connection, [sought])[sought]
        return self._rows(
            f"SELECT g.k, sum(x.n)::BIGINT FROM ({counts_query(ways)}) x"
            f" JOIN temp.group_parts g ON g.id = {self._id} GROUP BY g.k"
        )

    def _make_groups(self) -> None:
        run = self._connection.execute
        run(
            "CREATE OR REPLACE TEMP TABLE ranks AS SELECT r.report_id, row_number() OVER"
            " (ORDER BY f.position, r.report_id) AS rank"
            " FROM store.reports r JOIN store.files f ON f.file_id = r.file_id"
        )
        if self._single:
            run(
                "CREATE OR REPLACE TEMP TABLE word_groups AS SELECT id, words,"
                " distinct_words AS sums, report_id AS low, report_id AS high, 1 AS parts"
                f" FROM ({parts_query(())}) ORDER BY rank, place"
            )
            return
        keys = "".join(f"{name}, " for name in self._columns)
        measures = ", ".join(
            f"sum({name})::BIGINT AS {name}" for name in (*MEASURES, "paragraphs", "sections")
        )
        reports = "count(DISTINCT report_id)" if self._by_section else "count(*)"
        run(
            f"CREATE OR REPLACE TEMP TABLE word_groups AS SELECT {keys}{measures},"
            f" {reports} AS reports, count(*) AS parts, min(report_id) AS low,"
            " max(report_id) AS high, sum(distinct_words)::BIGINT AS sums"
            f" FROM ({self._parts()}) {f'GROUP BY {keys[:-2]}' if keys else ''} HAVING count(*) > 0"
            " ORDER BY min(rank), min(place)"
        )

    def _make_parts(self) -> None:
        """Make the table of what is in which group, when it is first needed."""
        if self._has_parts:
            return
        self._has_parts = True
        if self._single:
            query = "SELECT id, rowid AS k FROM temp.word_groups"
            self._connection.execute(f"CREATE OR REPLACE TEMP TABLE group_parts AS {query}")
            return
        parts = self._parts()
        same = "".join(f" AND p.{name} IS NOT DISTINCT FROM g.{name}" for name in self._columns)
        self._connection.execute(
            "CREATE OR REPLACE TEMP TABLE group_parts AS SELECT p.id, g.rowid AS k"
            f" FROM ({parts}) p JOIN temp.word_groups g ON true{same}"
        )

    def _parts(self) -> str:
        return parts_query(self._columns) if self._by_section else reports_query(self._columns)

    def _distinct_words(self) -> dict[int, int]:
        """Return how many different words the groups of several parts have."""
        found: dict[int, int] = {}
        for sums in self._slices(least=2):
            found.update(self._rows(f"SELECT k, count(*) FROM ({sums}) GROUP BY k"))
        return found

    def _count_groups(self) -> None:
        """Note how many groups have each word, and how many have any."""
        run = self._connection.execute
        run("CREATE OR REPLACE TEMP TABLE spread_parts (word VARCHAR, spread BIGINT)")
        for sums in self._slices():
            run(f"INSERT INTO temp.spread_parts SELECT word, count(*) FROM ({sums}) GROUP BY word")
        run(
            "CREATE OR REPLACE TEMP TABLE word_spread AS"
            " SELECT word, sum(spread)::BIGINT AS spread,"
            " (SELECT count(*) FROM temp.word_groups WHERE words > 0) AS groups"
            " FROM temp.spread_parts GROUP BY word"
        )

    def _choose(self, keep: Callable[[str], bool]) -> str:
        """Note the words that are wanted, or the others, and return the join with them."""
        kept: list[str] = []
        left: list[str] = []
        for (word,) in self._rows(_VOCABULARY):
            (kept if keep(word) else left).append(word)
        run = self._connection.execute
        run("CREATE OR REPLACE TEMP TABLE chosen (word VARCHAR)")
        some = min(kept, left, key=len)
        for at in range(0, len(some), _AT_ONCE):
            run("INSERT INTO temp.chosen SELECT unnest(?::VARCHAR[])", [some[at : at + _AT_ONCE]])
        return f"{'ANTI' if some is left else 'SEMI'} JOIN temp.chosen USING (word)"

    def _slices(self, least: int = 1) -> Iterator[str]:
        """Yield queries for the words of some groups: k, word, n, d.

        Groups that consist of fewer than `least` parts are left out.
        """
        query = f"SELECT count(*) FROM ({_VOCABULARY})"
        (most,) = self._connection.execute(query).fetchone() or (0,)
        parts = f" WHERE parts >= {least}" if least > 1 else ""
        rows = self._connection.execute(
            f"SELECT rowid, least(sums, {most}), low, high FROM temp.word_groups{parts}"
            " ORDER BY rowid"
        ).fetchall()
        some: list[tuple[int, int, int, int]] = []
        total = 0
        for row in rows:
            if some and total + row[1] > _MOST_SUMS:
                yield self._sums(some)
                some, total = [], 0
            some.append(row)
            total += row[1]
        if some:
            yield self._sums(some)

    def _sums(self, groups: Sequence[tuple[int, int, int, int]]) -> str:
        self._make_parts()
        low, high = min(each[2] for each in groups), max(each[3] for each in groups)
        run = self._connection.execute
        run(
            "CREATE OR REPLACE TEMP TABLE slice AS SELECT id, k FROM temp.group_parts"
            " WHERE k IN (SELECT unnest(?::BIGINT[]))",
            [[each[0] for each in groups]],
        )
        return (
            f"SELECT g.k, x.word, sum(x.count)::BIGINT AS n, {self._documents()} AS d"
            f" FROM {WORDS} x JOIN temp.slice g ON g.id = {self._id}"
            f" WHERE x.report_id BETWEEN {low} AND {high} GROUP BY g.k, x.word"
        )

    def _documents(self) -> str:
        """Return how many reports have a word in a group, as SQL counts it."""
        if self._single:
            return "count(*)"
        return f"count(*) FILTER (x.fresh >= {1 if self._by_section else 2})"

    def _rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query; nothing else may be asked meanwhile."""
        result = self._connection.execute(query)
        while some := result.fetchmany(_AT_ONCE):
            yield from some
