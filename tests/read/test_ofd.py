"""OFD documents, made here: the text layer in reading order."""

import pytest
from office_files import ofd, packed, text_object

from npccli.errors import ReadError
from npccli.read import ReadOptions, read_source

SIZE = 5.0
LINE = "区人大常委会依法履行监督职责推动问题解决"
PAGE = [
    text_object("常委会工作综述", 70, 20, 10, "2"),
    text_object("常委会工作综述", 70.2, 20, 10, "2"),
    text_object(LINE[:18], 20, 50, SIZE),
    text_object(LINE + "，", 10, 58, SIZE),
    text_object("群众满意。", 10, 66, SIZE),
    text_object("代表视察活动八次。", 20, 74, SIZE),
]


def test_a_page_is_read_by_its_geometry() -> None:
    found = read_source(ofd(PAGE), "a.ofd")
    assert found.text.split("\n\n") == [
        "常委会工作综述",
        LINE[:18] + LINE + "，群众满意。",
        "代表视察活动八次。\n",
    ]
    assert [each.reason for each in found.dropped] == ["overprint"]
    assert found.lines[0].size == pytest.approx(28.3, abs=0.1)


def test_chosen_pages() -> None:
    pages = [[text_object(f"第{name}面的正文", 20, 50, SIZE)] for name in "甲乙丙"]
    found = read_source(ofd(*pages), "a.ofd", ReadOptions(pages="2-"))
    assert found.text == "第乙面的正文\n\n第丙面的正文\n"
    with pytest.raises(ReadError, match="has 3 pages"):
        read_source(ofd(*pages), "a.ofd", ReadOptions(pages="4"))


def test_a_document_without_text_says_so() -> None:
    with pytest.raises(ReadError, match="1 pages without text"):
        read_source(ofd([]), "a.ofd")


def test_a_file_that_names_no_document() -> None:
    with pytest.raises(ReadError, match="names no document"):
        read_source(packed({"OFD.xml": "<OFD/>"}), "a.ofd")


@pytest.mark.parametrize("value", ["nan", "inf", "-1e308", "1e999", "9" * 40])
@pytest.mark.parametrize("known", ['X="0', 'Y="5', 'DeltaX="g 9 5', 'Size="5', 'Boundary="20'])
def test_damaged_numbers_are_passed_over(known: str, value: str) -> None:
    line = text_object("县人大常委会依法履职", 20, 40, 5)
    place = max(known.rfind(" "), known.rfind('"')) + 1
    damaged = line.replace(known, known[:place] + value)
    assert damaged != line
    other = text_object("推动解决群众关心的问题", 20, 60, 5)
    assert "群众关心的问题" in read_source(ofd([damaged, other]), "a.ofd").text
