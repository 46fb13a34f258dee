"""Write tables and section trees for a person at a terminal, with rich."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import IO, TYPE_CHECKING

from npccli.model import Report, Section, Table
from npccli.show.cells import is_numeric, one_line, printable, shown
from npccli.show.layout import fit_table, header_lines, split_by_report
from npccli.show.sections import section_characters

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text
    from rich.tree import Tree


def write_terminal(
    tables: Sequence[Table],
    stream: IO[str],
    *,
    width: int = 80,
    color: bool = False,
    named: bool = False,
) -> None:
    """Draw tables no wider than `width` columns; nothing is cut off, see `layout`.

    Each has its name over it if there are several, or they are to be `named`.
    """
    from rich.text import Text

    console = _console(stream, width, color=color)
    for index, table in enumerate(tables):
        if index:
            console.print()
        if named or len(tables) > 1:
            console.print(Text(printable(one_line(table.name)), style="bold"))
        for place, part in enumerate(split_by_report(table)):
            if place:
                console.print()
            _draw(part, console, width)


def _draw(table: Table, console: Console, width: int) -> None:
    """Draw one table: what is common to its rows, then blocks of columns, or records."""
    from rich.text import Text

    layout = fit_table(table, width)
    for name, text in layout.common:
        line = Text(f"{name}: ", style="dim", overflow="fold")
        console.print(line.append(printable(text or "(unknown)"), style="not dim"))
    if layout.records:
        parts = _records(table, {name for name, _ in layout.common})
    else:
        parts = (_grid(table, block, layout.widths) for block in layout.blocks)
    for number, part in enumerate(parts):
        if number or (layout.records and layout.common):
            console.print()
        console.print(part)


def _grid(table: Table, block: Sequence[int], widths: Sequence[int]) -> Grid:
    from rich import box
    from rich.table import Table as RichTable
    from rich.text import Text

    grid = RichTable(box=box.HORIZONTALS, show_edge=False, padding=(0, 1, 0, 0), pad_edge=False)
    for index in block:
        column = table.columns[index]
        wide = widths[index] >= len(column.name)
        grid.add_column(
            Text(column.name if wide else "\n".join(header_lines(column.name))),
            justify="right" if is_numeric(column) else "left",
            overflow="fold",
            width=widths[index],
        )
    for row in table.rows:
        cells = (printable(one_line(shown(row[index], table.columns[index]))) for index in block)
        grid.add_row(*map(Text, cells))
    return grid


def _records(table: Table, told: set[str]) -> Iterator[Grid]:
    """Yield each row as a column of names and one of cells, but for what was told above."""
    from rich.table import Table as RichTable
    from rich.text import Text

    for row in table.rows:
        grid = RichTable.grid(padding=(0, 2, 0, 0))
        grid.add_column(style="dim")
        grid.add_column(overflow="fold")
        for column, value in zip(table.columns, row, strict=True):
            text = one_line(shown(value, column))
            if text and column.name not in told:
                grid.add_row(column.name, Text(printable(text)))
        yield grid


def write_section_tree(
    reports: Iterable[Report], stream: IO[str], *, width: int = 80, color: bool = False
) -> None:
    """Draw each report as a tree of its sections with their roles and characters.

    The characters are those of the section's own heading and paragraphs, without the parts
    under its subheadings.
    """
    from rich.tree import Tree

    console = _console(stream, width, color=color)
    for report in reports:
        tree = Tree(_report_label(report), highlight=False)
        branches: list[tuple[int, Tree]] = [(0, tree)]
        for section in report.sections:
            while len(branches) > 1 and branches[-1][0] >= section.depth:
                branches.pop()
            branch = branches[-1][1].add(_section_label(section), highlight=False)
            branches.append((section.depth, branch))
        console.print(tree)


def _report_label(report: Report) -> Text:
    from rich.text import Text

    label = Text(printable(one_line(report.title or "(no title)")), style="bold", overflow="fold")
    for part in (report.subtitle, report.byline):
        if part:
            label.append(f"\n{printable(one_line(part))}", style="not bold")
    facts = [report.organ, report.region, report.admin_level, report.year, report.kind]
    known = " · ".join(str(fact) for fact in facts if fact is not None)
    place = f"{report.source} #{report.number}"
    label.append(f"\n{printable(f'{place} · {known}' if known else place)}", style="dim not bold")
    return label


def _section_label(section: Section) -> Text:
    from rich.text import Text

    label = Text(f"{section.number} ", overflow="fold")
    label.append(printable(one_line(section.heading or "(no heading)")), style="bold")
    label.append(f"  {section.role}", style="cyan")
    label.append(f"  {section_characters(section)}", style="dim")
    return label


def _console(stream: IO[str], width: int, *, color: bool) -> Console:
    from rich.console import Console

    return Console(
        file=stream,
        width=width,
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
