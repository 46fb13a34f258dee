"""The samples come out as the truth beside them says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from npccli.model import Report
from npccli.read import read_source
from npccli.run.choices import Options
from npccli.run.pipeline import clean_document
from npccli.segment import segment_reports

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
NAMES = sorted(path.name.split(".")[0] for path in SAMPLES.glob("*.sections.json"))
FACTS = ("title", "subtitle", "byline", "organ", "region", "admin_level", "year", "kind")
REAL_NAMES = {("government_report", "admin_level")}
"""An invented prefecture that bears the name of a real county: the gazetteer wins."""


def _reports(name: str) -> tuple[Report, ...]:
    path = SAMPLES / f"{name}.txt"
    path = path if path.exists() else SAMPLES / f"{name}.clean.txt"
    document = clean_document(read_source(path.read_bytes(), path.name), Options())
    return segment_reports(document)


def _flat(text: str | None) -> str:
    return "".join((text or "").split())


@pytest.mark.parametrize("name", NAMES)
def test_reports_and_sections(name: str) -> None:
    truth = json.loads((SAMPLES / f"{name}.sections.json").read_text(encoding="utf-8"))["reports"]
    reports = _reports(name)
    assert len(reports) == len(truth)
    for report, expected in zip(reports, truth, strict=True):
        for fact in FACTS:
            if (name, fact) not in REAL_NAMES:
                assert getattr(report, fact) == expected[fact], fact
        assert [
            (s.number, _flat(s.heading), s.heading_form, [_flat(p) for p in s.paragraphs])
            for s in report.sections
        ] == [
            (
                s["section"],
                _flat(s["heading"]),
                s["heading_form"],
                [_flat(p) for p in s["paragraphs"]],
            )
            for s in expected["sections"]
        ]


def test_roles() -> None:
    right = []
    for name in NAMES:
        truth = json.loads((SAMPLES / f"{name}.sections.json").read_text("utf-8"))["reports"]
        for report, expected in zip(_reports(name), truth, strict=True):
            if expected["role_set"] is not None:
                pairs = zip(report.sections, expected["sections"], strict=True)
                right += [section.role == wanted["role"] for section, wanted in pairs]
    assert sum(right) / len(right) >= 0.95
