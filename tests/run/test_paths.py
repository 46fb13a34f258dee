"""What a user's paths come to."""

import os
import socket
from pathlib import Path

import pytest

from npccli.errors import ReadError
from npccli.run.paths import Input, expand_paths, names_in


def _names(found: tuple[Input, ...], top: Path) -> list[str]:
    return [Path(item.name).relative_to(top).as_posix() for item in found]


def test_a_folder_gives_its_texts_sorted_by_path(tmp_path: Path) -> None:
    for name in [
        "b/2.txt",
        "b/1.md",
        "a.TXT",
        "c.jsonl",
        "b.txt",
        ".hidden.txt",
        ".git/x.txt",
        "picture.png",
        "README",
        "b/deep/3.text",
    ]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    inputs = expand_paths([tmp_path])
    expected = ["a.TXT", "b/1.md", "b/2.txt", "b/deep/3.text", "b.txt", "c.jsonl"]
    assert _names(inputs.found, tmp_path) == expected
    assert [item.place.as_posix() for item in inputs.found] == expected
    assert not inputs.failures


def test_nothing_and_a_dash_are_standard_input() -> None:
    for paths in ([], ["-"], ["-", "-"]):
        (item,) = expand_paths(paths).found
        assert (item.name, item.path) == ("-", None)


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    assert len(expand_paths([path, tmp_path, f"{tmp_path}/./a.txt"]).found) == 1


def test_any_suffix_is_read_when_named(tmp_path: Path) -> None:
    path = tmp_path / "page.out"
    path.write_text("x")
    assert len(expand_paths([path]).found) == 1


def test_a_folder_without_texts_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_text("x")
    (failure,) = expand_paths([tmp_path]).failures
    assert "no files to read" in failure.error.message
    assert ".txt" in failure.error.hint


def test_pipes_and_sockets_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as sock:
        sock.bind(str(tmp_path / "sock.txt"))
        (tmp_path / "z.txt").write_text("x")
        inputs = expand_paths([tmp_path])
    assert _names(inputs.found, tmp_path) == ["z.txt"]
    assert ["not a regular file" in failure.error.message for failure in inputs.failures] == [
        True,
        True,
    ]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert _names(expand_paths([tmp_path]).found, tmp_path) == ["a.txt"]


def test_a_list_of_names_keeps_odd_names() -> None:
    assert names_in("年 报.txt\n# a.txt\n".encode(), "\n", "list") == ["年 报.txt", "# a.txt"]
    with pytest.raises(ReadError, match="--files0-from"):
        names_in(b"a\0b", "\n", "list")


def test_the_folder_that_one_is_in_adds_nothing_to_the_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b").mkdir()
    for name in ("a.txt", "b/c.txt"):
        (tmp_path / name).write_text("x")
    monkeypatch.chdir(tmp_path)
    for given, names in ((".", ["a.txt", "b/c.txt"]), ("b/../b/", ["b/../b/c.txt"])):
        assert [item.name for item in expand_paths([given]).found] == names


def test_a_link_to_a_file_of_the_folder_is_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "c.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "a.txt").symlink_to("c.txt")
    (tmp_path / "folder.txt").symlink_to(tmp_path)
    assert _names(expand_paths([tmp_path]).found, tmp_path) == ["a.txt", "b.txt"]
