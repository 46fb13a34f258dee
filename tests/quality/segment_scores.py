"""Measures of segmentation: headings, Pk, WindowDiff, titles, roles.

Truth is annotated by hand as line numbers of a source (see the JSON files beside this
module); what was found is compared with it line by line, so that no text need be quoted.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from npccli.model import Document, Report, Section

Units = Sequence[Hashable]


def pk(truth: Units, found: Units, k: int | None = None) -> float:
    """Return Pk of two labellings of the same units, from 0 (best) to 1.

    The chance that two units `k` apart are judged wrongly to lie in the same or in
    different segments (Beeferman, Berger and Lafferty 1999, Statistical models for text
    segmentation, Machine Learning 34, 177-210). `k` is half the mean length of the
    segments of the truth unless it is given.
    """
    k = k or _window(truth)
    pairs = len(truth) - k
    if pairs <= 0:
        return 0.0
    wrong = 0
    for i in range(pairs):
        wrong += (_between(truth, i, i + k) == 0) != (_between(found, i, i + k) == 0)
    return wrong / pairs


def window_diff(truth: Units, found: Units, k: int | None = None) -> float:
    """Return WindowDiff of two labellings of the same units, from 0 (best) to 1.

    The share of windows of `k` units in which the numbers of boundaries differ (Pevzner
    and Hearst 2002, A critique and improvement of an evaluation metric for text
    segmentation, Computational Linguistics 28(1), 19-36).
    """
    k = k or _window(truth)
    pairs = len(truth) - k
    if pairs <= 0:
        return 0.0
    return sum(_between(truth, i, i + k) != _between(found, i, i + k) for i in range(pairs)) / pairs


def _between(units: Units, start: int, end: int) -> int:
    """Return the number of boundaries between two units."""
    return sum(units[i] != units[i + 1] for i in range(start, end))


def _window(units: Units) -> int:
    segments = 1 + _between(units, 0, len(units) - 1) if units else 1
    return max(2, round(len(units) / segments / 2))


@dataclass
class Scores:
    """What one document scores; `wrong` says in words what went wrong."""

    hits: Counter[int] = field(default_factory=Counter)
    expected: Counter[int] = field(default_factory=Counter)
    found: Counter[int] = field(default_factory=Counter)
    pk: float = 0.0
    window_diff: float = 0.0
    titles: float = 0.0
    split: float = 0.0
    roles: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def f1(self, *depths: int) -> float:
        """Return F1 over the headings of some depths, or of all."""
        chosen = depths or tuple(self.expected | self.found)
        hits = sum(self.hits[d] for d in chosen)
        total = sum(self.expected[d] + self.found[d] for d in chosen)
        return 2 * hits / total if total else 1.0


def plain(text: str) -> str:
    """Return text without white space and with every word that is printed twice once."""
    words = (
        word[: len(word) // 2] if len(word) > 3 and word == word[: len(word) // 2] * 2 else word
        for word in text.split()
    )
    return "".join(words)


@dataclass(frozen=True)
class Truth:
    """The annotation of one document with the lines of its source."""

    reports: list[dict[str, Any]]
    lines: list[str]

    def text(self, numbers: list[int]) -> str:
        """Return the text of some lines."""
        return "".join(plain(self.lines[n - 1]) for n in numbers)

    def heading(self, entry: dict[str, Any]) -> str:
        """Return the text of a heading, without its dash."""
        if "length" not in entry:
            return self.text(entry["lines"])
        first = entry["lines"][0]
        text = "".join("".join(line.split()) for line in self.lines[first - 1 : first + 4])
        return text.lstrip("—")[: entry["length"]]

    def units(self, report: dict[str, Any]) -> list[tuple[int, str]]:
        """Return the body lines in printed order, each with the key of its section."""
        starts = {entry["lines"][0]: entry for entry in report["headings"]}
        whole = {n for e in report["headings"] if "length" not in e for n in e["lines"]}
        fronts = {n for name in ("title", "subtitle", "byline") for n in report[name]}
        key, units = "lead", []
        for first, last in report["order"]:
            for number in range(first, last + 1):
                if number in starts:
                    key = f"{starts[number]['depth']}:{number}"
                elif number == report.get("closing"):
                    key = "closing"
                if self.lines[number - 1].strip() and number not in whole | fronts:
                    units.append((number, key))
        return units


def read_truth(path: Path, folder: Path) -> Truth:
    """Return an annotation with the lines of the file that it describes."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return Truth(data["reports"], (folder / data["file"]).read_text(encoding="utf-8").split("\n"))


def places(document: Document, reports: Sequence[Report]) -> dict[int, tuple[int, str]]:
    """Return the report and section that each source line of body text was put in."""
    index: dict[str, list[tuple[str, tuple[int, int]]]] = defaultdict(list)
    for paragraph in document.paragraphs:
        text = "".join(paragraph.text.split())
        index[text[-12:]].append((text, paragraph.lines))
    found: dict[int, tuple[int, str]] = {}
    for report in reports:
        for section in report.sections:
            for paragraph in section.paragraphs:
                text = "".join(paragraph.split())
                for whole, (first, last) in index[text[-12:]]:
                    inside = section.lines[0] <= first and last <= section.lines[1]
                    if whole.endswith(text) and inside:
                        found |= dict.fromkeys(
                            range(first, last + 1), (report.number, section.number)
                        )
    return found


def score(truth: Truth, document: Document, reports: Sequence[Report]) -> Scores:
    """Return the scores of the reports that were found in a document."""
    scores = Scores()
    place = places(document, reports)
    wanted: list[Hashable] = []
    given: list[Hashable] = []
    titles = splits = roles = scored_roles = 0
    for number, report in enumerate(truth.reports, 1):
        units = truth.units(report)
        wanted += [(number, key) for _, key in units]
        given += [place.get(line) for line, _ in units]
        owners = Counter(place[line][0] for line, _ in units if line in place)
        own = owners.most_common(1)[0][0] if owners else 0
        hypothesis = next((r for r in reports if r.number == own), None)
        lines = {line for line, _ in units}
        theirs = {
            line
            for line, (owner, _) in place.items()
            if owner == own and truth.lines[line - 1].strip()
        }
        splits += len(owners) == 1 and theirs <= lines | _front_lines(report)
        if hypothesis is None:
            continue
        for name in ("title", "subtitle", "byline"):
            expected = truth.text(report[name])
            actual = _bare(getattr(hypothesis, name) or "")
            titles += expected == actual or _bare(expected) == actual
            if expected != actual and _bare(expected) != actual:
                scores.wrong.append(f"{number} {name}: {actual!r} for {expected!r}")
        right, total = _score_headings(truth, report, hypothesis, scores, number)
        roles, scored_roles = roles + right, scored_roles + total
    scores.pk, scores.window_diff = pk(wanted, given), window_diff(wanted, given)
    scores.titles = titles / (3 * len(truth.reports))
    scores.split = splits / max(len(truth.reports), len(reports))
    scores.roles = roles / scored_roles if scored_roles else 1.0
    return scores


def _front_lines(report: dict[str, Any]) -> set[int]:
    return {n for e in report["headings"] for n in e["lines"]} | {
        n for name in ("title", "subtitle", "byline") for n in report[name]
    }


def _bare(text: str) -> str:
    return re.sub(r"^[■□◆●]", "", plain(text))


def _score_headings(
    truth: Truth, report: dict[str, Any], found: Report, scores: Scores, number: int
) -> tuple[int, int]:
    """Count the headings of a report; return how many roles are right and were annotated."""
    sections: dict[tuple[int, str], Section] = {
        (s.depth, "".join(s.heading.split())): s for s in found.sections if s.heading
    }
    wanted = {(e["depth"], truth.heading(e)): e for e in report["headings"]}
    for depth, _ in wanted:
        scores.expected[depth] += 1
    for depth, _ in sections:
        scores.found[depth] += 1
    for depth, _ in wanted.keys() & sections.keys():
        scores.hits[depth] += 1
    scores.wrong += [f"{number} missed {d}: {t}" for d, t in wanted.keys() - sections.keys()]
    scores.wrong += [f"{number} extra {d}: {t}" for d, t in sections.keys() - wanted.keys()]
    right = total = 0
    for key, entry in wanted.items():
        if "role" in entry:
            total += 1
            actual = sections[key].role if key in sections else None
            right += actual == entry["role"]
            if actual != entry["role"]:
                scores.wrong.append(f"{number} role {key[1]}: {actual} for {entry['role']}")
    return right, total
