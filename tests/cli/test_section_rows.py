"""The rows of sections are written as the reports come, in CSV as in JSON Lines."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

import npccli
from npccli.cli import section_output
from npccli.model import Report
from npccli.show.sections import section_table
from npccli.show.tables import write_table

PAGE = """云溪市人大常委会2023年工作综述

一、加强监督
听取了农村饮水工程建设情况的报告，形成审议意见。

二、服务代表
办结代表建议九十八件，走访代表三十二人次。
"""


@pytest.mark.parametrize("form", ["tsv", "csv", "jsonl"])
def test_none_waits_for_the_last_report(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [*npccli.sections(PAGE), *npccli.sections(PAGE.replace("2023", "2024"))]
    assert len(reports) == 2
    stream, written = io.StringIO(), list[int]()

    @contextmanager
    def kept(*_: object, **__: object) -> Iterator[io.StringIO]:
        yield stream

    def coming() -> Iterator[Report]:
        for report in reports:
            written.append(len(stream.getvalue()))
            yield report
        written.append(len(stream.getvalue()))

    monkeypatch.setattr(section_output, "open_output", kept)
    section_output.write_reports(coming(), form, None)
    assert written[0] < written[1] < written[2] == len(stream.getvalue())
    if form != "jsonl":
        table = io.StringIO()
        write_table(section_table(reports), table, form)
        assert stream.getvalue() == table.getvalue()
