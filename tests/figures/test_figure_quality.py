"""Precision and recall on documents that lie beside the repository."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from figure_scoring import Score, half, overlap, score_lines

from npccli.figures import figures_of_report, load_codebook
from npccli.model import Figure
from npccli.run.choices import Options
from npccli.run.pipeline import section_document
from npccli.run.stages import open_stages

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
QUALITY = json.loads((ROOT / "tests/quality/figures.json").read_text("utf-8"))
FLOORS = {"tuning": (0.99, 0.99), "held_out": (0.93, 0.94)}

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared beside the repository")


def _figures(path: Path) -> list[Figure]:
    codebook = load_codebook()
    return [
        figure
        for stage in open_stages(path.read_bytes(), path.name)
        for report in section_document(stage, Options())  # type: ignore[arg-type]
        for figure in figures_of_report(report, codebook)
    ]


def _path(name: str) -> Path:
    return next(
        path
        for folder in ("seeds", "real/newspaper", "real/reports")
        for path in (SHARED / folder).glob(name)
    )


@pytest.mark.parametrize("number", ["000", "001"])
def test_gold(number: str) -> None:
    gold = json.loads((SHARED / f"gold/{number}.figures.json").read_text("utf-8"))
    left = _figures(SHARED / "seeds" / gold["source"])
    found = len(left)
    for mark in gold["figures"]:
        hit = next(
            (
                figure
                for figure in left
                if (figure.value, figure.unit, figure.approx)
                == (mark["value"], mark["unit"], mark["approx"])
                and overlap(figure.indicator, mark["indicator"]) >= 0.5
            ),
            None,
        )
        if hit is not None:
            left.remove(hit)
    hits = found - len(left)
    assert hits / len(gold["figures"]) >= 0.95
    assert hits / found >= 0.95
    for entry in gold["excluded"]:
        assert not any(_marked(figure) in entry["text"] for figure in left), entry


def _marked(figure: Figure) -> str:
    start, end = next((a, b) for a, b, name in figure.marks if name == "value")
    return figure.sentence[start:end]


@pytest.mark.parametrize("which", ["tuning", "held_out"])
def test_hand_annotated_quantities(
    which: str, record_property: Callable[[str, object], None]
) -> None:
    total = Score(0, 0, 0)
    for name, scope in QUALITY["scope"].items():
        path = _path(name)
        marks = [mark for mark in QUALITY["figures"] if mark["file"] == name]
        total += score_lines(_figures(path), marks, scope, which, path.read_text("utf-8"))
    precision, recall = FLOORS[which]
    record_property("precision", round(total.precision, 3))
    record_property("recall", round(total.recall, 3))
    assert total.precision >= precision
    assert total.recall >= recall


def test_the_annotation_refers_to_numerals() -> None:
    for mark in QUALITY["figures"]:
        line = _path(mark["file"]).read_text("utf-8").split("\n")[mark["line"] - 1]
        assert line[mark["offset"]] in "0123456789xX一二三四五六七八九十百千两零〇", mark


def test_the_annotation_is_large_enough_and_quotes_nothing() -> None:
    counted: list[dict[str, Any]] = [m for m in QUALITY["figures"] if not m.get("optional")]
    assert len(counted) >= 150
    names = {"file", "line", "offset", "value", "unit", "approx", "indicator", "optional"}
    assert all(set(mark) <= names for mark in QUALITY["figures"])
    halves = [half(mark["file"], mark["line"]) for mark in counted]
    assert min(halves.count("tuning"), halves.count("held_out")) >= 75
