"""Read traditional characters: a simplified shadow of the text, and the way back.

The word lists of the segmentation are in simplified characters. A text in traditional ones
is segmented by a shadow that has a simplified character in the place of each of its own;
what is found is then cut out of the text itself, so that it reads as printed.
"""

from __future__ import annotations

from dataclasses import replace

from npccli.model import Document, Paragraph, Report, Section
from npccli.traditional import is_traditional, simplify_text


def shadow(document: Document) -> Document | None:
    """Return the document in simplified characters, or None when it needs none."""
    sample = "".join(p.text[:200] for p in document.paragraphs[:60])
    if not is_traditional(sample):
        return None
    return replace(
        document,
        paragraphs=tuple(replace(p, text=simplify_text(p.text)) for p in document.paragraphs),
    )


class Restorer:
    """Find the printed text for a text of the shadow, reading forwards."""

    def __init__(self, document: Document, simplified: Document) -> None:
        self._printed = "\n".join(p.text for p in document.paragraphs)
        self._shadow = "\n".join(p.text for p in simplified.paragraphs)
        self._at = 0

    def text(self, found: str) -> str:
        """Return the printed form of a text, or of its parts between spaces."""
        start = self._shadow.find(found, self._at)
        if start < 0:
            start = self._shadow.find(found)
        if start >= 0:
            self._at = start
            return self._printed[start : start + len(found)]
        if " " in found:
            return " ".join(self.text(part) for part in found.split(" "))
        return found

    def optional(self, found: str | None) -> str | None:
        """Return the printed form of a fact, None for None."""
        return None if found is None else self.text(found)

    def paragraph(self, found: Paragraph) -> Paragraph:
        """Return a paragraph with its printed text."""
        return replace(found, text=self.text(found.text))

    def report(self, found: Report) -> Report:
        """Return a report with the printed text in all its parts."""
        self._at = 0
        printed: dict[str, str] = {}
        sections = []
        for section in found.sections:
            sections.append(self._section(section, printed))
        return replace(
            found,
            sections=tuple(sections),
            title=self.optional(found.title),
            subtitle=self.optional(found.subtitle),
            byline=self.optional(found.byline),
            organ=self.optional(found.organ),
            region=self.optional(found.region),
        )

    def _section(self, section: Section, printed: dict[str, str]) -> Section:
        heading = self.optional(section.heading)
        if section.heading is not None and heading is not None:
            printed[section.heading] = heading
        return replace(
            section,
            heading=heading,
            path=tuple(printed.get(part, part) for part in section.path),
            paragraphs=tuple(self.text(paragraph) for paragraph in section.paragraphs),
        )
