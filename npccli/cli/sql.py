"""`npccli sql`: ask an index in SQL."""

from __future__ import annotations

from typing import Annotated

import typer

from npccli.cli import options
from npccli.cli.given import Excel

EXAMPLES = """\b
Examples:
  npccli sql corpus.duckdb "select region, year, words from reports"
  npccli sql corpus.duckdb "show tables"
  npccli sql corpus.duckdb "select * from figures" -o figures.xlsx
"""


def sql_command(
    index: Annotated[
        str, typer.Argument(metavar="INDEX", help="A file that npccli index has made.")
    ],
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="One SQL statement; - reads standard input.")
    ],
    format: options.TableFormatOption = None,  # noqa: A002 - the option's name
    output: options.Output = None,
    excel: Excel = False,
) -> int:
    """Ask an index in SQL, in the dialect of DuckDB.

    The tables are documents, reports, sections, sentences, words and figures; docs/index.md
    describes them. The index is only read, and no other file is.
    """
    from npccli.cli.table_output import table_format, write_out
    from npccli.index import query_index

    form = table_format(format, output, excel=excel)
    text = typer.get_text_stream("stdin").read() if query == "-" else query
    write_out((query_index(index, text),), form, output, excel=excel)
    return 0
