"""How much of damaged documents comes back right, held against floors that may only rise.

The documents beside the repository are optional: where they are absent, the tests that
need them are skipped and say so. The floors are in `tests/floors.json`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from repair_cases import repaired
from repair_texts import HEADINGS, PARAGRAPHS, TRADITIONAL, lay_out

from npccli.repair import Settings
from npccli.repair.script import squeeze

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
SHARED = ROOT.parent / "shared"
FLOORS = json.loads((ROOT / "tests" / "floors.json").read_text("utf-8"))
ENCODINGS = {"court_traditional": "big5", "procuratorate_web": "gb18030"}
WIDTHS = range(13, 46)
LAYOUTS: dict[str, dict[str, Any]] = {
    "indents": {"indent": "　　"},
    "gaps": {"gap": True},
    "indents_and_gaps": {"indent": "　　", "gap": True},
    "lost_indents": {"first": 4},
    "bare": {},
}


def paragraph_f1(text: str, truth: str) -> float:
    """Return the F1 over the multisets of lines, white space aside."""
    found = Counter(line for line in map(squeeze, text.splitlines()) if line)
    wanted = Counter(line for line in map(squeeze, truth.splitlines()) if line)
    both = (found & wanted).total()
    return 2 * both / (found.total() + wanted.total())


def hold(name: str, value: float) -> None:
    """Fail when `value` is under its floor."""
    floor = FLOORS[name]
    assert value >= floor - 1e-9, f"{name}: {value:.4f} is under its floor {floor}"


def shared(*parts: str) -> Path:
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{'/'.join(parts)} is not beside the repository")
    return path


def shared_files(*parts: str) -> list[Path]:
    return sorted(path for path in shared(*parts).iterdir() if path.suffix == ".txt")


@pytest.mark.parametrize("number", ["000", "001"])
def test_the_documents_annotated_by_hand(number: str) -> None:
    truth = shared("gold", f"{number}.inplace.txt").read_text("utf-8")
    seed = next(shared("seeds").glob(f"{number}_*.txt"))
    text = repaired(seed.read_bytes().decode("utf-8")).text
    assert [line for line in text.splitlines() if line.strip()] == [
        line for line in truth.splitlines() if line.strip()
    ]
    hold(f"gold_{number}_paragraph_f1", paragraph_f1(text, truth))


@pytest.mark.parametrize("extractor", ["mutool", "pdfjs", "pdfplumber", "pdftotext", "pypdf"])
def test_a_real_law_extracted_by_other_programs(extractor: str) -> None:
    truth = "\n".join(
        re.sub(r"^#+\s*", "", line)
        for line in shared("real", "pdf", "xianfa_gold.md").read_text("utf-8").splitlines()
        if not line.startswith("<!--")
    )
    path = next(shared("real", "pdf", extractor).glob("*宪法.txt"))
    # The clean text has no contents page.
    settings = Settings(drop_contents=True)
    text = repaired(path.read_bytes().decode("utf-8"), settings).text
    hold("law_extracts_paragraph_f1", paragraph_f1(text, truth))


@pytest.mark.parametrize(
    "name",
    sorted(path.stem for path in SAMPLES.glob("*.txt") if path.name.count(".") == 1),
)
def test_the_samples(name: str) -> None:
    raw = (SAMPLES / f"{name}.txt").read_bytes().decode(ENCODINGS.get(name, "utf-8"))
    truth = (SAMPLES / f"{name}.clean.txt").read_text("utf-8")
    hold(f"sample_{name}_paragraph_f1", paragraph_f1(repaired(raw).text, truth))


@pytest.mark.parametrize("name", LAYOUTS)
def test_reports_wrapped_at_every_width(name: str) -> None:
    scores = []
    for width in WIDTHS:
        blocks, truth = [], ""
        for number, heading in enumerate(HEADINGS[:4]):
            body = [PARAGRAPHS[(width + 3 * number + step) % len(PARAGRAPHS)] for step in range(3)]
            blocks.append(f"{heading}\n{lay_out(body, 2 * width, **LAYOUTS[name])}")
            truth += "\n".join([heading, *body]) + "\n"
        text = ("\n" if "gap" in LAYOUTS[name] else "").join(blocks)
        scores.append(paragraph_f1(repaired(text).text, truth))
    hold(f"wrapped_{name}_paragraph_f1", sum(scores) / len(scores))


@pytest.mark.parametrize("name", ["indents", "bare"])
def test_long_reports_wrapped_at_every_width(name: str) -> None:
    joined = ["".join(PARAGRAPHS[first : first + 3]) for first in range(0, len(PARAGRAPHS), 2)]
    bodies = [*joined, *PARAGRAPHS, *reversed(joined)]
    truth = "\n".join(bodies)
    texts = [lay_out(bodies, 2 * width, **LAYOUTS[name]) for width in WIDTHS]
    scores = [paragraph_f1(repaired(text).text, truth) for text in texts]
    hold(f"wrapped_long_{name}_paragraph_f1", sum(scores) / len(scores))


def test_a_second_pass_over_wrapped_reports_is_idle() -> None:
    idle = []
    for width in WIDTHS:
        for layout in LAYOUTS.values():
            for body in (PARAGRAPHS[:5], PARAGRAPHS[5:9], TRADITIONAL):
                once = repaired(lay_out(list(body), 2 * width, **layout)).text
                idle.append(repaired(once).text == once)
    hold("wrapped_idempotence", sum(idle) / len(idle))


def test_clean_newspaper_articles_come_back_as_they_were() -> None:
    for path in shared_files("real", "newspaper"):
        text = path.read_bytes().decode("utf-8")
        assert repaired(text).text == text, path.name


def report_parameters() -> list[Any]:
    folder = SHARED / "real" / "reports"
    known = {
        "四川省": "the buttons of a font size are joined before they are known as furniture",
    }
    if not folder.exists():
        return [pytest.param(None, marks=pytest.mark.skip("real/reports is absent"))]
    return [
        pytest.param(path, marks=pytest.mark.xfail(reason=known[place]) if place in known else ())
        for path in shared_files("real", "reports")
        for place in [path.stem.split("_")[1]]
    ]


@pytest.mark.parametrize("path", report_parameters())
def test_web_pages_lose_their_furniture_only(path: Path) -> None:
    changes = repaired(path.read_bytes().decode("utf-8")).changes
    assert {change.repair for change in changes} <= {"furniture", "punctuation", "spacing"}
    assert len(changes) < 20
    removed = [change.before.strip() for change in changes if change.repair == "furniture"]
    assert all(len(line) < 40 and "。" not in line and "，" not in line for line in removed)
