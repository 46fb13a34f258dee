"""The paragraphs in which an expression can be found, without reading whole reports.

The database finds the passages that hold the letters of an expression; of the reports comes
back only what counting them needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from npccli.index.database import open_for_reading
from npccli.index.narrow import Need
from npccli.index.read import read_records
from npccli.index.trim import trimmed
from npccli.model import Report, Section

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

Literals = Sequence[frozenset[str]]

_FEW = 128
"""So many reports are read whole in less time than their passages are searched."""

_FIRST_SEARCH, _MANY = 512, 4096
"""So many reports are searched at first when the first hits are wanted, and at most at a time."""

_WHOLE = 1.6
_FOUND = 0.07
_SEARCHED = 0.06
"""Milliseconds to read a report whole, to read a passage that was found, and to search the
passages of a report for one alternative; measured on an index of 32 thousand reports."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage that was found; `starts` are those of its lines, as in `Passage`."""

    section_id: int | None
    number: int
    paragraph: int | None
    line: int | None
    starts: tuple[int, ...]
    text: str


def read_hits(path: str, ids: Sequence[int], need: Need) -> Iterator[Report]:
    """Yield what can meet a need of the reports of these ids, in the order given.

    A report comes without the paragraphs that cannot meet it, and does not come when it has
    none. What comes stands in its section and on its lines; of the facts about a report and
    its sections there are those that name groups. The first reports are read one by one, for
    whoever wants no more; the others by passages, unless the first hold so much of what is
    wanted that this takes longer.
    """
    literals = searched_for(need)
    with open_for_reading(path) as connection:
        found = 0
        for report in read_records(connection, ids[:_FEW]):
            less = trimmed(report, need)
            found += sum(len(section.paragraphs) for section in less.sections)
            yield less
        at, size = _FEW, _FIRST_SEARCH
        while some := ids[at : at + size]:
            if literals is None or _takes_longer(found, literals) or len(some) <= _FEW:
                yield from (trimmed(each, need) for each in read_records(connection, some))
            else:
                yield from _by_passages(connection, some, need, literals)
            at, size = at + size, min(2 * size, _MANY)


def _takes_longer(found: int, literals: Literals) -> bool:
    """Return whether to search takes longer, by the passages found in the first reports."""
    return found / max(_FEW, 1) * _FOUND + len(literals) * _SEARCHED > _WHOLE


def searched_for(need: Need) -> Literals | None:
    """Return the literals of each alternative as texts hold them, None if they cannot."""
    if need is None:
        return None
    found = [frozenset(filter(None, map(str.strip, literals))) for literals in need]
    return found if all(found) else None


def _by_passages(
    connection: Connection, ids: Sequence[int], need: Need, literals: Literals
) -> Iterator[Report]:
    found = _passages(connection, (min(ids), max(ids)), literals)
    report_facts = _facts(
        connection, "reports", found, "source number title subtitle byline region admin_level year"
    )
    section_facts = _facts(
        connection, "sections", found, "number heading role first_line last_line"
    )
    unpacked = read_whole(connection)
    for report_id in ids:
        if report_id in unpacked:
            for report in read_records(connection, [report_id]):
                yield trimmed(report, need)
        elif passages := found.get(report_id):
            yield _report(report_facts[report_id], passages, section_facts)


def read_whole(connection: Connection) -> frozenset[int]:
    """Return the ids of the reports that have no passages, because UTF-8 cannot hold them."""
    query = "SELECT DISTINCT report_id FROM store.sentences WHERE passage IS NULL"
    return frozenset(report_id for (report_id,) in connection.execute(query).fetchall())


def holding(literals: Literals, mark: str = "") -> tuple[str, dict[str, str]]:
    """Return a condition in SQL and its values: `text` holds all literals of an alternative.

    The names of the values end in `mark`.
    """
    words = sorted(set().union(*literals))
    names = {word: f"word{at}{mark}" for at, word in enumerate(words)}
    meets = " OR ".join(
        "(" + " AND ".join(f"contains(text, ${names[word]})" for word in sorted(each)) + ")"
        for each in literals
    )
    return meets, {name: word for word, name in names.items()}


def _passages(
    connection: Connection, bounds: tuple[int, int], literals: Literals
) -> dict[int, list[_Passage]]:
    """Return the passages that hold all literals of an alternative."""
    meets, words = holding(literals)
    rows = connection.execute(
        "SELECT report_id, section_id, passage, paragraph, line, starts, text FROM store.passages"
        f" WHERE report_id BETWEEN {bounds[0]} AND {bounds[1]} AND ({meets})"
        " ORDER BY report_id, passage",
        words,
    ).fetchall()
    found: dict[int, list[_Passage]] = {}
    for report_id, section_id, number, paragraph, line, starts, text in rows:
        passage = _Passage(section_id, number, paragraph, line, tuple(starts or ()), text)
        found.setdefault(report_id, []).append(passage)
    return found


def _facts(
    connection: Connection, table: str, found: dict[int, list[_Passage]], columns: str
) -> dict[int, dict[str, Any]]:
    """Return the named columns of the rows that passages belong to, by the row's id."""
    key = f"{table[:-1]}_id"
    ids = set(found)
    if table == "sections":
        known = (each.section_id for some in found.values() for each in some)
        ids = {section_id for section_id in known if section_id is not None}
    names = columns.split()
    rows = connection.execute(
        f"SELECT {key}, {', '.join(names)} FROM store.{table}"
        f" WHERE {key} IN (SELECT unnest(?::BIGINT[]))",
        [sorted(ids)],
    ).fetchall()
    return {row[0]: dict(zip(names, row[1:], strict=True)) for row in rows}


def _report(
    facts: dict[str, Any], passages: list[_Passage], sections: dict[int, dict[str, Any]]
) -> Report:
    """Return a report with these passages and no others but its title and their headings."""
    parts = {
        section_id: list(some) for section_id, some in groupby(passages, attrgetter("section_id"))
    }
    block = [name for name in ("title", "subtitle", "byline") if facts[name]]
    named = {block[each.number]: each for each in parts.pop(None, [])}
    said = {name: facts[name] if name in named else None for name in ("subtitle", "byline")}
    lines = {f"{name}_lines": _on(each.line) for name, each in named.items()}
    return Report(
        **{**facts, **said, **lines},
        organ=None,
        kind=None,
        sections=tuple(_section(sections[section_id], some) for section_id, some in parts.items()),
    )


def _section(facts: dict[str, Any], passages: list[_Passage]) -> Section:
    """Return a section with these passages and no others but its heading."""
    heading: str | None = facts["heading"]
    head = next((each for each in passages if each.paragraph is None), None)
    paragraphs = [each for each in passages if each.paragraph is not None]
    texts = [each.text for each in paragraphs]
    starts = [each.starts for each in paragraphs]
    mark = head.text[len(heading) :] if head and heading else ""
    first = paragraphs[0] if paragraphs else None
    if heading and not head and first and first.paragraph == 1 and first.text.startswith(heading):
        # The heading may run in. What stands behind its mark then is the paragraph; where the
        # mark ends does not matter, since the two are one passage.
        mark = first.text[len(heading) : len(heading) + 1]
        cut = len(heading) + len(mark)
        texts[0] = first.text[cut:]
        starts[0] = tuple(at - cut for at in first.starts)
    lines = (facts["first_line"], facts["last_line"])
    return Section(
        facts["number"],
        depth=0,
        heading=heading,
        heading_form="",
        path=(),
        role=facts["role"],
        role_confidence=0.0,
        paragraphs=tuple(texts),
        lines=lines,
        heading_mark=mark,
        heading_lines=_on(head.line) if head else None,
        paragraph_lines=tuple(_on(each.line) or lines for each in paragraphs),
        line_starts=tuple(starts),
    )


def _on(line: int | None) -> tuple[int, int] | None:
    return None if line is None else (line, line)
