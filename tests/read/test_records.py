"""Records: the same there and back, and errors that name the line and the field."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from npccli.errors import RecordError
from npccli.model import (
    ADMIN_LEVELS,
    HEADING_FORMS,
    PARAGRAPH_KINDS,
    Document,
    Flag,
    Paragraph,
    Report,
    Section,
    Source,
)
from npccli.read.records import document_record, holds_records, read_records, section_records

Check = Callable[[Any], list[str]]
ROOT = Path(__file__).parents[2]

DOCUMENT = Document(
    source=Source("a/b.txt", "0" * 64, "text", "gb18030", 0.97),
    paragraphs=(
        Paragraph("湖滨县人大常委会工作综述", (1, 1), None, "title"),
        Paragraph("一年来，监督有力。\u2028代表满意。", (2, 4), (1, 2)),
    ),
    text="湖滨县人大常委会工作综述\n一年来，监督有力。\u2028代表满意。\n",
    repairs={"wraps": 2},
    doubts=1,
    flags=(Flag("private_use", (3, 3), "a character without meaning"),),
)


def _section(number: str, heading: str | None, **more: Any) -> Section:
    facts: dict[str, Any] = {
        "depth": 1,
        "heading_form": "line" if heading else "none",
        "path": (heading,) if heading else (),
        "role": "supervision",
        "role_confidence": 0.5,
        "paragraphs": ("听取报告6项。",),
        "lines": (1, 9),
    }
    return Section(number=number, heading=heading, **{**facts, **more})


def _report(number: int, *sections: Section) -> Report:
    return Report(
        "a/b.txt", number, "题", None, None, None, "湖滨县", "county", 2023, None, sections
    )


REPORTS = [
    _report(1, _section("0", None), _section("1", "监督", heading_mark="。", pages=(1, 2))),
    _report(2, _section("0", None)),
]


def _lines(records: Any) -> list[str]:
    return [json.dumps(record, ensure_ascii=False) for record in records]


def test_a_document_comes_back_as_it_was() -> None:
    assert list(read_records(_lines([document_record(DOCUMENT)]), "x")) == [DOCUMENT]


def test_reports_come_back_as_they_were() -> None:
    assert list(read_records(_lines(section_records(REPORTS)), "x")) == REPORTS


def test_two_texts_of_one_name_stay_apart() -> None:
    lines = _lines(section_records([REPORTS[1], REPORTS[1]]))
    assert list(read_records(lines, "x")) == [REPORTS[1], REPORTS[1]]


def test_added_fields_and_blank_lines_do_not_matter() -> None:
    record = {**document_record(DOCUMENT), "note": "mine"}
    assert list(read_records(["\ufeff\n", json.dumps(record), "\n"], "x")) == [DOCUMENT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('{"record":"document","schema":1}', True, id="record"),
        pytest.param('\ufeff\r\n {"record":"x","schema":9}\nrest', True, id="later line, newer"),
        pytest.param('{"record":"document"}', False, id="no schema"),
        pytest.param("{一、总体要求}", False, id="braces in prose"),
        pytest.param("[1]", False, id="list"),
        pytest.param("", False, id="nothing"),
        pytest.param("{" * 100_000, False, id="deep"),
    ],
)
def test_records_are_told_from_text(text: str, expected: bool) -> None:
    assert holds_records(text) is expected


SECTION = next(section_records(REPORTS))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("{oops", "line 2: not JSON: ", id="no json"),
        pytest.param("[1]", "line 2: not a record, but list", id="list"),
        pytest.param(json.dumps({**SECTION, "year": "2023"}), "line 2: field year: ", id="type"),
        pytest.param(json.dumps({**SECTION, "lines": [1]}), "line 2: field lines: ", id="range"),
        pytest.param(json.dumps({**SECTION, "depth": True}), "field depth: ", id="bool"),
        pytest.param(json.dumps({**SECTION, "year": 10**400}), "field year: not a", id="endless"),
        pytest.param(
            json.dumps({**SECTION, "role_confidence": 10**400}), "role_confidence: not a", id="huge"
        ),
        pytest.param(json.dumps({**SECTION, "schema": 2}), "field schema: ", id="newer schema"),
        pytest.param(json.dumps({**SECTION, "record": "figure"}), "field record: ", id="kind"),
        pytest.param(
            json.dumps({key: value for key, value in SECTION.items() if key != "role"}),
            "field role: missing",
            id="missing",
        ),
        pytest.param(
            json.dumps({**SECTION, "role_confidence": float("nan")}), "NaN is no number", id="nan"
        ),
        pytest.param(
            json.dumps({**SECTION, "heading": "\ud800"}), "half a surrogate pair", id="surrogate"
        ),
        pytest.param(
            json.dumps({**document_record(DOCUMENT), "paragraphs": [{"text": 1}]}),
            "paragraphs[0]: field text: not a string",
            id="inside",
        ),
    ],
)
def test_errors_name_line_and_field(line: str, said: str) -> None:
    with pytest.raises(RecordError) as caught:
        list(read_records([json.dumps(SECTION), line], "in.jsonl"))
    assert caught.value.message.startswith("in.jsonl: line 2: ")
    assert said in caught.value.message


def test_what_is_written_fits_the_schema(schema_problems: Check) -> None:
    for record in [document_record(DOCUMENT), *section_records(REPORTS)]:
        assert schema_problems(json.loads(json.dumps(record))) == []


def test_the_schema_has_the_words_of_the_model() -> None:
    known = json.loads((ROOT / "npccli/data/records.schema.json").read_text("utf-8"))["$defs"]
    section = known["section"]["properties"]
    assert tuple(known["paragraph"]["properties"]["kind"]["enum"]) == PARAGRAPH_KINDS
    assert tuple(section["heading_form"]["enum"]) == HEADING_FORMS
    assert tuple(section["admin_level"]["enum"]) == (*ADMIN_LEVELS, None)


def test_the_schema_refuses_what_is_wrong(schema_problems: Check) -> None:
    assert schema_problems({**SECTION, "role": None})
    assert schema_problems({**SECTION, "more": 1})
    assert schema_problems({**SECTION, "heading_form": "bold"})
    assert schema_problems({**SECTION, "lines": [1, 2, 3]})
