"""Say what files are, before anything is done with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from npccli.errors import NpccliError
from npccli.model import Column, Document, Extraction, Report, Table
from npccli.read import Facts, source_facts
from npccli.run.choices import Options
from npccli.run.paths import Failure, Input, read_input
from npccli.run.pipeline import clean_document
from npccli.run.stages import open_stages

COLUMNS = (
    Column("source"),
    Column("reader"),
    Column("encoding"),
    Column("confidence", "number"),
    Column("pages", "integer"),
    Column("characters", "integer"),
    Column("content"),
    Column("producer"),
    Column("artifacts"),
    Column("worth_cleaning"),
)
_TASTE = ("spacing",)
"""Repairs that are no sign of damage."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What one text is: its facts, its encoding, and how often each artifact was found.

    The artifacts are those that the repairs take out and those that the reader left out.
    """

    source: str
    facts: Facts
    encoding: str | None = None
    confidence: float | None = None
    characters: int = 0
    artifacts: tuple[tuple[str, int], ...] = ()

    @property
    def worth_cleaning(self) -> bool:
        """Return whether cleaning would do more than set spaces."""
        return any(name not in _TASTE for name, _ in self.artifacts)


def inspect_sources(inputs: Iterable[Input], options: Options) -> Iterator[Inspection | Failure]:
    """Yield what each source is. A scan is told as such; it is no failure."""
    for item in inputs:
        try:
            data = read_input(item)
            facts = source_facts(data, item.name, options.read)
            if facts.content in ("scan", "empty"):
                yield Inspection(item.name, facts)
                continue
            for stage in open_stages(data, item.name, options.read):
                yield _inspect(stage, facts, options)
        except NpccliError as error:
            yield Failure(item.name, error)


def _inspect(stage: Extraction | Document | Report, facts: Facts, options: Options) -> Inspection:
    if isinstance(stage, Report):
        sections = "".join(text for section in stage.sections for text in section.paragraphs)
        return Inspection(stage.source, Facts("records"), characters=len(sections))
    source = stage.source
    if isinstance(stage, Document):
        return Inspection(source.name, Facts("records"), characters=_count(stage.text))
    document = clean_document(stage, options)
    left_out = Counter(each.reason for each in stage.dropped)
    facts = replace(
        facts, reader=source.reader, pages=facts.pages or len(stage.page_starts) or None
    )
    return Inspection(
        source.name,
        facts,
        source.encoding,
        source.encoding_confidence,
        _count(stage.text),
        (*left_out.items(), *document.repairs.items()),
    )


def _count(text: str) -> int:
    """Return the number of characters without white space."""
    return sum(not character.isspace() for character in text)


def inspection_table(found: Iterable[Inspection]) -> Table:
    """Return a table with a row for each source."""
    return Table(
        "inspect",
        COLUMNS,
        tuple(
            (
                each.source,
                each.facts.reader,
                each.encoding,
                each.confidence,
                each.facts.pages,
                each.characters,
                each.facts.content,
                each.facts.producer,
                ", ".join(f"{name} {count}" for name, count in each.artifacts),
                "" if not each.characters else "yes" if each.worth_cleaning else "no",
            )
            for each in found
        ),
    )
