"""Rows are put in order without being held, and stay as they were."""

from __future__ import annotations

import errno
import io
import os
from operator import itemgetter
from random import Random

import pytest

from npccli.errors import WriteError
from npccli.run.aside import in_order

VALUES = (None, 7, 1 << 70, "甲", "\ud800", "乙\n𠮷", "")


@pytest.fixture
def few_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("npccli.run.aside._HELD", 4)
    monkeypatch.setattr("npccli.run.aside._AT_ONCE", 3)


@pytest.mark.usefixtures("few_are_held")
@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 8, 30])
def test_rows_come_in_order_and_equal_ones_as_they_stood(count: int) -> None:
    random = Random(count)
    rows = [(random.randrange(4), at, random.choice(VALUES)) for at in range(count)]
    assert list(in_order(rows, itemgetter(0))) == sorted(rows, key=itemgetter(0))


@pytest.mark.usefixtures("few_are_held")
def test_no_more_are_held_than_a_lot() -> None:
    taken = []
    rows = ((taken.append(at) or -at,) for at in range(20))
    first = next(in_order(rows, itemgetter(0)))
    assert (first, len(taken)) == ((-19,), 20)


@pytest.mark.usefixtures("few_are_held")
def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("npccli.run.aside.TemporaryFile", Full)
    with pytest.raises(WriteError, match="no room for a temporary file in"):
        list(in_order([(at,) for at in range(9)], itemgetter(0)))
