"""From glyphs with boxes to text in reading order, for every format that has pages."""

from npccli.read.layout.compose import Composition, compose_pages
from npccli.read.layout.glyphs import is_han
from npccli.read.layout.runs import split_run
from npccli.read.layout.shapes import PageContent, Rule, Run

__all__ = ["Composition", "PageContent", "Rule", "Run", "compose_pages", "is_han", "split_run"]
