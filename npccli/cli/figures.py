"""`npccli figures`: the reported quantities of work."""

from __future__ import annotations

from typing import Annotated

import typer

from npccli.cli import options
from npccli.cli.session import Session, check_output, gather_inputs

EXAMPLES = """\b
Examples:
  npccli figures page.txt
  npccli figures corpus/ --wide -o panel.xlsx
  npccli figures corpus/ --review check.html -o figures.csv
"""


def figures_command(
    paths: options.Paths = None,
    codebook: Annotated[
        str | None,
        typer.Option("--codebook", metavar="FILE", help="A TOML file that extends the indicators."),
    ] = None,
    wide: Annotated[
        bool, typer.Option("--wide", help="One row a report, one column an indicator.")
    ] = False,
    review: Annotated[
        str | None,
        typer.Option("--review", metavar="FILE", help="Also write a page to check by eye."),
    ] = None,
    format: options.TableFormatOption = None,  # noqa: A002 - the option's name
    output: options.Output = None,
    as_is: options.AsIs = False,
    files_from: options.FilesFrom = None,
    files0_from: options.Files0From = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """Find the reported quantities: what was done, how often, in which unit.

    Takes raw texts, or what npccli clean or npccli sections write as JSON Lines. Years,
    dates, ordinals, sessions and names with numerals are left out. --format jsonl gives
    figure records, as docs/records.md describes them.
    """
    from npccli.cli import figure_output
    from npccli.figures import load_codebook
    from npccli.run.figures import figure_sources
    from npccli.run.pipeline import Options

    session = Session(quiet, verbose)
    indicators = load_codebook(codebook)
    form = figure_output.choose_format(format, output)
    inputs = gather_inputs(paths, files_from, files0_from, session)
    check_output(output, inputs)
    check_output(review, inputs)
    results = session.good(figure_sources(inputs.found, indicators, Options(as_is=as_is)))
    figure_output.write_figures(results, indicators, form, output, review, wide)
    return session.exit_code()
