"""Write tables as XLSX workbooks, a sheet a table."""

from __future__ import annotations

import errno
import io
import os
import re
from collections.abc import Sequence
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from npccli.errors import UsageError
from npccli.model import Column, Scalar, Table
from npccli.show.cells import finite, is_numeric, shown

_FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MOMENT = "2000-01-01T00:00:00Z"
_LONGEST_TEXT = 32767
_WIDEST = 60
_LARGEST_EXACT = 10**15


def write_xlsx(tables: Sequence[Table], stream: IO[bytes]) -> None:
    """Write a workbook: header in bold and frozen, numbers as numbers, all else as text.

    A text is never a formula, whatever it begins with. The same tables give the same bytes:
    the time of writing is left out. Texts beyond 32,767 characters are cut there, which is
    as much as a cell can hold.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter
    except ImportError as error:
        raise UsageError(
            "writing XLSX needs the package openpyxl", 'run: pip install "npccli[xlsx]"'
        ) from error
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    names: set[str] = set()
    for table in tables:
        sheet = workbook.create_sheet(_sheet_name(table.name, names))
        for number, column in enumerate(table.columns, 1):
            header = sheet.cell(row=1, column=number)
            _set_cell(header, column.name, Column(column.name))
            header.font = Font(bold=True)
            width = _column_width(table, number - 1)
            sheet.column_dimensions[get_column_letter(number)].width = width
        for place, row in enumerate(table.rows, 2):
            for number, (value, column) in enumerate(zip(row, table.columns, strict=True), 1):
                if finite(value) is not None:
                    _set_cell(sheet.cell(row=place, column=number), value, column)
        sheet.freeze_panes = "A2"
    if not tables:
        workbook.create_sheet("empty")
    draft = io.BytesIO()
    try:
        workbook.save(draft)
    except Exception as error:
        # openpyxl has temporary files, and lxml an error of its own for a full disk.
        reason = getattr(errno, str(error).removeprefix("IO_"), None)
        if reason is None:
            raise
        raise OSError(reason, os.strerror(reason)) from error
    stream.write(_without_times(draft))


def _set_cell(cell: Any, value: Scalar, column: Column) -> None:
    if isinstance(value, int | float) and abs(value) < _LARGEST_EXACT:
        cell.value = value
        if isinstance(value, float):
            cell.number_format = f"0.{'0' * column.decimals}" if column.decimals else "0"
        else:
            cell.number_format = "0"
        return
    cell.value = _ILLEGAL.sub("\ufffd", str(value))[:_LONGEST_TEXT]
    cell.data_type = "s"  # what begins with "=" would be a formula otherwise


def _column_width(table: Table, index: int) -> float:
    from wcwidth import wcswidth

    column = table.columns[index]
    texts = [column.name, *(shown(row[index], column) for row in table.rows[:200])]
    widest = max(max(wcswidth(text[:_WIDEST]), 0) for text in texts)
    return float(min(widest, _WIDEST) + (1 if is_numeric(column) else 2))


def _sheet_name(name: str, taken: set[str]) -> str:
    """Return a name that a sheet can have: at most 31 characters, no two alike."""
    base = _FORBIDDEN_IN_NAME.sub(" ", name).strip("' ")[:31] or "table"
    candidate, number = base, 1
    while candidate.casefold() in taken:
        number += 1
        tail = f" {number}"
        candidate = base[: 31 - len(tail)] + tail
    taken.add(candidate.casefold())
    return candidate


def _without_times(workbook: io.BytesIO) -> bytes:
    result = io.BytesIO()
    with ZipFile(workbook) as old, ZipFile(result, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb">\d{4}-\d\d-\d\dT[0-9:.]+Z<", f">{_MOMENT}<".encode(), data)
            entry = ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, data)
    return result.getvalue()
