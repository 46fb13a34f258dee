"""Compressed texts and archives: the texts in order, bounds, names, what is left over."""

import gzip
import zipfile
from io import BytesIO

import pytest
from office_files import docx, packed, paragraph

from npccli.errors import ReadError
from npccli.read import read_source, read_sources

TEXT = "区人大常委会依法履行职责。"


def test_a_gzip_file_is_read_as_what_it_holds() -> None:
    assert read_source(gzip.compress(TEXT.encode("gb18030")), "a.txt.gz").text == TEXT
    assert read_source(gzip.compress(docx(paragraph(TEXT))), "a").source.reader == "docx"


def test_the_files_of_an_archive_in_the_order_of_their_names() -> None:
    data = packed(
        {
            "b/2.txt": "乙",
            "a.docx": docx(paragraph("甲")),
            "__MACOSX/a.txt": "x",
            ".hidden.txt": "x",
            "picture.png": b"\x89PNG",
        }
    )
    found = [(each.source.name, each.text.strip()) for each in read_sources(data, "c.zip")]
    assert found == [("c.zip/a.docx", "甲"), ("c.zip/b/2.txt", "乙")]


def test_files_that_fail_are_told_when_the_others_are_done() -> None:
    texts = read_sources(packed({"a.txt": b"\x00\x01" * 9, "b.txt": TEXT}), "c.zip")
    assert next(texts).text == TEXT
    with pytest.raises(ReadError, match=r"c\.zip: 1 of 2 files not read: c\.zip/a\.txt: not text"):
        next(texts)


def _bomb() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * 50_000_000)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(_bomb(), "unpacks to far more", id="bomb"),
        pytest.param(packed({"a.png": "x"}), "no files to read in this archive", id="nothing"),
        pytest.param(gzip.compress(b"a" * 99)[:-9], "broken off", id="gzip broken off"),
        pytest.param(b"\x1f\x8b\x08" + b"\xff" * 40, "gzip file", id="gzip damaged"),
        pytest.param(packed({"a.txt": TEXT})[:-30], "ZIP", id="zip broken off"),
    ],
)
def test_what_is_refused_says_why(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        list(read_sources(data, "c.zip"))
