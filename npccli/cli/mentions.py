"""`npccli mentions`: laws, documents, organs and places that reports name."""

from __future__ import annotations

from typing import Annotated

import typer

from npccli.cli.given import GivenForTables, takes_tables
from npccli.cli.options import split
from npccli.cli.table_command import write_analysis

EXAMPLES = """\b
Examples:
  npccli mentions page.txt
  npccli mentions corpus/ --kind law,local_regulation -o laws.csv
"""


@takes_tables
def mentions_command(
    given: GivenForTables,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="KINDS", help="Only these kinds, joined by commas."),
    ] = None,
) -> int:
    """Count the laws and documents named in 《》, and the organs and places named.

    Kinds: law, local_regulation, regulation, decision, plan, rules, opinion, report,
    agreement, work, organ, place. Takes what npccli figures takes. The column basis says
    how a thing was known: title is sure, gazetteer nearly so, pattern is a guess by form.
    """
    from npccli.errors import UsageError
    from npccli.figures.mentions import MentionAnalysis, mention_kinds

    kinds = split(kind)
    for name in kinds:
        if name not in mention_kinds():
            raise UsageError(f"no kind {name!r}", f"choose from: {', '.join(mention_kinds())}")
    return write_analysis(given, MentionAnalysis(kinds))
