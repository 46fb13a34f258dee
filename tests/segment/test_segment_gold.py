"""The hand-annotated documents, when they lie beside the repository."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from npccli.model import Document, Paragraph, Report, Source
from npccli.segment import order_paragraphs, segment_reports

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="no ../shared/gold beside the repository")


def _document(number: str) -> Document:
    lines = (GOLD / f"{number}.inplace.txt").read_text(encoding="utf-8").splitlines()
    paragraphs = tuple(Paragraph(text, (2 * i + 1, 2 * i + 1)) for i, text in enumerate(lines))
    return Document(Source(number, "", "text"), paragraphs)


def _report(number: str) -> tuple[Report, dict[str, Any]]:
    gold = json.loads((GOLD / f"{number}.json").read_text(encoding="utf-8"))["reports"]
    reports = segment_reports(_document(number))
    assert len(reports) == len(gold) == 1
    return reports[0], gold[0]


@pytest.mark.parametrize("number", ["000", "001"])
def test_printed_order_is_the_gold_order(number: str) -> None:
    ordered = [paragraph.text for paragraph in order_paragraphs(_document(number))]
    assert ordered == (GOLD / f"{number}.ordered.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("number", ["000", "001"])
def test_facts_about_the_report(number: str) -> None:
    report, gold = _report(number)
    assert report.kind == gold["kind"].replace(" ", "_")
    assert report.admin_level == gold["level"]
    for name in ("title", "subtitle", "byline", "organ", "region", "year"):
        assert getattr(report, name) == gold[name]


@pytest.mark.parametrize("number", ["000", "001"])
def test_sections_subsections_and_roles(number: str) -> None:
    report, gold = _report(number)
    tops = [section for section in report.sections if section.depth == 1]
    assert [(s.heading, s.role) for s in tops] == [
        (s["heading"], s["role"]) for s in gold["sections"]
    ]
    for top, expected in zip(tops, gold["sections"], strict=True):
        children = [s for s in report.sections if s.number.startswith(f"{top.number}.")]
        found = [
            (s.heading, s.depth, s.paragraphs[0][:12], s.paragraphs[-1][-12:]) for s in children
        ]
        wanted = [
            (s["heading"], s["level"], s["first"], s["last"]) for s in expected["subsections"]
        ]
        assert found == wanted
        assert (
            len(top.paragraphs) + sum(len(s.paragraphs) for s in children) == expected["paragraphs"]
        )
        if not children:
            assert top.paragraphs[0].startswith(expected["first"])
            assert top.paragraphs[-1].endswith(expected["last"])
