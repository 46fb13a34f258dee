"""`npccli mentions`: laws, documents, organs and places that reports name."""

from __future__ import annotations

from typing import Annotated

import typer

from npccli.cli import options
from npccli.cli.session import Session, check_output, gather_inputs

EXAMPLES = """\b
Examples:
  npccli mentions page.txt
  npccli mentions corpus/ --kind law,local_regulation -o laws.csv
"""


def mentions_command(
    paths: options.Paths = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="KINDS", help="Only these kinds, joined by commas."),
    ] = None,
    format: options.TableFormatOption = None,  # noqa: A002 - the option's name
    output: options.Output = None,
    as_is: options.AsIs = False,
    files_from: options.FilesFrom = None,
    files0_from: options.Files0From = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """Count the laws and documents named in 《》, and the organs and places named.

    Kinds: law, local_regulation, regulation, decision, plan, rules, opinion, report,
    agreement, work, organ, place. Takes what npccli figures takes. The column basis says
    how a thing was known: title is sure, gazetteer nearly so, pattern is a guess by form.
    """
    from npccli.cli.table_output import table_format, write_out
    from npccli.errors import UsageError
    from npccli.figures import mention_table
    from npccli.figures.mentions import mention_kinds
    from npccli.run.pipeline import Options, countable_sources

    session = Session(quiet, verbose)
    kinds = options.split(kind)
    for name in kinds:
        if name not in mention_kinds():
            raise UsageError(f"no kind {name!r}", f"choose from: {', '.join(mention_kinds())}")
    form = table_format(format, output)
    inputs = gather_inputs(paths, files_from, files0_from, session)
    check_output(output, inputs)
    reports = session.good(countable_sources(inputs.found, Options(as_is=as_is)))
    table = mention_table(reports, kinds)
    if session.kept or not session.failures:
        write_out((table,), form, output)
    return session.exit_code()
