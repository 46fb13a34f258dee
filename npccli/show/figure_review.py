"""Write figures as a page on which a person can check a hundred rows quickly."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from npccli.model import Figure
from npccli.show.pages import PAGE_END, page_begin, safe

_AROUND = 240
"""So many characters of a sentence are shown on both sides of a figure."""


def write_figure_review(figures: Iterable[Figure], stream: IO[str]) -> None:
    """Write one HTML page: a row a figure, its sentence with action, noun and number marked.

    The page needs nothing else and runs nothing; all text is escaped. Of a very long
    sentence only the surroundings of the figure are shown.
    """
    stream.write(page_begin("npccli figures: review", "figure_review.css"))
    stream.write(
        '<p><mark class="action">action</mark> <mark class="indicator">indicator</mark> '
        '<mark class="value">value</mark></p>\n<table>\n<thead><tr><th></th><th>place</th>'
        "<th>sentence</th><th>action</th><th>indicator</th><th>value</th><th>unit</th></tr></thead>"
        "\n<tbody>\n"
    )
    count = 0
    for count, figure in enumerate(figures, 1):
        stream.write(_row(count, figure))
    stream.write(f"</tbody>\n</table>\n<p>{count}</p>\n{PAGE_END}")


def marked_sentence(figure: Figure) -> str:
    """Return the sentence of a figure in HTML with its parts marked, escaped."""
    text = figure.sentence
    marks = sorted(mark for mark in figure.marks if 0 <= mark[0] < mark[1] <= len(text))
    first = max(0, min((mark[0] for mark in marks), default=0) - _AROUND)
    last = min(len(text), max((mark[1] for mark in marks), default=_AROUND) + _AROUND)
    parts = ["…" if first else ""]
    at = first
    for start, end, name in marks:
        if start >= at:
            inside = safe(text[start:end])
            parts += [safe(text[at:start]), f'<mark class="{safe(name)}">{inside}</mark>']
            at = end
    return "".join([*parts, safe(text[at:last]), "…" if last < len(text) else ""])


def _row(count: int, figure: Figure) -> str:
    first, last = figure.lines
    lines = str(first) if first == last else f"{first}–{last}"
    place = f"{figure.source} #{figure.report} §{figure.section}"
    value = "" if figure.value is None else str(figure.value)
    upper = "" if figure.upper is None else f"–{figure.upper}"
    notes = [figure.kind] + [
        word
        for word, holds in (
            ("approximate", figure.approx),
            ("cumulative", figure.cumulative),
            ("planned", figure.planned),
        )
        if holds
    ]
    canonical = figure.canonical or ""
    return (
        f'<tr><td><label><input type="checkbox"> {count}</label></td>'
        f"<td><small>{safe(place)}<br>{safe(lines)}</small></td>"
        f"<td>{marked_sentence(figure)}</td><td>{safe(figure.action or '')}</td>"
        f"<td>{safe(figure.indicator)}<br><small>{safe(canonical)}</small></td>"
        f'<td class="n">{safe(value + upper)}<br><small>{safe(figure.raw)}</small></td>'
        f"<td>{safe(figure.unit or '')}<br><small>{safe(' '.join(notes))}</small></td></tr>\n"
    )
