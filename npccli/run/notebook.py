"""The jobs for one text at a time, as notebooks use them: failures are raised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import Any

from npccli.count.frequencies import TABLES
from npccli.errors import UsageError
from npccli.model import Document, Report, Table
from npccli.read import read_string
from npccli.repair import Settings
from npccli.run.choices import Options
from npccli.run.counting import CountOptions, tables_of_reports
from npccli.run.paths import expand_paths
from npccli.run.pipeline import clean_document, countable_reports, section_document
from npccli.run.stages import Stage, open_stages_of

_ARGUMENTS = frozenset(
    ("by", "tables", "selection", "comparison", "thresholds", "kinds", "words", "part", "window")
)
"""Fields that arguments of their own set, and several options together."""


def clean_one(text: str | Path, settings: Settings | None, printed_order: bool) -> Document:
    """Return the clean document of one text or file; a folder or a corpus is refused."""
    stages = list(_stages(text))
    if len(stages) != 1 or isinstance(stages[0], Report):
        raise UsageError(f"{text}: not one text", "use npccli.sections for more than one")
    stage = stages[0]
    if isinstance(stage, Document):
        return stage
    return clean_document(stage, Options(settings or Settings(), printed_order=printed_order))


def sections_of(
    text: str | Path | Document, settings: Settings | None, as_is: bool
) -> list[Report]:
    """Return the reports of everything that `text` stands for."""
    options = Options(settings or Settings(), as_is=as_is)
    stages: Iterable[Stage] = [text] if isinstance(text, Document) else _stages(text)
    return list(chain.from_iterable(_reports(stage, options) for stage in stages))


def stats_of(
    text: str | Path | Document | Iterable[Report],
    by: tuple[str, ...] | str,
    table: str,
    as_is: bool,
    keywords: Mapping[str, Any],
) -> Table:
    """Return one table; see `npccli.stats`."""
    if table not in TABLES[:2]:
        raise UsageError(f"no table {table!r}", f"choose one of: {', '.join(TABLES[:2])}")
    options = known_options(keywords, CountOptions)
    if "pos" in options:
        options["pos"] = in_tuple(options["pos"])
    choices = CountOptions(by=in_tuple(by), tables=table, **options)
    return tables_of_reports(reports_to_count(text, as_is), choices.analysis())[0]


def in_tuple(names: str | Iterable[str]) -> tuple[str, ...]:
    """Return names as a tuple; one name may stand for itself, and an empty one for none.

    >>> in_tuple("year"), in_tuple(""), in_tuple(["region", "year"])
    (('year',), (), ('region', 'year'))
    """
    return ((names,) if names else ()) if isinstance(names, str) else tuple(names)


def known_options(given: Mapping[str, Any], kind: type) -> dict[str, Any]:
    """Return the options that were given by name; raise UsageError for one that is none."""
    known = [
        field.name
        for field in fields(kind)
        if field.default is not MISSING and field.name not in _ARGUMENTS
    ]
    for name in given:
        if name not in known:
            raise UsageError(f"no option {name!r}", f"choose among: {', '.join(known)}")
    return dict(given)


def reports_to_count(
    text: str | Path | Document | Iterable[Report], as_is: bool
) -> Iterator[Report]:
    """Yield the reports of whatever a notebook can count; with `as_is` of texts as they are."""
    if isinstance(text, str | Path):
        stages: Iterable[Stage] = _stages(text)
    else:
        stages = [text] if isinstance(text, Document) else _only_reports(text)
    options = Options(as_is=as_is)
    return chain.from_iterable(countable_reports(stage, options) for stage in stages)


def _only_reports(given: Iterable[Report]) -> Iterator[Report]:
    """Pass reports on; raise TypeError for anything else."""
    for report in given:
        if not isinstance(report, Report):
            raise TypeError(f"not a report of npccli.sections, but {type(report).__name__}")
        yield report


def _stages(text: str | Path) -> Iterator[Stage]:
    """Yield what a text or a path stands for; raise the first failure."""
    if isinstance(text, str):
        yield read_string(text)
        return
    if not isinstance(text, PathLike):
        raise TypeError(f"neither text (str) nor a Path, but {type(text).__name__}")
    inputs = expand_paths([text])
    for failure in inputs.failures:
        raise failure.error
    for item in inputs.found:
        yield from open_stages_of(item, Options())


def _reports(stage: Stage, options: Options) -> tuple[Report, ...]:
    return (stage,) if isinstance(stage, Report) else section_document(stage, options)
