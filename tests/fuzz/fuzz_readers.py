"""Mutate PDF, DOCX, OFD, HTML and ZIP files and read them; not part of the suite.

    python tests/fuzz/fuzz_readers.py --minutes 10 --seed 1 --keep found/

A file must be read or refused with a ReadError, within the bounds of time and memory. All
else is a finding: it is written to the folder and told. The seeds are made by the tests'
own code and the samples; the mutations depend on nothing but the number of the seed.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
import zlib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/read")]

from office_files import W, docx, ofd, packed, paragraph, text_object  # noqa: E402

from npccli.errors import ReadError  # noqa: E402
from npccli.read import ReadOptions, read_sources  # noqa: E402
from npccli.read.isolate import run_isolated  # noqa: E402

TOKENS = [b"0", b"-1", b"99999999999", b"1e308", b"nan", b"<<", b">>", b"[", b"]", b"(", b"\0"]
TOKENS += [b"/Length 9", b"/Parent 1 0 R", b"endobj", b"stream\n", b"endstream", b"&#0;", b"<w:p>"]


def seeds() -> dict[str, bytes]:
    """Return the files that the mutations begin from, by name."""
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in "甲乙")
    table = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    lists = f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
    lists += '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    lists += '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    listed = paragraph("依法监督", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>')
    page = [text_object("区人大常委会依法履行监督职责", 20, 40 + 8 * i, 5) for i in range(6)]
    found = {
        "page.pdf": (ROOT / "samples/newspaper_pdf.pdf").read_bytes(),
        "report.docx": docx(listed + table + paragraph("正文。"), numbering=lists),
        "document.ofd": ofd(page, page),
        "page.html": "<html><body><div id='zoom'><p>正文，内容。</p></div></body></html>".encode(),
    }
    found["all.zip"] = packed({name: data for name, data in found.items() if name != "page.pdf"})
    for each in (ROOT / "tests/read/found").glob("*"):
        found[each.name] = each.read_bytes()
    return found


def mutate(data: bytes, chance: random.Random) -> bytes:  # noqa: C901 - one case a damage
    """Return the data with some damage."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16, 64))):
        if not changed:
            break
        place = chance.randrange(len(changed))
        kind = chance.randrange(7)
        if kind == 0:
            changed[place] ^= 1 << chance.randrange(8)
        elif kind == 1:
            changed[place] = chance.randrange(256)
        elif kind == 2:
            del changed[place : place + chance.choice((1, 4, 100, 5000))]
        elif kind == 3:
            token = chance.choice(TOKENS)
            changed[place : place + len(token)] = token
        elif kind == 4:
            start = chance.randrange(len(changed))
            changed[place:place] = changed[start : start + chance.choice((1, 16, 300))]
        elif kind == 5:
            numbers = list(re.finditer(rb"\d+", bytes(changed[place : place + 4000])))
            if numbers:
                number = chance.choice(numbers)
                changed[place + number.start() : place + number.end()] = chance.choice(TOKENS[:5])
        elif chance.random() < 0.3:
            del changed[place:]
    return bytes(changed)


def mutate_parts(data: bytes, chance: random.Random) -> bytes:
    """Return a ZIP file whose parts were damaged before they were packed."""
    import zipfile
    from io import BytesIO

    parts: dict[str, str | bytes] = {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if chance.random() < 0.1:
                continue
            parts[name] = mutate(part, chance) if chance.random() < 0.5 else part
    return packed(parts)


def read(data: bytes, name: str) -> float:
    """Read everything that the file holds and return how many seconds of work that took."""
    start = time.process_time()
    for _ in read_sources(data, name, ReadOptions()):
        pass
    return time.process_time() - start


def main() -> int:
    """Fuzz for the time asked for and say what was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"))
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    known = seeds()
    outcomes: Counter[str] = Counter()
    end = time.monotonic() + 60 * arguments.minutes
    while time.monotonic() < end:
        name = chance.choice(sorted(known))
        whole = known[name]
        inside = whole[:2] == b"PK" and chance.random() < 0.6
        data = mutate_parts(whole, chance) if inside else mutate(whole, chance)
        try:
            # Seconds on the clock say nothing on a busy machine, unless they are many.
            outcome = "FOUND slow" if run_isolated(read, (data, name), name, 300) > 5 else "read"
        except ReadError as error:
            bad = any(word in error.message for word in ("crashed", "took longer", "more memory"))
            outcome = f"FOUND {error.message}" if bad else "refused"
        except RuntimeError as error:
            outcome = f"FOUND {str(error).strip().splitlines()[-1]}"
        if outcome.startswith("FOUND") and not outcomes[outcome]:
            arguments.keep.mkdir(parents=True, exist_ok=True)
            target = arguments.keep / f"{zlib.crc32(data):08x}-{name}"
            target.write_bytes(data)
            print(outcome, target, flush=True)  # noqa: T201 - a script
        outcomes[outcome] += 1
    print(dict(outcomes))  # noqa: T201 - a script
    return 1 if any(outcome.startswith("FOUND") for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
