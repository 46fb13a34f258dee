"""Reports in the manner of real ones, each with the outline that a reader gave it."""

from __future__ import annotations

from pathlib import Path

import pytest

from npccli.model import Report
from npccli.read import read_source
from npccli.run.choices import Options
from npccli.run.pipeline import clean_document
from npccli.segment import segment_reports

CASES = Path(__file__).parent / "cases"
FACTS = (
    "title", "subtitle", "byline", "organ", "region",
    "region_code", "admin_level", "year", "kind", "published",
)  # fmt: skip


def outline(reports: tuple[Report, ...]) -> list[str]:
    """Return the reports as lines: the facts of each, then number, form, role, heading."""
    lines = []
    for report in reports:
        facts = (getattr(report, name) for name in FACTS)
        lines.append("\t".join(["report", *("-" if fact is None else str(fact) for fact in facts)]))
        for s in report.sections:
            cells = (s.number, s.heading_form, s.role, s.heading or "-", str(len(s.paragraphs)))
            lines.append("\t".join(cells))
    return lines


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_outline(path: Path) -> None:
    document = clean_document(read_source(path.read_bytes(), path.name), Options())
    expected = path.with_suffix(".outline.tsv").read_text(encoding="utf-8").splitlines()
    assert outline(segment_reports(document)) == expected


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_no_text_is_lost(path: Path) -> None:
    document = clean_document(read_source(path.read_bytes(), path.name), Options())
    held = []
    for report in segment_reports(document):
        held += [report.title or "", report.subtitle or "", report.byline or ""]
        for s in report.sections:
            held += [s.heading or "", s.heading_mark, *s.paragraphs]
    bag = "".join("".join(held).split())
    for paragraph in document.paragraphs:
        if paragraph.kind in ("body", "heading", "title", "subtitle"):
            text = "".join(paragraph.text.split()).lstrip("—–―－-─")
            assert all(part in bag for part in text.split("。") if part), paragraph.text
