"""A real law as PDF against its clean text, when both lie beside the repository."""

import re
from collections import Counter
from pathlib import Path

import pytest

from npccli.read import read_source
from npccli.repair import repair_extraction

FOLDER = Path(__file__).resolve().parents[3] / "shared/real/pdf"


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text).replace("○", "〇")


@pytest.mark.skipif(not FOLDER.exists(), reason="no ../shared/real/pdf beside the repository")
def test_the_constitution_has_its_paragraphs() -> None:
    gold = [
        _squeeze(re.sub(r"^#+ *", "", line))
        for line in (FOLDER / "xianfa_gold.md").read_text("utf-8").split("\n")
        if line.strip() and not line.startswith("<!--")
    ]
    path = next(FOLDER.glob("forbid*.pdf"))
    document = repair_extraction(read_source(path))
    found = [_squeeze(line) for line in document.text.split("\n") if line.strip()]
    # What stands before the preamble differs between the two editions.
    gold, found = gold[gold.index("序言") :], found[len(found) - found[::-1].index("序言") - 1 :]
    same = sum((Counter(gold) & Counter(found)).values())
    assert 2 * same / (len(gold) + len(found)) > 0.99


@pytest.mark.skipif(not FOLDER.exists(), reason="no ../shared/real/pdf beside the repository")
@pytest.mark.parametrize("name", ["caly-issues-56-1", "issue-71-duplicate-chars"])
def test_no_text_is_doubled(name: str) -> None:
    text = read_source(next(FOLDER.glob(f"*{name}.pdf"))).text
    # The form that was printed holds a name of one word many times, and laughter.
    doubled = [word for word in re.findall(r"(\w{3,12})\1", text) if "项目经" not in word]
    assert not [word for word in doubled if len(set(word)) > 1]
