"""Write tables as LaTeX, ready for a paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO

from npccli.model import Column, Scalar, Table
from npccli.show.cells import is_numeric, one_line, shown

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
    }
)


def write_latex(tables: Sequence[Table], stream: IO[str]) -> None:
    r"""Write a `tabular` a table with the rules of booktabs, texts left, numbers right.

    Numbers are rounded as on the screen. The document needs `\usepackage{booktabs}`, and
    for Chinese a class such as ctexart with XeLaTeX or LuaLaTeX. Caption and float are left
    to the document; for tables longer than a page give fewer rows.
    """
    for index, table in enumerate(tables):
        if len(tables) > 1:
            stream.write(f"{'' if index == 0 else chr(10)}% {one_line(table.name)}\n")
        kinds = "".join("r" if is_numeric(column) else "l" for column in table.columns)
        stream.write(f"\\begin{{tabular}}{{{kinds}}}\n\\toprule\n")
        _write_row([latex_safe(column.name) for column in table.columns], stream)
        stream.write("\\midrule\n")
        for row in table.rows:
            _write_row(list(map(_cell, row, table.columns)), stream)
        stream.write("\\bottomrule\n\\end{tabular}\n")


def latex_safe(text: str) -> str:
    r"""Return a text that LaTeX prints as it is.

    >>> latex_safe("监督_50% & {x}")
    '监督\\_50\\% \\& \\{x\\}'

    What is no character at all, as in names of files that are no UTF-8, is shown by number.
    """
    return one_line(text).encode("utf-8", "backslashreplace").decode().translate(_SPECIAL)


def _cell(value: Scalar, column: Column) -> str:
    text = latex_safe(shown(value, column))
    # A minus sign, not a hyphen; and a row that begins with [ would be read as an option.
    text = f"${text}$" if is_numeric(column) and text.startswith("-") else text
    return f"{{{text}}}" if text.startswith(("[", "*")) else text


def _write_row(cells: list[str], stream: IO[str]) -> None:
    stream.write(f"{' & '.join(cells)} \\\\\n")
