"""Turn the values of table cells into text: one rule for every format."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from npccli.model import Column, Scalar

_BREAKS = re.compile(r"[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def plain(value: Scalar) -> str:
    """Return a value for a machine to read: all digits, no exponent, nothing for unknown.

    >>> plain(0.1 + 0.2), plain(1e-7), plain(None), plain(12000)
    ('0.30000000000000004', '0.0000001', '', '12000')
    """
    if value is None:
        return ""
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        text = format(Decimal(repr(value)), "f")
        return text if "." in text else f"{text}.0"
    return str(value)


def shown(value: Scalar, column: Column) -> str:
    """Return a value for a person to read: rounded as the column says.

    >>> shown(2 / 3, Column("rate", "number", 2))
    '0.67'
    """
    if isinstance(value, float) and math.isfinite(value):
        return f"{value:.{column.decimals}f}"
    return plain(value)


def one_line(text: str) -> str:
    r"""Return a text with every run of tabs and line breaks made one space.

    >>> one_line("抓实自身建设\n着力打造")
    '抓实自身建设 着力打造'
    """
    return _BREAKS.sub(" ", text)


def printable(text: str, kept: str = "\u3000") -> str:
    r"""Return a text with a sign in the place of what steers terminals and breaks pages.

    The characters of `kept` stay.

        >>> printable("\x1b[1m监督\u3000立法")
        '\ufffd[1m监督\u3000立法'
    """
    return "".join(char if char.isprintable() or char in kept else "\ufffd" for char in text)


def finite(value: Scalar) -> Scalar:
    """Return the value, or None for what is no number: JSON and spreadsheets have no NaN."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


def is_numeric(column: Column) -> bool:
    """Tell whether a column holds numbers."""
    return column.kind != "text"
