"""How well real documents are segmented, measured against annotations made by hand.

The documents lie beside the repository and are not part of it; without them nothing is
measured. The floors are raised when they are beaten, never lowered in silence.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from segment_scores import Scores, read_truth, score

from npccli.model import Document, Report
from npccli.read import read_source
from npccli.run.choices import Options
from npccli.run.pipeline import clean_document
from npccli.segment import segment_reports
from npccli.segment.numbering import parse_numbering

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
FLOORS = json.loads((HERE.parent / "floors.json").read_text(encoding="utf-8"))
COUNTS = json.loads((HERE / "reports_2026.json").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="no ../shared/seeds beside the repository"
)


def _segmented(path: Path) -> tuple[Document, tuple[Report, ...]]:
    document = clean_document(read_source(path.read_bytes(), path.name), Options())
    return document, segment_reports(document)


def _scores(number: str) -> Scores:
    truth = read_truth(HERE / f"{number}.json", SHARED / "seeds")
    name = json.loads((HERE / f"{number}.json").read_text(encoding="utf-8"))["file"]
    return score(truth, *_segmented(SHARED / "seeds" / name))


@pytest.mark.parametrize("number", ["002", "003", "004"])
def test_scores_hold_their_floors(number: str) -> None:
    found = _scores(number)
    measured = {
        "heading_f1": found.f1(),
        "titles": found.titles,
        "split": found.split,
        "roles": found.roles,
    }
    below = {
        name: value
        for name, value in measured.items()
        if value < FLOORS[f"segment_{number}_{name}"]
    }
    ceilings = {"pk": found.pk, "window_diff": found.window_diff}
    above = {
        name: value
        for name, value in ceilings.items()
        if value > FLOORS[f"segment_{number}_{name}_at_most"]
    }
    assert not below and not above, (below, above, found.wrong)


@pytest.mark.parametrize("name", [name for name in COUNTS if name != "about"])
def test_numbered_headings_of_provincial_reports(name: str) -> None:
    _, reports = _segmented(SHARED / "real" / "reports" / name)
    assert len(reports) == 1
    counts: Counter[str] = Counter()
    for section in reports[0].sections:
        numbering = parse_numbering(section.heading or "")
        if numbering and section.heading_form == "numbered":
            counts[f"{numbering.scheme} {section.depth}"] += 1
    assert counts == COUNTS[name]
    assert reports[0].admin_level == "province"
    assert reports[0].kind == "government_work_report"
    assert reports[0].region is None or reports[0].region_code is not None
    assert reports[0].published is not None


def test_confidence_of_roles_means_something() -> None:
    """Roles given with more confidence are right at least as often."""
    right: dict[bool, list[bool]] = {True: [], False: []}
    for number in ("002", "003", "004"):
        truth = read_truth(HERE / f"{number}.json", SHARED / "seeds")
        name = json.loads((HERE / f"{number}.json").read_text(encoding="utf-8"))["file"]
        wanted = {
            (entry["depth"], truth.heading(entry)): entry["role"]
            for report in truth.reports
            for entry in report["headings"]
            if "role" in entry
        }
        for report in _segmented(SHARED / "seeds" / name)[1]:
            for section in report.sections:
                key = (section.depth, "".join((section.heading or "").split()))
                if key in wanted:
                    sure = section.role_confidence >= 0.6
                    right[sure].append(section.role == wanted[key])
    sure = sum(right[True]) / len(right[True])
    unsure = sum(right[False]) / len(right[False])
    assert sure >= 0.97 and sure >= unsure
