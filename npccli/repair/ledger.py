"""Prove a repair: the ledger replays, the characters add up, a second run changes nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from npccli.model import Document, Extraction
from npccli.repair.engine import repair_extraction, replay
from npccli.repair.settings import Settings


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found true of one repaired text.

    `reads`: every character on the pages came into the text or is listed as left out; None
    where a text has no pages. `left_out` is the number of those.
    `replays`: the source and the changes give the clean text. `conserves`: the characters
    of the source and those put in, less those taken out, are those of the clean text.
    `settles`: cleaning the clean text changes nothing.
    """

    source: str
    changes: int
    characters_in: int
    characters_out: int
    replays: bool
    conserves: bool
    settles: bool
    left_out: int = 0
    reads: bool | None = None

    @property
    def holds(self) -> bool:
        """Tell whether all of it is true."""
        return self.reads is not False and self.replays and self.conserves and self.settles


def prove(extraction: Extraction, document: Document, settings: Settings) -> Proof:
    """Return what is true of `document`, which was repaired from `extraction`."""
    try:
        replays = replay(extraction.text, document.changes) == document.text
    except ValueError:
        replays = False
    balance = Counter(extraction.text)
    for change in document.changes:
        balance.update(change.after)
        balance.subtract(change.before)
    conserves = +balance == Counter(document.text) and not -balance
    # What the pages settled stays settled: the clean text alone does not show it.
    kept = [at for at, mark in enumerate(document.text) if mark == "\n" and extraction.settled]
    settled = Extraction(
        extraction.source, document.text, lines=extraction.lines, settled=tuple(kept)
    )
    again = repair_extraction(settled, settings, keep="text")
    drawn = extraction.drawn
    left_out = sum(_ink(dropped.text) for dropped in extraction.dropped)
    return Proof(
        extraction.source.name,
        len(document.changes),
        len(extraction.text),
        len(document.text),
        replays,
        conserves,
        again.text == document.text,
        left_out,
        None if drawn is None else drawn == _ink(extraction.text) + left_out,
    )


def _ink(text: str) -> int:
    """Return the number of characters that are no white space."""
    return sum(map(len, text.split()))
