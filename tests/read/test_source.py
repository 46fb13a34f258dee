"""From a path or bytes to an Extraction."""

import hashlib
import os
import threading
from pathlib import Path

import pytest

from npccli.errors import ReadError
from npccli.read.source import read_source
from npccli.read.text import page_starts, read_string


def test_a_path_gives_the_source_with_its_digest(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes("依法监督。\r\n".encode("gbk"))
    extraction = read_source(path)
    assert extraction.text == "依法监督。\r\n"
    assert extraction.source.name == str(path)
    assert extraction.source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (extraction.source.reader, extraction.source.encoding) == ("text", "gb18030")


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        pytest.param("没有分页", (), id="no form feed"),
        pytest.param("一\f二\f三", (0, 2, 4), id="between pages"),
        pytest.param("一\f二\f\n", (0, 2), id="the last one ends the text"),
        pytest.param("一\f\f三", (0, 2, 3), id="an empty page counts"),
    ],
)
def test_pages(text: str, starts: tuple[int, ...]) -> None:
    assert page_starts(text) == starts
    assert read_string(text).page_starts == starts


def test_missing_folder_and_broken_link(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("nowhere.txt")
    for path, said in [
        (tmp_path / "none.txt", "no such file"),
        (tmp_path, "is a folder"),
        (tmp_path / "link.txt", "broken link to nowhere.txt"),
    ]:
        with pytest.raises(ReadError, match=said):
            read_source(path)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path, _mode: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "a.txt"
    path.write_text("x")
    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(ReadError, match="no permission to read it"):
        read_source(path)


def test_a_named_pipe_is_read_when_named(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_text, args=("依法监督。",))
    writer.start()
    assert read_source(path).text == "依法监督。"
    writer.join()


def test_text_in_memory() -> None:
    assert read_string("").text == ""
    with pytest.raises(ReadError, match="lone surrogate U\\+DCB0 at character 2"):
        read_string("监督\udcb0")
