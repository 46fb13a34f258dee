"""What must hold for every text: nothing is lost, all is recorded, a second pass is idle."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from repair_cases import repaired
from repair_texts import (
    BYLINES,
    HEADINGS,
    PARAGRAPHS,
    SHORT_PARAGRAPHS,
    SUBTITLES,
    TITLES,
    TRADITIONAL,
    lay_out,
)

from npccli.model import Document, Extraction, Source
from npccli.repair import Settings, repair_extraction, replay

FEW = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
MORE = settings(FEW, max_examples=150)

CHARACTERS = "\x00\ufeff\u200b\u00ad\u2028\x0c\r\t\ue000\U0010ffff⼈Ａ○“”（(*，。,: "
PIECES = "\r\n|\n\n\n|　　|**|<br>|&nbsp;|……|——|目录\n|\n3\n|\n— 4 —\n|(一)|1,2"
STRANGE = (*CHARACTERS, *PIECES.split("|"))

PROSE = (*PARAGRAPHS, *TRADITIONAL, *SHORT_PARAGRAPHS)


@st.composite
def clean_texts(draw: st.DrawFn) -> str:
    """A text that is right as it stands: one paragraph, heading or title a line."""
    lines = []
    if draw(st.booleans()):
        lines.append(draw(st.sampled_from(TITLES)))
        if draw(st.booleans()):
            lines.append(draw(st.sampled_from(SUBTITLES)))
        if draw(st.booleans()):
            lines.append(draw(st.sampled_from(BYLINES)))
    order = draw(st.permutations(range(len(PARAGRAPHS))))
    headings = draw(st.permutations(HEADINGS))
    indent = draw(st.sampled_from(["", "　　"]))
    position = 0
    for heading in headings[: draw(st.integers(0, 4))]:
        lines.append(heading)
        size = draw(st.integers(1, 3))
        lines += [indent + PARAGRAPHS[index] for index in order[position : position + size]]
        position += size
    lines += [indent + PARAGRAPHS[index] for index in order[position : position + 2]]
    gap = draw(st.sampled_from(["\n", "\n\n", "\r\n"]))
    return gap.join(lines) + draw(st.sampled_from(["", gap]))


@st.composite
def wrapped_texts(draw: st.DrawFn) -> str:
    """A text broken at a column edge, with or without indents and blank lines."""
    blocks = []
    headings = draw(st.permutations(HEADINGS))
    paragraphs = draw(st.permutations(PROSE))
    for number in range(draw(st.integers(1, 3))):
        if draw(st.booleans()):
            blocks.append(f"{headings[number]}\n" * draw(st.integers(1, 3)))
        chosen = paragraphs[4 * number : 4 * number + draw(st.integers(1, 4))]
        columns = 2 * draw(st.integers(13, 45)) + draw(st.integers(0, 1))
        indent = draw(st.sampled_from(["", "　　"]))
        blocks.append(lay_out(chosen, columns, indent, gap=draw(st.booleans())))
    return draw(st.sampled_from(["", "\n"])).join(blocks)


@st.composite
def mutated_texts(draw: st.DrawFn) -> str:
    """A text with strange characters put in, pieces cut out, pieces doubled."""
    text = draw(st.one_of(wrapped_texts(), clean_texts()))
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(text)))
        kind = draw(st.integers(0, 3))
        if kind == 0:
            text = text[:at] + draw(st.sampled_from(STRANGE)) + text[at:]
        elif kind == 1:
            text = text[:at] + text[at + draw(st.integers(1, 40)) :]
        elif kind == 2:
            size = draw(st.integers(1, 40))
            text = text[: at + size] + text[at : at + size] + text[at + size :]
        else:
            text = text[:at] + draw(st.sampled_from(["\n", "\n\n", " "])) + text[at:]
    if draw(st.integers(0, 9)) == 0:
        text = text.replace("\n", "\r\n")
    return text


ALPHABET = st.sampled_from(
    [*"人大代表监督工作一二3a12 ,.:;()*<>&-—…“”（）《》，。、：；！？\n\t　", *STRANGE]
)
any_text = st.one_of(st.text(max_size=200), st.lists(ALPHABET, max_size=120).map("".join))
every_text = st.one_of(any_text, mutated_texts(), wrapped_texts())


def check_ledger(text: str, document: Document) -> None:
    changed = Counter(text)
    for change in document.changes:
        changed.subtract(change.before)
        changed.update(change.after)
    assert +changed == Counter(document.text) and not -changed
    assert replay(text, document.changes) == document.text
    assert document.repairs == Counter(change.repair for change in document.changes)
    stages = [(change.stage, change.at) for change in document.changes]
    assert stages == sorted(stages)
    assert all(0 < change.confidence <= 1 and change.why for change in document.changes)
    assert all(change.before != change.after for change in document.changes)


def check_provenance(text: str, document: Document) -> None:
    kept = [line.strip() for line in document.text.split("\n") if line.strip()]
    assert [paragraph.text for paragraph in document.paragraphs] == kept
    last = 1
    for place in document.paragraphs:
        assert last <= place.lines[0] <= place.lines[1] <= text.count("\n") + 1
        last = place.lines[0]
    assert all(1 <= change.line <= text.count("\n") + 1 for change in document.changes)


@MORE
@given(every_text)
@example("\n\n\n\n")
@example("\x00\x00")
@example("\ufeff")
@example("，。、；：！？")
@example("\r\r\n\n\r")
def test_the_ledger_accounts_for_every_character(text: str) -> None:
    check_ledger(text, repaired(text))


@MORE
@given(every_text)
def test_a_paragraph_knows_its_source_lines(text: str) -> None:
    check_provenance(text, repaired(text))


@FEW
@given(wrapped_texts())
@example(lay_out([TRADITIONAL[2]], 30))
def test_a_second_pass_over_wrapped_text_changes_nothing(text: str) -> None:
    once = repaired(text).text
    assert repaired(once).text == once


@FEW
@given(mutated_texts())
@example(lay_out([TRADITIONAL[2]], 30))
@example(lay_out([PARAGRAPHS[0], PARAGRAPHS[0]], 26))
def test_a_second_pass_over_damaged_text_changes_nothing(text: str) -> None:
    once = repaired(text).text
    assert repaired(once).text == once


@MORE
@given(any_text)
@example(",\r人\r人")
def test_a_second_pass_over_any_text_changes_nothing(text: str) -> None:
    once = repaired(text).text
    assert repaired(once).text == once


@MORE
@given(clean_texts())
def test_a_clean_text_comes_back_as_it_was(text: str) -> None:
    document = repaired(text)
    assert document.text == text
    assert not document.changes


@FEW
@given(every_text, st.sampled_from(["none", "pangu", "keep"]), st.booleans())
def test_the_choices_of_a_user_keep_the_ledger_true(text: str, spacing: str, drop: bool) -> None:
    check_ledger(text, repaired(text, Settings(spacing=spacing, drop_contents=drop)))


@FEW
@given(every_text, st.sets(st.integers(1, 400), max_size=4))
@example("⼀", set())
@example("第一页的字\n\n⼆⽉里\n", {7})
def test_pages_are_traced_through_the_repairs(text: str, starts: set[int]) -> None:
    page_starts = (0, *sorted(start for start in starts if start < len(text)))
    source = Extraction(Source("-", "", "text"), text, page_starts=page_starts)
    document = repair_extraction(source)
    check_ledger(text, document)
    check_provenance(text, document)
    last = 1
    for place in document.paragraphs:
        assert place.pages is not None
        assert 1 <= place.pages[0] <= place.pages[1] <= len(source.page_starts)
        assert last <= place.pages[0]
        last = place.pages[0]


@FEW
@given(wrapped_texts())
def test_no_visible_character_is_lost_from_wrapped_text(text: str) -> None:
    document = repaired(text)
    removed = [change for change in document.changes if change.before.strip()]
    assert {change.repair for change in removed} <= {"echoes", "doubling", "overlap"}


@pytest.mark.parametrize("text", ["", "\n", "人", "\x00", "\ud83d"])
def test_the_smallest_texts(text: str) -> None:
    document = repaired(text)
    check_ledger(text, document)
    check_provenance(text, document)


SURROGATES = {
    "a line that is only one": "\ud800",
    "amid a line": "听取\ud800报告。\n",
    "at a line end": "过去一年，常委会\udfff\n在市委领导下依法履职。\n",
    "at a line start": "过去一年，常委会\n\ud83d在市委领导下依法履职。\n",
    "near a line end": "过去一年\ud800人大常委会\n在市委领导下依法履职。\n",
}


@pytest.mark.parametrize(
    "name",
    list(SURROGATES),
)
def test_a_lone_surrogate_stays(name: str) -> None:
    text = SURROGATES[name]
    document = repaired(text)
    check_ledger(text, document)
    assert Counter(document.text)["\n"] <= text.count("\n")
    assert document.text.replace("\n", "") == text.replace("\n", "")
