"""`npccli sql`: ask an index in SQL."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from npccli.cli import options
from npccli.cli.given import Excel
from npccli.cli.plain import PlainCommand

if TYPE_CHECKING:
    from collections.abc import Iterable

EXAMPLES = """\b
Examples:
  npccli sql corpus.duckdb "select region, year, words from reports"
  npccli sql corpus.duckdb "show tables"
  npccli sql corpus.duckdb query.sql -o figures.xlsx
"""
_NAME = re.compile(r"[^\s=]*")


class SqlCommand(PlainCommand):
    """A command whose argument may begin with a comment, which looks like an option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments; a query that begins with `--` is one all the same."""
        known = {name for each in self.params for name in each.opts}
        return super().parse_args(ctx, [_marked(each, known) for each in args])


COMMAND_CLASS = SqlCommand


def _marked(argument: str, known: Iterable[str]) -> str:
    r"""Return an argument, a query that looks like an option with a space before it.

    >>> _marked("-- all\nselect 1", {"--output"}), _marked("--output=a b.csv", {"--output"})
    (' -- all\nselect 1', '--output=a b.csv')
    """
    name = _NAME.match(argument)
    begins = name[0] if name else ""
    is_query = begins.startswith("--") and any(map(str.isspace, argument)) and begins not in known
    return f" {argument}" if is_query else argument


def sql_command(
    index: Annotated[
        str, typer.Argument(metavar="INDEX", help="A file that npccli index has made.")
    ],
    query: Annotated[
        str,
        typer.Argument(
            metavar="QUERY", help="One SQL statement, a file that ends in .sql, or - for stdin."
        ),
    ],
    format: options.TableFormatOption = None,  # noqa: A002 - the option's name
    output: options.Output = None,
    excel: Excel = False,
) -> int:
    """Ask an index in SQL, in the dialect of DuckDB.

    The tables are documents, reports, sections, sentences, words and figures; docs/index.md
    describes them. The index is only read, and no other file is.
    """
    from npccli.cli.session import check_output
    from npccli.cli.table_output import table_format, write_out, write_rows_out
    from npccli.index import ask_index, query_index
    from npccli.run.paths import Input, Inputs
    from npccli.show.delimited import ROW_FORMATS

    form = table_format(format, output, excel=excel)
    check_output(output, Inputs((Input(index, index),)))
    asked = _query_of(query)
    if form not in ROW_FORMATS:
        write_out((query_index(index, asked),), form, output, excel=excel)
        return 0
    with ask_index(index, asked) as answer:
        write_rows_out(answer.columns, answer.rows, form, output, excel=excel)
    return 0


def _query_of(given: str) -> str:
    """Return the statement, read from the file or the stream that was named in its place."""
    from npccli.errors import ReadError
    from npccli.run.paths import STDIN, Input, read_input

    if given != STDIN and (any(map(str.isspace, given)) or not given.lower().endswith(".sql")):
        return given
    data = read_input(Input(given, None if given == STDIN else given))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{given}: the query is not UTF-8 at byte {error.start + 1}", "save it as UTF-8"
        ) from error
