"""From glyphs with boxes to text in reading order, for every format that has pages."""

from npccli.read.layout.compose import Composition, compose_pages
from npccli.read.layout.shapes import Glyph, PageContent, Rule

__all__ = ["Composition", "Glyph", "PageContent", "Rule", "compose_pages"]
