"""Moves into printed order: in the ledger, sure or left alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npccli.model import Document, Paragraph, Source
from npccli.read import read_source, read_string
from npccli.repair import Settings, prove
from npccli.repair.engine import replay
from npccli.run.choices import Options
from npccli.run.pipeline import clean_document
from npccli.segment import Placed, move_changes, printed_order

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
ORDERED = sorted(path.name.split(".")[0] for path in SAMPLES.glob("*.ordered.txt"))
PRINTED = Options(printed_order=True)


def _document(name: str, options: Options) -> Document:
    path = SAMPLES / f"{name}.txt"
    return clean_document(read_source(path.read_bytes(), path.name), options)


@pytest.mark.parametrize("name", [name for name in ORDERED if (SAMPLES / f"{name}.txt").exists()])
def test_the_printed_order_and_its_ledger(name: str) -> None:
    path = SAMPLES / f"{name}.txt"
    extraction = read_source(path.read_bytes(), path.name)
    document = clean_document(extraction, PRINTED)
    expected = (SAMPLES / f"{name}.ordered.txt").read_text(encoding="utf-8").split("\n")
    found = [line for line in document.text.split("\n") if line.strip()]
    assert found == [line for line in expected if line.strip()]
    assert [p.text for p in document.paragraphs] == [line.strip() for line in found]
    moves = [change for change in document.changes if change.repair == "order"]
    assert moves and document.repairs["order"] == len(moves)
    assert all(0.5 < move.confidence <= 1 and move.why for move in moves)
    assert prove(extraction, document, Settings()).holds


def test_a_text_in_order_is_left_alone() -> None:
    text = "某县人大常委会工作综述\n\n做好监督工作\n\n开展执法检查五次，督促整改到位。\n"
    extraction = read_string(text)
    assert clean_document(extraction, PRINTED).text == text
    assert clean_document(extraction, PRINTED).changes == ()


def test_below_the_threshold_the_source_order_stays() -> None:
    sure = _document("district_summary", PRINTED)
    assert "order" in sure.repairs
    strict = Options(Settings(min_confidence=0.99), printed_order=True)
    document = _document("district_summary", strict)
    assert "order" not in document.repairs


def test_moves_that_are_not_sure_are_doubts() -> None:
    document = _document("district_summary", PRINTED)
    least = min(c.confidence for c in document.changes if c.repair == "order")
    easy = _document("district_summary", Options(Settings(doubt=least), printed_order=True))
    hard = _document("district_summary", Options(Settings(doubt=1.0), printed_order=True))
    assert hard.doubts > easy.doubts


@given(
    st.lists(st.sampled_from(["甲", "乙丙", "丁丁丁", "　戊己"]), min_size=1, max_size=7),
    st.randoms(use_true_random=False),
    st.sampled_from(["\n", "\n\n", "\n \n"]),
    st.sampled_from(["", "\n", "\n\n\n"]),
)
@settings(max_examples=150, deadline=None)
def test_any_order_replays_and_loses_nothing(lines, random, gap, end) -> None:  # type: ignore[no-untyped-def]
    text = gap.join(f"{line}{i}" for i, line in enumerate(lines)) + end
    stripped = [line.strip() for line in text.split("\n") if line.strip()]
    paragraphs = tuple(Paragraph(line, (i, i)) for i, line in enumerate(stripped, 1))
    document = Document(Source("x", "", "text"), paragraphs, text=text)
    order = list(range(len(paragraphs)))
    random.shuffle(order)
    placed = tuple(Placed(paragraphs[i], (i,), 0.8, "a test") for i in order)
    moved = move_changes(document, placed)
    assert moved is not None
    new, changes = moved
    assert [line.strip() for line in new.split("\n") if line.strip()] == [
        paragraphs[i].text for i in order
    ]
    assert replay(text, tuple(changes)) == new
    balance = Counter(text)
    for change in changes:
        balance.update(change.after)
        balance.subtract(change.before)
    assert +balance == Counter(new)


def test_text_that_is_not_that_of_the_paragraphs_is_refused() -> None:
    document = _document("district_summary", Options())
    other = replace(document, text="别的文字\n")
    assert move_changes(other, printed_order(document)) is None
