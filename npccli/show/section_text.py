"""Sections as plain text: one after the other, or each in a file of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import IO

from npccli.model import Report, Section

_UNFIT = re.compile(r"[^\w.-]+")


def section_text(section: Section) -> str:
    """Return the heading and the paragraphs of a section, one a line, as they were printed.

    A heading that runs into its text comes back with its sign in front of the text.
    """
    lines = list(section.paragraphs)
    if section.heading is not None:
        if section.heading_mark and lines:
            lines[0] = section.head + lines[0]
        else:
            lines.insert(0, section.head)
    return "".join(line + "\n" for line in lines)


def write_section_text(reports: Iterable[Report], stream: IO[str]) -> None:
    """Write the texts of sections, a blank line between sections, titles above reports."""
    first = True
    for report in reports:
        front = [part for part in (report.title, report.subtitle, report.byline) if part]
        blocks = ["".join(line + "\n" for line in front)] if front else []
        blocks += [text for text in map(section_text, report.sections) if text]
        for block in blocks:
            stream.write(block if first else "\n" + block)
            first = False


def section_files(reports: Iterable[Report]) -> Iterator[tuple[str, str]]:
    """Yield a file name and a text for each section; the names sort in reading order.

    A name has the source, the number of the report, that of the section, and the role:
    `page_r001_s02.01-supervision.txt`. Sections without text of their own are left out
    when they have no heading either.
    """
    stems: dict[str, str] = {}
    taken: set[str] = set()
    for report in reports:
        stem = stems.setdefault(report.source, _stem(report.source, set(stems.values())))
        for section in report.sections:
            text = section_text(section)
            number = ".".join(f"{int(part):02d}" for part in section.number.split("."))
            role = _UNFIT.sub("_", section.role)
            name = _unused(f"{stem}_r{report.number:03d}_s{number}-{role}", taken)
            taken.add(name)
            if text:
                yield f"{name}.txt", text


def _stem(source: str, taken: set[str]) -> str:
    """Return the name of a source without its folders and suffix, fit for a file name."""
    stem = _UNFIT.sub("_", PurePath(source).stem).strip("_-.")[:100]
    return _unused(stem or "stdin", taken)


def _unused(name: str, taken: set[str]) -> str:
    """Return the name, or with a number after it when it is taken."""
    unique, count = name, 2
    while unique in taken:
        unique, count = f"{name}-{count}", count + 1
    return unique
