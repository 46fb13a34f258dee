"""What `clean --explain` writes comes document by document; none waits for the last."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest

from npccli.cli import clean_explain
from npccli.cli.session import Session
from npccli.model import Document, Extraction, Source
from npccli.repair import Settings, repair_extraction

PAGE = "常委会听取了农村饮水工程建设情况的报\n告，形成审议意见。\n"
CLEAN = "常委会听取了农村饮水工程建设情况的报告。\n"


def pairs_watching(
    texts: list[str], stream: io.StringIO, written: list[int]
) -> Iterator[tuple[Extraction | None, Document]]:
    """Yield the repaired texts, and note how much is written when each is asked for."""
    for number, text in enumerate(texts):
        written.append(len(stream.getvalue()))
        extraction = Extraction(Source(f"{number}.txt", "", "text"), text)
        yield extraction, repair_extraction(extraction, keep="ledger")
    written.append(len(stream.getvalue()))


def explained(
    texts: list[str], form: str, monkeypatch: pytest.MonkeyPatch
) -> tuple[str, list[int]]:
    stream, written = io.StringIO(), list[int]()

    class Kept:
        def __enter__(self) -> io.StringIO:
            return stream

        def __exit__(self, *_: Any) -> None:
            pass

    monkeypatch.setattr(clean_explain, "open_output", lambda _: Kept())
    pairs = pairs_watching(texts, stream, written)
    clean_explain.explain(pairs, Session(), Settings(), form, None)
    return stream.getvalue(), written


@pytest.mark.parametrize("form", ["jsonl", "tsv", "csv"])
def test_rows_are_written_before_the_next_document_is_asked_for(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, written = explained([PAGE, PAGE, PAGE], form, monkeypatch)
    assert written[1] < written[2] < written[3] == len(found)
    assert [f"{number}.txt" in found for number in range(3)] == [True] * 3


def test_a_screen_is_at_most_one_document_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    found, written = explained([PAGE, CLEAN, PAGE, PAGE], "terminal", monkeypatch)
    assert 0 < written[3] < written[4] < len(found)
    assert "0.txt" in found and "1.txt" not in found and "3.txt" in found


def test_a_single_table_needs_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = explained([CLEAN, PAGE, CLEAN], "terminal", monkeypatch)
    several, _ = explained([PAGE, PAGE], "terminal", monkeypatch)
    assert several == f"repairs of 0.txt\n{found}\nrepairs of 1.txt\n{found}"
