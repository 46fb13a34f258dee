"""Put the words of an index in their order, so that a query reads little for each of them.

New words are stored as they come. When there are many, or nothing more comes, they are put
in the order of the alphabet and go behind those of earlier reports, which are left as they
are. Queries ask both tables: that words are sorted makes them faster and changes nothing.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

SORTED_AT_ONCE = 4_000_000
"""So many new words are put in order while more come."""

_IN_MEMORY = 250_000
"""So many rows can be sorted in the memory that there is."""

_BOUNDS = """
SELECT word FROM (
    SELECT word, sum(rows) OVER (ORDER BY word) // $size AS lot
    FROM (SELECT word, count(*) AS rows FROM store.new_words GROUP BY word)
) QUALIFY lot <> lag(lot) OVER (ORDER BY word) ORDER BY word
"""


def sort_words(connection: Connection, least: int = 1) -> None:
    """Move the new words of an index behind the others, if there are `least` of them."""
    run = connection.execute
    (count,) = run("SELECT count(*) FROM store.new_words").fetchone() or (0,)
    if count < least:
        return
    bounds = [word for (word,) in run(_BOUNDS, {"size": _IN_MEMORY}).fetchall()]
    run("BEGIN")
    run(
        "INSERT INTO store.vocabulary SELECT DISTINCT word FROM store.new_words"
        " ANTI JOIN store.vocabulary USING (word) ORDER BY word"
    )
    for first, end in pairwise((None, *bounds, None)):
        run(
            "INSERT INTO store.words SELECT * FROM store.new_words"
            " WHERE ($first IS NULL OR word >= $first) AND ($end IS NULL OR word < $end)"
            " ORDER BY word, report_id, section_id",
            {"first": first, "end": end},
        )
    run("DELETE FROM store.new_words")
    run("COMMIT")
