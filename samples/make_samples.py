"""Write the samples anew from `source/`: the damaged file and the truth beside it.

`python samples/make_samples.py [FOLDER]` writes into FOLDER (default: this folder).
The same sources give the same bytes.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path

import damage
import truth

HERE = Path(__file__).resolve().parent
LAYOUT_NUMBERS = ("wrap", "indent", "gap", "page", "first")


@dataclass
class Layout:
    """How the extractor laid out the lines from here on; the `@layout` directive sets it."""

    wrap: int = 0
    indent: int = 0
    gap: int = 1
    page: int = 0
    first: int = 1
    mark: str = ""
    quotes: str = "no"
    digits: str = "no"
    head: str = ""
    foot: str = ""
    feed: str = "no"


@dataclass
class Sheet:
    """The damaged lines so far and the page that they stand on."""

    lines: list[str] = field(default_factory=list)
    on_page: int = 0
    number: int = 0

    def blank(self, count: int) -> None:
        """See that the text ends in at least `count` empty lines, unless it is empty."""
        if self.lines:
            present = len(self.lines) - len("\n".join(self.lines).rstrip("\n").split("\n"))
            self.lines += [""] * (count - present)


def turn_page(sheet: Sheet, layout: Layout) -> None:
    """End the page with its foot and begin the next one with its running head."""
    if layout.foot:
        sheet.lines += ["", spaces(layout.foot).format(n=sheet.number)]
    sheet.number += 1
    sheet.on_page = 0
    feed = "\f" if layout.feed == "yes" else ""
    sheet.lines += [feed + spaces(layout.head), ""] if layout.head else [feed] if feed else [""]


def spaces(text: str) -> str:
    """Return `text` with `_` turned into spaces (a directive parts its values by spaces)."""
    return text.replace("_", " ")


def put(sheet: Sheet, layout: Layout, lines: list[str]) -> None:
    """Add lines to the sheet and turn the page wherever it is full."""
    for line in lines:
        if layout.page and sheet.on_page >= layout.page and line:
            turn_page(sheet, layout)
        if line.startswith("\f"):
            sheet.on_page = 0
        sheet.lines.append(line)
        sheet.on_page += bool(line)


def damaged_element(element: truth.Element, layout: Layout) -> list[str]:
    """Return the lines that the extractor gives for one printed element."""
    attributes = element.attributes
    lines: list[str] = []
    for piece in truth.pieces(element):
        text = truth.extracted(truth.raw_text(piece))
        if layout.digits == "spaced":
            text = damage.spaced_digits(text)
        if "damage" in attributes:
            new = damage.DOUBLINGS[attributes["damage"]](text)
        elif element.kind in ("p", "closing") or element.kind[0] in "rd":
            columns = int(attributes.get("wrap", layout.wrap))
            new = damage.wrap(text, columns, layout.indent, layout.quotes == "yes")
            new[0] = layout.mark.replace("_", "\u3000") + new[0]
        else:
            new = damage.wrap(text, 0)
        lines += new
        if attributes.get("parted") == "yes" and piece.text != element.text.split("／")[-1]:
            lines.append("")
    for name, change in (("spaced", damage.letter_spaced), ("half", damage.half_letter_spaced)):
        for number in attributes.get(name, "").split(","):
            if number:
                lines[int(number) - 1] = change(lines[int(number) - 1])
    if attributes.get("glue") == "next":
        lines.insert(1, "")
    return lines


def damaged(elements: list[truth.Element]) -> str:
    """Return the whole text as the extractor gave it."""
    sheet = Sheet()
    layout = Layout()
    for element in truth.source_order(elements):
        if element.kind == "@layout":
            for name, value in truth.attributes_of(element.text).items():
                setattr(layout, name, int(value) if name in LAYOUT_NUMBERS else value)
            sheet.number = sheet.number or layout.first
        elif element.kind == "@line":
            put(sheet, layout, truth.unescape(element.text).split("\n"))
        elif element.kind == "@blank":
            sheet.blank(int(element.text))
        elif element.kind == "@page":
            turn_page(sheet, layout)
        elif not element.kind.startswith("@"):
            if element.attributes.get("glue") not in ("next", "yes"):
                sheet.blank(int(element.attributes.get("gap", layout.gap)))
            put(sheet, layout, damaged_element(element, layout))
    if layout.foot:
        sheet.lines += ["", spaces(layout.foot).format(n=sheet.number)]
    return "\n".join(sheet.lines) + "\n"


def write_sample(source: Path, folder: Path) -> None:
    """Write everything that belongs to one source."""
    elements = truth.read_truth(source)
    settings = {
        name: value
        for element in elements
        if element.kind == "@file"
        for name, value in truth.attributes_of(element.text).items()
    }
    name = source.stem
    suffix = settings.get("format", "txt")
    if suffix == "pdf":
        import make_pdf

        (folder / f"{name}.pdf").write_bytes(make_pdf.newspaper_page(elements))
    else:
        data = damaged(elements).encode(settings.get("encoding", "utf-8"))
        (folder / f"{name}.txt").write_bytes(data)
    write_lines(folder / f"{name}.clean.txt", truth.clean_lines(truth.source_order(elements), None))
    if len({element.block for element in elements}) > 1:
        write_lines(folder / f"{name}.ordered.txt", truth.clean_lines(elements, " "))
    record = {"schema": 1, "source": f"{name}.{suffix}", "reports": list(truth.reports(elements))}
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    (folder / f"{name}.sections.json").write_text(text, "utf-8", newline="\n")


def write_lines(path: Path, lines: list[str]) -> None:
    """Write the lines in UTF-8 with a line feed after each."""
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8", newline="\n")


def main(arguments: list[str]) -> None:
    """Write all samples into the folder named by the first argument, or into this one."""
    folder = Path(arguments[0]) if arguments else HERE
    for source in sorted((HERE / "source").glob("*.truth")):
        write_sample(source, folder)


if __name__ == "__main__":
    main(sys.argv[1:])
