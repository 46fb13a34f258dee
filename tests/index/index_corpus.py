"""A small corpus of its own for the tests of the index, and ways to build it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from npccli.cli.index_output import options_of
from npccli.model import Report
from npccli.read import ReadOptions
from npccli.run.choices import Options
from npccli.run.engine import Engine
from npccli.run.indexing import Event, build_index
from npccli.run.paths import Failure, expand_paths
from npccli.run.pipeline import section_texts

ROOT = Path(__file__).parents[2]

REPORT = """{region}人大常委会{year}年工作综述

{year}年，{region}人大常委会依法履职，听取和审议专项工作报告{count}项，开展执法检查3次。

加强监督工作

常委会聚焦“急难愁盼”问题，督促办理代表建议{count}件，办结率98.5%。{extra}

做好代表工作

全区设立代表联络站12个，组织代表视察5次，接待选民1200余人次。
"""


def report_text(region: str, year: int, extra: str = "") -> str:
    """Return the text of a report."""
    return REPORT.format(region=region, year=year, count=year - 2000, extra=extra)


def write_corpus(folder: Path) -> Path:
    """Write three texts into a folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "b.txt").write_text(report_text("清源区", 2023, "问题清单逐项销号。"), "utf-8")
    (folder / "a.txt").write_text(report_text("云岭县", 2022), "utf-8")
    sub = folder / "sub"
    sub.mkdir(exist_ok=True)
    text = (ROOT / "samples/compilation.txt").read_text("utf-8")
    (sub / "compilation.txt").write_text(text, "utf-8")
    return folder


def build(
    paths: Sequence[Path], index: Path, *, as_is: bool = False, prune: bool = False
) -> list[Event]:
    """Build or bring up to date an index of paths, in this process."""
    choices, said = options_of(None, "none", as_is, ReadOptions())
    found = expand_paths([str(path) for path in paths]).found
    return list(build_index(found, str(index), choices, said, Engine(1), prune=prune))


def fresh_reports(*paths: Path) -> list[Report]:
    """Return the reports of the files that can be read, without an index."""
    found = section_texts(expand_paths([str(path) for path in paths]).found, Options())
    return [report for each in found if not isinstance(each, Failure) for report in each.reports]
